// The line of facts over the grid: how many edits it shows, what is left out, and how they are laid.
import { canFold, parseQuery } from '../../../app/library/query.ts';
import { useOffer } from '../../commands/registry/use-offer.ts';
import { showBehind, useInSight } from '../../store/in-sight.ts';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useSelection } from '../../store/selection.ts';
import { changeLayout } from '../../store/settings.ts';
import { formatCount, formatFacts, formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import type { Where } from './grid-commands.ts';
import css from './library.module.css';
import { OrderMenu } from './order-menu.tsx';
import { editsIn } from './stretches.ts';

export function LibraryHead({ where }: { readonly where: Where }) {
  const query = useLibrary((now) => now.query);
  const notUnderstood = useLibrary((now) => now.found.notUnderstood);
  const cellSize = useMirror((now) => now.settings.layout.cellSize);
  const facts = useFacts(where);
  const words = text.window.grid;
  return (
    <div className={css.facts}>
      <span>
        {facts}
        {notUnderstood.length === 0 ? null : <span className={css.warn}>{` · ${words.notUnderstood(formatParts(notUnderstood))}`}</span>}
      </span>
      {where === 'under-stage' ? <LeftOut /> : null}
      <OrderMenu />
      {canFold(parseQuery(query)) ? <FoldButton /> : null}
      <span className={css.size}>
        <Slider
          label={words.size}
          look="plain"
          value={cellSize}
          minimum={96}
          maximum={512}
          step={8}
          words={(size) => formatCount(size)}
          onChange={(size) => changeLayout({ cellSize: size })}
        />
      </span>
    </div>
  );
}

/** How many there are, and what is to be known of them. */
function useFacts(where: Where): string {
  const { total, exact, notCompared = 0, months } = useLibrary((now) => now.found);
  const query = useLibrary((now) => now.query);
  const selected = useSelection((now) => now.ids.size);
  const damaged = useMirror((now) => now.library.damaged);
  const indexing = useMirror((now) => now.library.state === 'indexing');
  const words = text.window.grid;
  const edits = months.reduce((sum, month) => sum + editsIn(month), 0);
  return formatFacts([
    indexing ? words.reading(total) : query === '' ? words.edits(edits) : words.found(total, exact),
    notCompared > 0 ? words.notCompared(notCompared) : '',
    selected > 1 ? words.selected(selected) : '',
    damaged > 0 && where === 'page' ? words.damaged(damaged) : '',
  ]);
}

/** Why the edit on the stage is not among these, and the way to see it here. */
function LeftOut() {
  const leftOut = useInSight((now) => now.leftOut);
  const words = text.window.grid;
  if (leftOut === null) return null;
  const isSearch = leftOut === 'search';
  return (
    <span className={css.leftOut}>
      {isSearch ? words.leftOut : words.isBehind}
      <Button tone="quiet" onClick={() => void (isSearch ? find('') : showBehind())}>
        {isSearch ? text.window.clearSearch : words.showDead}
      </Button>
    </span>
  );
}

function FoldButton() {
  const { label, shortcut, icon: Icon, checked, run } = useOffer('fold-sets');
  return (
    <button type="button" aria-pressed={checked} title={[text.sets.foldHelp, shortcut].join(' ').trim()} className={css.fold} onClick={run}>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      {label}
    </button>
  );
}
