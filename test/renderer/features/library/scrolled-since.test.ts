import { describe, expect, it } from 'vitest';
import { jumpTo, makeSpace, max, tallestElement, topIn, topOf, virtualOf } from '../../../../renderer/features/library/scroll-space.ts';
import { carriedOver, isScrolledSince } from '../../../../renderer/features/library/scrolled-since.ts';

const measures = { width: 1252, view: 700, cell: 128, gap: 8, header: 32, lead: 6 };
const spaceOf = (count: number, cell = 128) => makeSpace([{ month: '2026-01', count }], { ...measures, cell });
const [plain, larger, huge] = [spaceOf(3000), spaceOf(3000, 256), spaceOf(1_000_000)];

describe('a scrolling whose event has not come', () => {
  it('is one where the element stands elsewhere than it was put, by a pixel or more', () => {
    const position = jumpTo(plain, 5000);
    expect([5000, 5000.6, 4999.4].map((now) => isScrolledSince(plain, position, now))).toEqual([false, false, false]);
    expect([0, 4999, 5001, 9000].map((now) => isScrolledSince(plain, position, now))).toEqual([true, true, true, true]);
  });

  it('is none where the end came nearer than where it was put; above that end it is one', () => {
    const position = jumpTo(larger, max(larger));
    const end = max(plain);
    expect(end).toBeLessThan(position.scrolled);
    expect([end, end - 0.5].map((now) => isScrolledSince(plain, position, now))).toEqual([false, false]);
    expect(isScrolledSince(plain, position, end - 40)).toBe(true);
  });

  it('moves what was on top by as many pixels where it was a step', () => {
    const position = jumpTo(plain, 5000);
    const anchor = virtualOf(larger, topIn(plain, 5000));
    expect(carriedOver(plain, position, 5120, larger, anchor)).toBe(anchor + 120);
    expect(carriedOver(plain, jumpTo(plain, 50), 0, larger, virtualOf(larger, topIn(plain, 50)))).toBeCloseTo(
      virtualOf(larger, topIn(plain, 50)) - 50,
    );
  });

  it('leads to the row that it pointed at where it was a leap, also in a library that is taller than an element', () => {
    const row = topOf(plain, 166 * plain.columns);
    expect(carriedOver(plain, jumpTo(plain, 0), row, larger, 0)).toBe(topOf(larger, 166 * plain.columns));
    expect(carriedOver(plain, jumpTo(plain, row), 0, larger, topOf(larger, 166 * plain.columns))).toBe(0);
    const half = (tallestElement - measures.view) / 2;
    expect(carriedOver(huge, jumpTo(huge, 0), half, huge, 0)).toBeCloseTo(max(huge) / 2, 0);
  });
});
