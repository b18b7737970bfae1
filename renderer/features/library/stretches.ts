// Months in the grid. Where all edits show, each has its row; what a search found stands together, and its months are said in the cells and beside the grid.
import { topOf } from './scroll-space.ts';
import type { Month, Space } from './scroll-space.ts';

/** One after the other: where a month begins, in virtual pixels, and by position. */
export type Stretch = { readonly month: string; readonly top: number; readonly first: number };

/** How many edits a month has, in whatever cells and behind its line. */
export const editsIn = ({ count, edits, dead }: Month & { readonly edits?: number }): number => edits ?? count + (dead?.edits ?? 0);

export const together = (months: readonly Month[]): readonly Month[] =>
  months.length === 0 ? months : [{ month: '', count: months.reduce((sum, { count }) => sum + count, 0) }];

/** `months` as they were found, whether the space has a row for each or not. */
export function stretchesOf(space: Space, months: readonly Month[]): readonly Stretch[] {
  if (space.blocks.every(({ month }) => month !== '')) return space.blocks.filter(({ line }) => line === null);
  let first = 0;
  return months.map(({ month, count }) => {
    const stretch = { month, top: topOf(space, Math.min(first, Math.max(0, space.total - 1))), first };
    first += count;
    return stretch;
  });
}

/** The stretch a place of the space lies in; 0 before the first. */
export function stretchAt(stretches: readonly Stretch[], place: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.top ?? Infinity) <= place) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
