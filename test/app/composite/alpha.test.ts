// How much of the result each pixel shows: the parts that are on, grown and faded, and what a person draws over them.
import { describe, expect, test } from 'vitest';
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import { alphaOf } from '../../../app/composite/alpha.ts';
import type { AlphaOptions } from '../../../app/composite/alpha.ts';
import type { Labels, Plane } from '../../../app/composite/raster.ts';

const [width, height] = [60, 40];
/** Strokes are in pixels of an original ten times as large. */
const plain: AlphaOptions = { off: [], grow: 0, feather: 0, strokes: [], full: { width: 600, height: 400 } };

/** Part 1 is a square of 10 at 10, 10; part 2 one of 6 at 40, 20. */
function labels(): Labels {
  const data = new Uint16Array(width * height);
  const fill = (part: number, left: number, top: number, side: number): void => {
    for (let y = top; y < top + side; y++) data.fill(part, y * width + left, y * width + left + side);
  };
  fill(1, 10, 10, 10);
  fill(2, 40, 20, 6);
  return { width, height, data };
}
const alphaAt = (alpha: Plane, x: number, y: number): number | undefined => alpha.data[y * width + x];
const taken = ({ data }: Plane): number => data.reduce((sum, part) => sum + (part > 0 ? 1 : 0), 0);

describe('alpha', () => {
  test('is 1 in the parts and exactly 0 outside, without growth and feather', () => {
    const alpha = alphaOf(labels(), plain);
    expect(new Set(alpha.data)).toEqual(new Set([0, 1]));
    expect(taken(alpha)).toBe(136);
  });

  test('grows by Euclidean distance: a corner is round', () => {
    const alpha = alphaOf(labels(), { ...plain, grow: 3 });
    expect([alphaAt(alpha, 7, 15), alphaAt(alpha, 6, 15)]).toEqual([1, 0]);
    expect([alphaAt(alpha, 8, 8), alphaAt(alpha, 7, 7)]).toEqual([1, 0]);
  });

  test.each([1, 4, 6, 9.5])('fades over %f pixels inside of the grown parts, by a smooth step, and is 0 outside', (feather) => {
    const alpha = alphaOf(labels(), { ...plain, grow: 5, feather });
    const hard = alphaOf(labels(), { ...plain, grow: 5 });
    for (const [at, part] of alpha.data.entries()) expect(part > 0).toBe(hard.data[at] === 1);
    // Along the row the nearest pixel outside is at 4; the edge is half a pixel inside of its centre.
    const inside = Math.min(1, 1.5 / feather);
    expect(alphaAt(alpha, 6, 15)).toBeCloseTo(inside * inside * (3 - 2 * inside), 6);
  });

  test('leaves out a part that is off', () => {
    const alpha = alphaOf(labels(), { ...plain, off: [1], grow: 2 });
    expect(alphaAt(alpha, 15, 15)).toBe(0);
    expect(alphaAt(alpha, 42, 22)).toBe(1);
  });

  test('does not fade at the edge of the picture', () => {
    const data = new Uint16Array(width * height);
    for (let y = 0; y < 12; y++) data.fill(1, y * width, y * width + 12);
    expect(alphaAt(alphaOf({ width, height, data }, { ...plain, feather: 6 }), 0, 0)).toBe(1);
  });

  const dab = (add: boolean, x: number, y: number, radius = 25): Stroke => ({ kind: 'brush', add, radius, points: [[x, y]] });
  const box = (add: boolean, ...at: [number, number, number, number]): Stroke => ({ kind: 'rectangle', add, box: at });

  test('takes strokes in pixels of the original', () => {
    const brushed = alphaOf(labels(), { ...plain, strokes: [dab(true, 304.5, 54.5)] });
    expect([28, 30, 32, 33].map((x) => alphaAt(brushed, x, 5))).toEqual([1, 1, 1, 0]);
    const boxed = alphaOf(labels(), { ...plain, off: [1, 2], strokes: [box(true, 100, 300, 50, 20)] });
    expect(taken(boxed)).toBe(10);
  });

  test('draws a brush along the whole of its way', () => {
    const from: [number, number] = [25, 355];
    const stroke: Stroke = { kind: 'brush', add: true, radius: 15, points: [from, [555, 355]] };
    const alpha = alphaOf(labels(), { ...plain, strokes: [stroke] });
    for (let x = 2; x <= 55; x++) expect(alphaAt(alpha, x, 35)).toBe(1);
  });

  test.each([
    ['takes away last', [box(true, 0, 0, 300, 300), dab(false, 150, 150)], 0],
    ['adds last', [dab(false, 150, 150), box(true, 0, 0, 300, 300)], 1],
    ['takes a part away', [dab(false, 150, 150)], 0],
  ])('is what the last stroke says: it %s', (_, strokes, expected) => {
    expect(alphaAt(alphaOf(labels(), { ...plain, strokes }), 15, 15)).toBe(expected);
  });

  test('fades towards what a stroke took away as towards everything outside', () => {
    const alpha = alphaOf(labels(), { ...plain, feather: 4, strokes: [box(false, 150, 0, 450, 400)] });
    expect([15, 14, 13, 12].map((x) => alphaAt(alpha, x, 15))).toEqual([0, 0.04296875, 0.31640625, 0.68359375]);
  });
});
