// The virtual grid: only what shows is in the document, and the first and the last edit are reachable at any size.
import { useEffect, useMemo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { needRows, useLibrary } from '../../store/library.ts';
import { useSelection } from '../../store/selection.ts';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { goTo } from './grid-commands.ts';
import type { Where } from './grid-commands.ts';
import { onEnter, onMenu, steppedTo } from './grid-events.ts';
import { GridRows, MonthCount } from './grid-rows.tsx';
import css from './grid.module.css';
import type { Box } from './positions-in.ts';
import { linesAt } from './scroll-space.ts';
import type { Line } from './scroll-space.ts';
import { Scrubber } from './scrubber.tsx';
import { stretchAt, stretchesOf } from './stretches.ts';
import { useBox } from './use-box.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { inset } from './use-grid-space.ts';
import { useTileMenu } from './use-tile-menu.ts';

export function Grid({ where, head }: { readonly where: Where; readonly head: ReactNode }) {
  const active = useSelection((now) => now.active);
  const chosenCount = useSelection((now) => now.ids.size);
  const grid = useGridScroll(chosenCount > (where === 'page' ? 0 : 1));
  const { scroller, space, months, byMonth, position, leaping, now, onScroll, goToCell, scrub } = grid;
  const lines = useMemo(() => linesAt(space, position.virtual, space.cell / 2), [space, position.virtual]);
  const { from, to } = useRowsOf(lines, leaping);
  const menu = useTileMenu();
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
  const month = stretches[stretchAt(stretches, position.virtual)];
  const begins = useMemo(() => (byMonth ? null : new Map(stretches.map((one) => [one.first, one.month]))), [byMonth, stretches]);
  const shift = position.scrolled - position.virtual;
  const area = (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text.window.grid.label}
      aria-rowcount={space.rowCount}
      aria-colcount={space.columns}
      aria-multiselectable
      aria-activedescendant={active === null || active.position < from || active.position >= to ? undefined : `edit-${active.id}`}
      className={css.scroller}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => onMenu(event, where)}
      {...boxing.handlers}
    />
  );
  return (
    <div className={css.grid}>
      <div className={css.head}>
        <span className={css.month}>
          {month === undefined || month.month === '' ? '' : formatMonth(month.month)}
          {month === undefined || months.length < 2 ? null : <MonthCount month={month.month} months={months} />}
        </span>
        {head}
      </div>
      <div className={css.body}>
        <ContextMenu label={text.window.grid.menu} items={menu} area={area}>
          <div role="presentation" className={css.tall} style={{ height: space.scrolled }}>
            <GridRows lines={lines} space={space} months={months} begins={begins} shift={shift} leaping={leaping} where={where} />
            {boxing.box === null ? null : <DrawnBox box={boxing.box} shift={shift} />}
          </div>
        </ContextMenu>
        {where === 'page' ? <Scrubber space={space} stretches={stretches} virtual={position.virtual} onGo={scrub} /> : null}
      </div>
    </div>
  );
}

/** The first position that is drawn and the one after the last; what is not there of them is asked for. */
function useRowsOf(lines: readonly Line[], leaping: boolean): { readonly from: number; readonly to: number } {
  const pages = useLibrary((now) => now.pages);
  const rows = lines.filter((line) => line.kind === 'row');
  const from = rows[0]?.first ?? 0;
  const to = rows.reduce((end, row) => Math.max(end, row.first + row.count), from);
  useEffect(() => {
    if (to > from && !leaping) void needRows(from, to);
  }, [from, to, pages, leaping]);
  return { from, to };
}

function DrawnBox({ box, shift }: { readonly box: Box; readonly shift: number }) {
  const { left, right, top, bottom } = box;
  return (
    <div aria-hidden className={css.box} style={{ left: left + inset, width: right - left, top: top + shift, height: bottom - top }} />
  );
}
