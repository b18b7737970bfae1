// How the cells of the grid lie in the room that it has: of the size and density that the person chose, by month or all together.
import { useMemo } from 'react';
import { canFold, parseQuery } from '../../../app/library/query.ts';
import type { FoundMonth } from '../../../app/contract/contract.ts';
import { useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import type { ElementSize } from '../../ui/use-size.ts';
import { makeSpace } from './scroll-space.ts';
import type { Space } from './scroll-space.ts';
import { together } from './stretches.ts';

/** Between cells, and the line of a month over its rows. */
const room = { comfortable: { gap: 8, header: 32 }, compact: { gap: 3, header: 24 } } as const;
const lead = 6;
/** What the bar of the selection takes of it: itself, what is below it, and a little more. */
const barHeight = 62;
/** Room beside the rows, as in the style sheet. */
export const inset = 14;

export type GridSpace = {
  readonly space: Space;
  readonly months: readonly FoundMonth[];
  /** Each month has a row of its own. */
  readonly byMonth: boolean;
};

/** `size` is the inner one of what scrolls, in CSS pixels; `isBarred`: the bar of the selection lies over its lower edge. */
export function useGridSpace(size: ElementSize, isBarred: boolean): GridSpace {
  const months = useLibrary((now) => now.found.months);
  const byMonth = useLibrary((now) => canFold(parseQuery(now.query)));
  const cell = useMirror((now) => now.settings.layout.cellSize);
  const { gap, header } = room[useMirror((now) => now.settings.layout.density)];
  const space = useMemo(
    () =>
      makeSpace(byMonth ? months : together(months), {
        width: Math.max(0, size.width - 2 * inset),
        view: size.height,
        cell,
        gap,
        header,
        lead,
        tail: isBarred ? barHeight : 0,
      }),
    [months, byMonth, size, cell, gap, header, isBarred],
  );
  return { space, months, byMonth };
}
