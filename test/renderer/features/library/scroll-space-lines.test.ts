// Lines in the grid that have no cells while they are folded, and room under its last row.
import { describe, expect, it } from 'vitest';
import { linesAt, makeSpace, max, reveal, stepFrom, topIn, topOf, virtualOf } from '../../../../renderer/features/library/scroll-space.ts';
import type { Month } from '../../../../renderer/features/library/scroll-space.ts';

const measures = { width: 424, view: 400, cell: 100, gap: 8, header: 32, lead: 6 };
const dead = (open: boolean): NonNullable<Month['dead']> => ({ edits: 7, cells: 5, open });
const space = (open: boolean) =>
  makeSpace(
    [
      { month: '2026-11', count: 5, dead: dead(open) },
      { month: '2026-10', count: 0, dead: dead(false) },
      { month: '2026-09', count: 3 },
    ],
    measures,
  );
const seen = (open: boolean, from = 0) =>
  linesAt({ ...space(open), view: 2000 }, from).map((line) =>
    line.kind === 'row' ? line.count : line.line === null ? line.month : line.line.edits,
  );

describe('what came to nothing', () => {
  it('is a line without cells where it is folded, and has its rows under the line where it is open', () => {
    expect([space(false).total, space(true).total]).toEqual([8, 13]);
    expect(seen(false)).toEqual([4, 1, 7, '2026-10', 7, '2026-09', 3]);
    expect(seen(true)).toEqual([4, 1, 7, 4, 1, '2026-10', 7, '2026-09', 3]);
  });

  it('is passed by the arrows where it is folded', () => {
    expect([stepFrom(space(false), 4, 'down'), stepFrom(space(false), 5, 'up')]).toEqual([5, 4]);
    expect([stepFrom(space(true), 4, 'down'), stepFrom(space(true), 10, 'up')]).toEqual([5, 9]);
  });

  it('at the upper edge keeps its place when the cells get another size', () => {
    const now = space(false);
    const line = linesAt({ ...now, view: 2000 }, 0).find(({ kind }) => kind === 'header')?.top ?? 0;
    expect(virtualOf({ ...now, view: 1 }, topIn(now, line))).toBeCloseTo(line);
  });
});

describe('under what lies over its lower edge', () => {
  it('the last row can be seen whole', () => {
    const barred = makeSpace([{ month: '2026-11', count: 40 }], { ...measures, tail: 62 });
    const bottom = topOf(barred, 39) + barred.cell;
    expect(bottom).toBeLessThanOrEqual(max(barred) + barred.view - barred.tail);
    expect(bottom - reveal(barred, 0, 39)).toBeLessThanOrEqual(barred.view - barred.tail);
  });
});
