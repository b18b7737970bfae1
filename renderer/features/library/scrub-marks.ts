// What stands beside the scrubber: years, and months where they have room.
import type { Stretch } from './stretches.ts';

/** Where years begin, as far as their names have room, and months where they have; places are virtual. */
export function scrubMarks(
  stretches: readonly Pick<Stretch, 'month' | 'top'>[],
  range: number,
  pixels: number,
): { readonly offset: number; readonly year: string | null }[] {
  if (range === 0 || pixels <= 0) return [];
  const marks: { offset: number; year: string | null }[] = [];
  let lastYear = '';
  let [yearAt, markAt] = [-Infinity, -Infinity];
  for (const { month, top } of stretches) {
    const offset = Math.min(top, range);
    const at = (offset / range) * pixels;
    const year = month.slice(0, 4);
    const named = year !== lastYear && at - yearAt >= yearPixels;
    if (!named && at - markAt < tickPixels) continue;
    marks.push({ offset, year: named ? year : null });
    markAt = at;
    if (named) [lastYear, yearAt] = [year, at];
  }
  return marks;
}

const yearPixels = 18;
const tickPixels = 5;
