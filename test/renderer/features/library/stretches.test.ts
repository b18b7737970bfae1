import { describe, expect, it } from 'vitest';
import { makeSpace, topOf } from '../../../../renderer/features/library/scroll-space.ts';
import { stretchAt, stretchesOf, together } from '../../../../renderer/features/library/stretches.ts';

describe('months of what a search found', () => {
  const found = [
    { month: '2026-11', count: 3 },
    { month: '2026-09', count: 41 },
    { month: '2024-02', count: 7 },
  ];
  const space = makeSpace(together(found), { width: 424, view: 200, cell: 100, gap: 8, header: 32, lead: 6 });

  it('have no rows of their own: what was found stands together, and each begins with its first', () => {
    expect([space.blocks.length, space.total]).toEqual([1, 51]);
    const stretches = stretchesOf(space, found);
    expect(stretches.map(({ month, first }) => [month, first])).toEqual([
      ['2026-11', 0],
      ['2026-09', 3],
      ['2024-02', 44],
    ]);
    expect(stretches.map(({ top }) => top)).toEqual([0, 3, 44].map((first) => topOf(space, first)));
    // Two begin in one row: the later one is the one that lies there.
    const third = stretches[2]?.top ?? 0;
    expect([6, third - 1, third, 1e9].map((place) => stretchAt(stretches, place))).toEqual([1, 1, 2, 2]);
    expect(stretchAt(stretches, -5)).toBe(0);
  });

  it('are the rows where all edits show', () => {
    const all = makeSpace(found, { width: 424, view: 200, cell: 100, gap: 8, header: 32, lead: 6 });
    expect(stretchesOf(all, found)).toEqual(all.blocks);
    expect(together([])).toEqual([]);
  });
});
