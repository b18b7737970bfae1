// What can be done with the selected edits: marks, project, trash. Floats over the grid while there is a selection.
import { FolderKanban, Tags, Undo2, Workflow, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { compared } from '../../../app/edits/compared.ts';
import { planSelected } from '../../commands/batch-plan.ts';
import { commonMarks } from './common-marks.ts';
import { useEdits } from '../../store/edits.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { targetOfIds } from '../../commands/target.ts';
import { learnNames, useNames } from '../../store/names.ts';
import { addTag, giveProject, giveStars, removeTag, restore, toggleLabel } from '../../commands/organise.ts';
import { clearSelection, useSelection } from '../../store/selection.ts';
import { view } from '../../store/view.ts';
import { useHints } from '../../store/key-settings.ts';
import { labelChoices } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Stars } from '../../ui/stars.tsx';
import { Swatches } from '../../ui/swatches.tsx';
import css from './selection-bar.module.css';

type Props = {
  /** Called while the bar goes though it has the keyboard: what is selected is no more. */
  readonly onFocusLost: () => void;
};

export function SelectionBar({ onFocusLost }: Props) {
  const selected = useSelection((now) => now.ids);
  return selected.size === 0 ? null : <Bar selected={selected} onFocusLost={onFocusLost} />;
}

function Bar({ selected, onFocusLost }: Props & { readonly selected: ReadonlySet<string> }) {
  const hint = useHints();
  const ids = [...selected];
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
  const tagging = useStore(view, (now) => now.tagging);
  const [projecting, setProjecting] = useState(false);
  const tags = useNames((now) => now.tags);
  const projects = useNames((now) => now.projects);
  useEffect(() => void learnNames(), []);
  const marks = commonMarks(edits);
  const words = text.organise;
  return (
    <div ref={bar} role="toolbar" aria-label={words.actions} data-floats className={css.bar}>
      <span className={css.count}>{words.selected(ids.length)}</span>
      <Stars label={words.stars} nameOf={words.giveStars} stars={marks.stars ?? 0} onGive={(stars) => giveStars(ids, stars)} />
      <CommandButton command="favourite" target={target} iconSize={15} />
      <CommandButton command="pick" target={target} iconSize={15} />
      <CommandButton command="reject" target={target} iconSize={15} />
      <Swatches label={words.label} colours={labelChoices(hint)} chosen={marks.label} onChoose={(label) => toggleLabel(ids, label)} />
      <Popover
        title={words.tags}
        side="top"
        width={280}
        open={tagging}
        onOpenChange={(open) => view.setState({ tagging: open })}
        trigger={
          <Button tone="quiet" icon={<Tags size={15} aria-hidden />}>
            {words.tags}
          </Button>
        }
      >
        <div className={css.card}>
          <Chips
            label={words.tags}
            chips={marks.tags.map(({ name, onAll }) => ({
              key: name,
              words: name,
              part: !onAll,
              ...(onAll ? {} : { title: words.onSome }),
              removeLabel: words.removeTag(name),
              onRemove: () => removeTag(ids, name),
            }))}
          />
          <NameField
            compared={compared}
            label={words.addTag}
            placeholder={words.addTag}
            suggestions={tags}
            newWords={words.newTag}
            onGive={(tag) => addTag(ids, tag)}
          />
        </div>
      </Popover>
      <Popover
        title={words.project}
        side="top"
        width={280}
        open={projecting}
        onOpenChange={setProjecting}
        trigger={
          <Button tone="quiet" icon={<FolderKanban size={15} aria-hidden />}>
            {marks.project ?? words.project}
          </Button>
        }
      >
        <div className={css.card}>
          <NameField
            compared={compared}
            label={words.chooseProject}
            placeholder={words.chooseProject}
            suggestions={projects}
            newWords={words.newProject}
            onGive={(project) => {
              setProjecting(false);
              giveProject(ids, project);
            }}
          />
          {edits.some(({ project }) => project !== null) ? (
            <Button
              tone="quiet"
              onClick={() => {
                setProjecting(false);
                giveProject(ids, null);
              }}
            >
              {words.takeOut}
            </Button>
          ) : null}
        </div>
      </Popover>
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
