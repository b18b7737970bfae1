// Places of edits as they are kept of a search: numbers, the newest first.
import { monthOfPlace, startOfMonth } from '../store/row.ts';

export const monthsOf = (newestFirst: Float64Array): { month: string; count: number }[] =>
  countedIn(newestFirst).map(({ start, count }) => ({ month: monthOfPlace(start), count }));

/** How many lie in each month, by its first place. */
export function countedIn(newestFirst: Float64Array): { start: number; count: number }[] {
  const months = [];
  for (let at = 0; at < newestFirst.length;) {
    const start = startOfMonth(newestFirst[at] ?? 0);
    const next = firstAtMost(newestFirst, start - 1, at);
    months.push({ start, count: next - at });
    at = next;
  }
  return months;
}

/** The first index whose place is not greater. */
export function firstAtMost(newestFirst: Float64Array, place: number, from = 0): number {
  let low = from;
  let high = newestFirst.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((newestFirst[middle] ?? 0) > place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function joined(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of pieces) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
