// What can be done with the selected edits: marks, project, trash. Floats over the grid while there is a selection.
import { Undo2, Workflow, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { planSelected } from '../../commands/batch-plan.ts';
import { commonMarks } from './common-marks.ts';
import { useEdits } from '../../store/edits.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { targetOfIds } from '../../commands/target.ts';
import { learnNames } from '../../store/names.ts';
import { giveStars, restore, toggleLabel } from '../../commands/organise.ts';
import { listOf } from '../../store/select.ts';
import type { Ids } from '../../store/select.ts';
import { clearSelection, useSelection } from '../../store/selection.ts';
import { useHints } from '../../store/key-settings.ts';
import { labelChoices } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Stars } from '../../ui/stars.tsx';
import { Swatches } from '../../ui/swatches.tsx';
import css from './selection-bar.module.css';
import { ProjectButton, TagsButton } from './selection-names.tsx';

type Props = {
  /** Called while the bar goes though it has the keyboard: what is selected is no more. */
  readonly onFocusLost: () => void;
};

export function SelectionBar({ onFocusLost }: Props) {
  const selected = useSelection((now) => now.ids);
  return selected.size === 0 ? null : <Bar selected={selected} onFocusLost={onFocusLost} />;
}

function Bar({ selected, onFocusLost }: Props & { readonly selected: Ids }) {
  const hint = useHints();
  const ids = listOf(selected);
  const target = targetOfIds(ids);
  const edits = useEdits(selected);
  const bar = useRef<HTMLDivElement>(null);
  const lost = useRef(onFocusLost);
  lost.current = onFocusLost;
  useLayoutEffect(() => {
    const node = bar.current;
    return () => {
      if (node?.contains(document.activeElement) === true) lost.current();
    };
  }, []);
  useEffect(() => void learnNames(), []);
  const marks = commonMarks(edits, ids.length);
  const words = text.organise;
  return (
    <div ref={bar} role="toolbar" aria-label={words.actions} data-floats className={css.bar}>
      <span className={css.count}>{words.selected(ids.length)}</span>
      <Stars label={words.stars} nameOf={words.giveStars} stars={marks.stars ?? 0} onGive={(stars) => giveStars(ids, stars)} />
      <CommandButton command="favourite" target={target} iconSize={15} />
      <CommandButton command="pick" target={target} iconSize={15} />
      <CommandButton command="reject" target={target} iconSize={15} />
      <Swatches label={words.label} colours={labelChoices(hint)} chosen={marks.label} onChoose={(label) => toggleLabel(ids, label)} />
      <TagsButton ids={ids} tags={marks.tags} />
      <ProjectButton
        ids={ids}
        project={marks.project}
        isInProject={edits.length < ids.length || edits.some(({ project }) => project !== null)}
      />
      {ids.length > 1 ? <CommandButton command="survey" target={target} iconSize={15} /> : null}
      <CommandButton command="keep-pixels" target={target} iconSize={15} />
      <IconButton name={text.chains.batchOf} icon={<Workflow size={15} />} onClick={() => void planSelected(ids)} />
      <CommandButton command="export" target={target} iconSize={15} />
      {marks.trashed ? (
        <Button tone="quiet" icon={<Undo2 size={15} aria-hidden />} onClick={() => restore(ids)}>
          {words.restore}
        </Button>
      ) : (
        <CommandButton command="trash" target={target} iconSize={15} />
      )}
      <IconButton name={words.clear} size="small" shortcut={hint('back')} icon={<X size={14} />} onClick={clearSelection} />
    </div>
  );
}
