// The grid with its line of facts: under the stage, or the whole page.
import { useRef } from 'react';
import { canFold, parseQuery } from '../../../app/library/query.ts';
import { useOffer } from '../../commands/registry/use-offer.ts';
import { hasTerm } from '../../store/filters.ts';
import { showBehind, useInSight } from '../../store/in-sight.ts';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useSelection } from '../../store/selection.ts';
import { changeLayout } from '../../store/settings.ts';
import { formatCount, formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Grid } from './grid.tsx';
import { editsIn } from './stretches.ts';
import css from './library.module.css';
import { OrderMenu } from './order-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TrashBar } from './trash-bar.tsx';

function FoldButton() {
  const { label, shortcut, icon: Icon, checked, run } = useOffer('fold-sets');
  return (
    <button type="button" aria-pressed={checked} title={[text.sets.foldHelp, shortcut].join(' ').trim()} className={css.fold} onClick={run}>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      {label}
    </button>
  );
}

type Props = { readonly place: 'page' | 'under-stage' };

export function Library({ place }: Props) {
  const total = useLibrary((now) => now.found.total);
  const query = useLibrary((now) => now.query);
  const edits = useLibrary((now) => now.found.months.reduce((sum, month) => sum + editsIn(month), 0));
  const exact = useLibrary((now) => now.found.exact);
  const known = useLibrary((now) => now.known);
  const notUnderstood = useLibrary((now) => now.found.notUnderstood);
  const notCompared = useLibrary((now) => now.found.notCompared ?? 0);
  const selected = useSelection((now) => now.ids.size);
  const cellSize = useMirror((now) => now.settings.layout.cellSize);
  const damaged = useMirror((now) => now.library.damaged);
  const indexing = useMirror((now) => now.library.state === 'indexing');
  const leftOut = useInSight((now) => now.leftOut);
  const isEmpty = useLibrary((now) => now.found.total === 0 && now.found.months.length === 0);
  const words = text.window.grid;
  const facts = [
    indexing ? words.reading(total) : query === '' ? words.edits(edits) : words.found(total, exact),
    notCompared > 0 ? words.notCompared(notCompared) : '',
    selected > 1 ? words.selected(selected) : '',
    damaged > 0 && place === 'page' ? words.damaged(damaged) : '',
  ];
  const library = useRef<HTMLDivElement>(null);
  const toGrid = (): void => library.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  return (
    <div ref={library} className={css.library}>
      {place === 'page' ? <FilterBar /> : null}
      {hasTerm(query, 'in:trash') ? <TrashBar /> : null}
      {known && isEmpty ? (
        <div className={css.empty}>
          <div className={css.nothing}>
            {indexing ? words.reading(total) : query === '' ? words.none : words.nothingFound}
            {notCompared === 0 ? null : <span>{words.notCompared(notCompared)}</span>}
            {notUnderstood.length === 0 ? null : <span>{words.notUnderstood(formatParts(notUnderstood))}</span>}
            {query === '' ? null : <Button onClick={() => void find('')}>{text.window.clearSearch}</Button>}
          </div>
        </div>
      ) : (
        <Grid
          place={place}
          head={
            <div className={css.facts}>
              <span>
                {facts.filter((part) => part !== '').join(' · ')}
                {notUnderstood.length === 0 ? null : (
                  <span className={css.warn}>{` · ${words.notUnderstood(formatParts(notUnderstood))}`}</span>
                )}
              </span>
              {leftOut !== null && place === 'under-stage' ? (
                <span className={css.leftOut}>
                  {leftOut === 'search' ? words.leftOut : words.isBehind}
                  <Button tone="quiet" onClick={() => void (leftOut === 'search' ? find('') : showBehind())}>
                    {leftOut === 'search' ? text.window.clearSearch : words.showDead}
                  </Button>
                </span>
              ) : null}
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
          }
        />
      )}
      {place === 'page' || selected > 1 ? <SelectionBar onFocusLost={toGrid} /> : null}
    </div>
  );
}
