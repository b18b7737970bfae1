// The virtual grid: only what shows is in the document, and the first and the last edit are reachable at any size.
import { useMemo } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useSelection } from '../../store/selection.ts';
import { text } from '../../text/text.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { goTo } from './grid-commands.ts';
import type { Where } from './grid-commands.ts';
import { onEnter, onMenu, steppedTo, tilesAtOnce } from './grid-events.ts';
import css from './grid.module.css';
import { DrawnBox, Rows, TopMonth } from './moving-parts.tsx';
import type { Space } from './scroll-space.ts';
import { Scrubber } from './scrubber.tsx';
import { stretchesOf } from './stretches.ts';
import { useBox } from './use-box.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { inset } from './use-grid-space.ts';
import { useTileMenu } from './use-tile-menu.ts';

export function Grid({ where, head }: { readonly where: Where; readonly head: ReactNode }) {
  const chosenCount = useSelection((now) => now.ids.size);
  const grid = useGridScroll(chosenCount > (where === 'page' ? 0 : 1));
  const { scroller, space, months, byMonth, moving, turns, now, onScroll, goToCell, scrub } = grid;
  const boxing = useBox(scroller, now, inset);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (onEnter(event, where)) return;
    const next = steppedTo(event, space);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    // From a line of the grid the arrows lead back among its pictures.
    scroller.current?.focus();
    goToCell(next);
    void goTo(next, event.shiftKey ? 'extend' : 'one', where);
  };

  const stretches = useMemo(() => stretchesOf(space, months), [space, months]);
  const begins = useMemo(() => (byMonth ? null : new Map(stretches.map((one) => [one.first, one.month]))), [byMonth, stretches]);
  const area = (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text.window.grid.label}
      aria-rowcount={space.rowCount}
      aria-colcount={space.columns}
      aria-multiselectable
      className={css.scroller}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => onMenu(event, where)}
      {...boxing.handlers}
      {...tilesAtOnce(turns)}
    />
  );
  return (
    <div className={css.grid}>
      <div className={css.head}>
        <TopMonth moving={moving} stretches={stretches} months={months} />
        {head}
      </div>
      <div className={css.body}>
        <TileMenu area={area}>
          <div role="presentation" className={css.tall} style={shapeOf(space)}>
            <Rows scroller={scroller} space={space} months={months} begins={begins} where={where} moving={moving} turns={turns} />
            {boxing.box === null ? null : <DrawnBox box={boxing.box} moving={moving} />}
          </div>
        </TileMenu>
        {where === 'page' ? <Scrubber space={space} stretches={stretches} moving={moving} onGo={scrub} /> : null}
      </div>
    </div>
  );
}

/** Cells are what style sheets draw in their place until there are pictures. */
const shapeOf = ({ scrolled, cell, gap }: Space): CSSProperties =>
  ({ height: scrolled, '--cell': `${cell}px`, '--step': `${cell + gap}px` }) as CSSProperties;

function TileMenu({ area, children }: { readonly area: ReactElement; readonly children: ReactNode }) {
  const menu = useTileMenu();
  return (
    <ContextMenu label={text.window.grid.menu} items={menu} area={area}>
      {children}
    </ContextMenu>
  );
}
