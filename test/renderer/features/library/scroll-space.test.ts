import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitCells,
  isScaled,
  isStuck,
  jumpTo,
  linesAt,
  makeSpace,
  max,
  maxTiles,
  reveal,
  scrolledTo,
  start,
  stepFrom,
  tallestElement,
  topIn,
  topOf,
  toScrolled,
  toVirtual,
  virtualOf,
} from '../../../../renderer/features/library/scroll-space.ts';
import { positionsIn } from '../../../../renderer/features/library/positions-in.ts';
import { scrubMarks } from '../../../../renderer/features/library/scrub-marks.ts';
import type { Month, Space } from '../../../../renderer/features/library/scroll-space.ts';

const measures = { width: 1252, view: 700, cell: 128, gap: 8, header: 32, lead: 6 };

const months: fc.Arbitrary<Month[]> = fc
  .array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 60 })
  .map((counts) => counts.map((count, at) => ({ month: `2026-${String(at)}`, count, ...behindOf(count) })));
/** Of every third month some stand behind a line, which is open every other time. */
const behindOf = (count: number): Pick<Month, 'dead'> =>
  count % 3 === 0 ? { dead: { edits: 5, cells: 1 + (count % 40), open: count % 2 === 0 } } : {};
const screens = fc.record({
  width: fc.integer({ min: 120, max: 3800 }),
  view: fc.integer({ min: 40, max: 2100 }),
  cell: fc.integer({ min: 96, max: 512 }),
  gap: fc.constant(8),
  header: fc.constant(32),
  lead: fc.constant(6),
});
const spaces = fc.tuple(months, screens).map(([found, screen]) => makeSpace(found, screen));

const positionsAt = (space: Space, virtual: number): number[] =>
  linesAt(space, virtual).flatMap((line) => (line.kind === 'row' ? Array.from({ length: line.count }, (_, at) => line.first + at) : []));

/** What the element's scroll range allows, as Chromium would clamp it. */
const lowest = (space: Space): number => Math.max(0, space.scrolled - space.view);

describe('the scroll space', () => {
  it('shows the first edit at the top and the last at the very end, whatever the size', () => {
    fc.assert(
      fc.property(spaces, (space) => {
        fc.pre(space.total > 0);
        expect(positionsAt(space, toVirtual(space, 0))).toContain(0);
        expect(positionsAt(space, toVirtual(space, lowest(space)))).toContain(space.total - 1);
      }),
    );
  });

  it('stays below the height Chromium cuts at, at any pixel ratio up to four', () => {
    const million = makeSpace([{ month: '2026-11', count: 1_000_000 }], { ...measures, cell: 512 });
    expect(million.height).toBeGreaterThan(33_554_428);
    expect(million.scrolled).toBe(tallestElement);
    expect(million.scrolled * 4).toBeLessThan(33_554_428);
    expect(isScaled(million)).toBe(true);
  });

  it('brings every edit into view when asked to', () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (space, part, from) => {
        fc.pre(space.total > 0);
        const position = Math.min(space.total - 1, Math.floor(part * space.total));
        const here = jumpTo(space, reveal(space, from * space.height, position));
        expect(positionsAt(space, here.virtual)).toContain(position);
        expect(here.scrolled).toBeLessThanOrEqual(lowest(space) + 1e-6);
      }),
    );
  });

  it('lays rows without gap or overlap and counts each edit once', () => {
    const space = makeSpace(
      [
        { month: '2026-11', count: 20 },
        { month: '2026-10', count: 3 },
      ],
      { ...measures, view: 690 },
    );
    expect(space.columns).toBe(9);
    expect(positionsAt(space, 0)).toEqual(Array.from({ length: 23 }, (_, at) => at));
    const lines = linesAt(space, 0);
    expect(lines.map(({ kind, ariaRow }) => [kind, ariaRow])).toEqual([
      ['row', 2],
      ['row', 3],
      ['row', 4],
      ['header', 5],
      ['row', 6],
    ]);
    const tops = lines.map(({ top }) => top);
    expect(tops).toEqual(tops.toSorted((first, second) => first - second));
  });

  it('keeps at most as many tiles on screen as the page bears', () => {
    fc.assert(
      fc.property(months, screens, (found, screen) => {
        const space = makeSpace(found, screen);
        expect(positionsAt(space, space.height / 3).length).toBeLessThanOrEqual(maxTiles + space.columns);
      }),
    );
  });

  it('fills the width with cells of at least the wanted size', () => {
    fc.assert(
      fc.property(screens, (screen) => {
        fc.pre(screen.width > screen.cell);
        const { columns, cell } = fitCells(screen);
        expect(columns * cell + (columns - 1) * screen.gap).toBeCloseTo(screen.width, 6);
        expect(cell).toBeGreaterThanOrEqual(screen.cell - 1e-9);
      }),
    );
  });

  it('maps there and back', () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), (space, part) => {
        const virtual = part * Math.max(0, space.height - space.view);
        const scrolled = toScrolled(space, virtual);
        const nearAnEnd = isScaled(space) && (scrolled <= 2000 || scrolled >= lowest(space) - 2000);
        if (!nearAnEnd) expect(toVirtual(space, scrolled)).toBeCloseTo(virtual, 3);
      }),
    );
  });
});

describe('scrolling', () => {
  const million = makeSpace([{ month: '2026-11', count: 1_000_000 }], { ...measures, cell: 512 });
  const small = makeSpace([{ month: '2026-11', count: 500 }], measures);

  it('moves a small library exactly as its element', () => {
    expect(scrolledTo(small, start, 137)).toEqual({ virtual: 137, scrolled: 137 });
  });

  it('moves a huge library by the wheel as many pixels as the wheel says', () => {
    const there = jumpTo(million, 90_000_000);
    const next = scrolledTo(million, there, there.scrolled + 100);
    expect(next.virtual - there.virtual).toBeCloseTo(100, 6);
  });

  it('goes where the scrollbar points when it leaps', () => {
    const next = scrolledTo(million, start, tallestElement / 2);
    expect(next.virtual / million.height).toBeCloseTo(0.5, 2);
  });

  it('notices that the element ended before the library did, and frees itself', () => {
    const ended = scrolledTo(million, { virtual: 20_000, scrolled: 500 }, 0);
    expect(ended.virtual).toBeGreaterThan(0);
    expect(isStuck(million, ended)).toBe(true);
    expect(jumpTo(million, ended.virtual).scrolled).toBeGreaterThan(0);
    expect(isStuck(million, start)).toBe(false);
  });

  it('reaches both ends by the wheel alone', () => {
    const space = makeSpace([{ month: '2026-11', count: 3000 }], { ...measures, view: 300, cell: 512 });
    const squeezed: Space = { ...space, scrolled: 2000 };
    let position = start;
    for (let turn = 0; turn < 10_000 && position.virtual < squeezed.height - squeezed.view; turn++) {
      position = scrolledTo(squeezed, position, Math.min(lowest(squeezed), position.scrolled + 120));
      if (isStuck(squeezed, position)) position = jumpTo(squeezed, position.virtual);
    }
    expect(positionsAt(squeezed, position.virtual)).toContain(2999);
  });
});

describe('the row at the upper edge', () => {
  const edge = (space: Space, part: number): number => Math.max(0, space.height - space.view) * part;

  it('is where it was after a look away', () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), (space, part) => {
        const virtual = edge(space, part);
        expect(virtualOf(space, topIn(space, virtual))).toBeCloseTo(virtual, 3);
      }),
    );
  });

  it('is the same row in cells of any size and a window of any width, unless the end of the library is in sight', () => {
    fc.assert(
      fc.property(months, screens, screens, fc.double({ min: 0, max: 1, noNaN: true }), (found, first, second, part) => {
        const [before, after] = [makeSpace(found, first), makeSpace(found, second)];
        const top = topIn(before, edge(before, part));
        const virtual = virtualOf(after, top);
        if (top === null) {
          expect(virtual).toBe(0);
          return;
        }
        const isAtEnd = virtual >= after.height - after.view - 1;
        // The month's name may stand over it, as it did before.
        const row = topOf(after, top.position);
        if (!isAtEnd)
          expect(Math.abs(row - virtual)).toBeLessThanOrEqual(
            Math.max(after.cell + after.gap, after.header * (after.cell / before.cell + 1)),
          );
      }),
    );
  });
});

describe('arrow keys in the grid', () => {
  const space = makeSpace(
    [
      { month: '2026-11', count: 11 },
      { month: '2026-10', count: 20 },
    ],
    measures,
  );

  it('keep the column over the end of a month', () => {
    expect(space.columns).toBe(9);
    expect(stepFrom(space, 1, 'down')).toBe(10);
    expect(stepFrom(space, 10, 'down')).toBe(12);
    expect(stepFrom(space, 12, 'up')).toBe(10);
    expect(stepFrom(space, 8, 'down')).toBe(10);
  });

  it('stop at both ends', () => {
    expect(stepFrom(space, 0, 'left')).toBe(0);
    expect(stepFrom(space, 0, 'up')).toBe(0);
    expect(stepFrom(space, 30, 'right')).toBe(30);
    expect(stepFrom(space, 30, 'down')).toBe(30);
    expect([stepFrom(space, 15, 'first'), stepFrom(space, 15, 'last')]).toEqual([0, 30]);
  });

  it('never leave the library', () => {
    fc.assert(
      fc.property(
        spaces,
        fc.nat(),
        fc.constantFrom('left', 'right', 'up', 'down', 'first', 'last', 'page-up', 'page-down'),
        (any, place, step) => {
          fc.pre(any.total > 0);
          const next = stepFrom(any, place % any.total, step);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(any.total);
          expect(Number.isFinite(topOf(any, next))).toBe(true);
        },
      ),
    );
  });
});

describe('a box', () => {
  // Four columns of 100 with gaps of 8: months of 6 and 3.
  const space = makeSpace(
    [
      { month: '2026-11', count: 6 },
      { month: '2026-10', count: 3 },
    ],
    { width: 424, view: 600, cell: 100, gap: 8, header: 32, lead: 6 },
  );

  it('holds the cells it touches, over months and half-filled rows', () => {
    expect(space.columns).toBe(4);
    expect(positionsIn(space, { left: 0, right: 424, top: 0, bottom: 1000 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(positionsIn(space, { left: 110, right: 120, top: 0, bottom: 1000 })).toEqual([1, 5, 7]);
    expect(positionsIn(space, { left: 300, right: 420, top: 120, bottom: 150 })).toEqual([]);
  });

  it('in the room between cells holds none', () => {
    expect(positionsIn(space, { left: 101, right: 107, top: 0, bottom: 1000 })).toEqual([]);
    expect(positionsIn(space, { left: 0, right: 424, top: 0, bottom: 4 })).toEqual([]);
    expect(positionsIn(space, { left: 0, right: 424, top: 223, bottom: 250 })).toEqual([]);
  });
});

describe('the marks of the scrubber', () => {
  const months = Array.from({ length: 60 }, (_, n) => ({
    month: `${2026 - Math.floor(n / 12)}-${String(12 - (n % 12)).padStart(2, '0')}`,
    count: 40,
  }));
  const space = makeSpace(months, { width: 424, view: 600, cell: 100, gap: 8, header: 32, lead: 6 });

  it('name each year once, in order, where it begins, with room between', () => {
    const marks = scrubMarks(space.blocks, max(space), 500);
    expect(marks.flatMap(({ year }) => (year === null ? [] : [year]))).toEqual(['2026', '2025', '2024', '2023', '2022']);
    expect(marks.map(({ offset }) => offset)).toEqual(marks.map(({ offset }) => offset).toSorted((a, b) => a - b));
  });

  it('leave years out that have no room, and are none where nothing scrolls', () => {
    const years = scrubMarks(space.blocks, max(space), 40).flatMap(({ year }) => (year === null ? [] : [year]));
    expect(years.length).toBeLessThan(4);
    expect(years[0]).toBe('2026');
    expect(scrubMarks([{ month: '2026-01', top: 0 }], 0, 500)).toEqual([]);
  });
});
