// What of the grid changes as it moves: each part takes of the movement what it shows.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { FoundMonth } from '../../../app/contract/contract.ts';
import { needRows, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useSelection } from '../../store/selection.ts';
import { formatMonth } from '../../text/format.ts';
import type { Where } from './grid-commands.ts';
import { GridRows, MonthCount } from './grid-rows.tsx';
import css from './grid.module.css';
import type { Box } from './positions-in.ts';
import { isSameLine, linesAt } from './scroll-space.ts';
import type { Line, Position, Space } from './scroll-space.ts';
import { stretchAt } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import type { Turns } from './turns.ts';
import type { Moving } from './use-grid-scroll.ts';
import { inset } from './use-grid-space.ts';

type TopProps = { readonly moving: StoreApi<Moving>; readonly stretches: readonly Stretch[]; readonly months: readonly FoundMonth[] };

/** The month of what lies at the upper edge. */
export function TopMonth({ moving, stretches, months }: TopProps) {
  const at = useStore(moving, ({ position }) => stretchAt(stretches, position.virtual));
  const month = stretches[at];
  return (
    <span className={css.month}>
      {month === undefined || month.month === '' ? '' : formatMonth(month.month)}
      {month === undefined || months.length < 2 ? null : <MonthCount month={month.month} months={months} />}
    </span>
  );
}

type RowsProps = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly space: Space;
  readonly months: readonly FoundMonth[];
  readonly begins: ReadonlyMap<number, string> | null;
  readonly where: Where;
  readonly moving: StoreApi<Moving>;
  readonly turns: Turns;
};

export function Rows({ scroller, space, months, begins, where, moving, turns }: RowsProps) {
  const lines = useLines(moving, space);
  const shift = useStore(moving, ({ position }) => shiftOf(position));
  const leaping = useStore(moving, (now) => now.leaping);
  const { from, to } = useRowsOf(lines, leaping);
  const active = useSelection((now) =>
    now.active !== null && now.active.position >= from && now.active.position < to ? now.active.id : null,
  );
  const probe = useRef<HTMLSpanElement>(null);
  const fill = useFill(probe);
  // The grid's own element is not there yet at the first drawing, since effects of a part come before its ancestor is attached: that is well only because
  // the first drawing has no rows, and so no active one.
  useLayoutEffect(() => {
    if (active === null) scroller.current?.removeAttribute('aria-activedescendant');
    else scroller.current?.setAttribute('aria-activedescendant', `edit-${active}`);
  }, [active, scroller]);
  return (
    <>
      <span ref={probe} hidden className={css.fill} />
      <GridRows {...{ lines, space, months, begins, shift, leaping, where, turns, fill }} />
    </>
  );
}

/** What stands behind a picture in the colours of now, resolved for the worker that paints: it knows no style sheet. */
function useFill(probe: RefObject<HTMLElement | null>): string {
  const [fill, setFill] = useState('');
  const theme = useMirror((now) => now.settings.theme);
  useLayoutEffect(() => {
    const take = (): void => void (probe.current !== null && setFill(getComputedStyle(probe.current).backgroundColor));
    take();
    // The page has what the person chose a moment later than the parts that show it.
    const frame = requestAnimationFrame(take);
    const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
    for (const one of media) one.addEventListener('change', take);
    return () => {
      cancelAnimationFrame(frame);
      for (const one of media) one.removeEventListener('change', take);
    };
  }, [theme, probe]);
  return fill;
}

/** The same list while the same rows show. */
function useLines(moving: StoreApi<Moving>, space: Space): readonly Line[] {
  const kept = useRef<readonly Line[]>([]);
  return useStore(moving, ({ position }) => {
    const lines = linesAt(space, position.virtual, space.cell);
    const was = kept.current;
    const isSame = lines.length === was.length && lines.every((line, n) => isSameLine(line, was[n]));
    return isSame ? was : (kept.current = lines);
  });
}

/** Steps in fractions of a pixel leave crumbs in it. */
const shiftOf = ({ scrolled, virtual }: Position): number => Math.round((scrolled - virtual) * 64) / 64;

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

/** While the person draws a box around cells. */
export function DrawnBox({ box, moving }: { readonly box: Box; readonly moving: StoreApi<Moving> }) {
  const shift = useStore(moving, ({ position }) => shiftOf(position));
  const { left, right, top, bottom } = box;
  return (
    <div aria-hidden className={css.box} style={{ left: left + inset, width: right - left, top: top + shift, height: bottom - top }} />
  );
}
