import { expect, test } from 'vitest';
import { grainAt, missingGrain, noiseLevel } from '../../../app/composite/grain.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { randomOf } from './scenes.ts';

/** Noise whose strength differs from block to block of 16 px, which begin at 1, 1. */
function uneven(width: number, height: number): Plane {
  const [random, plane] = [randomOf(width + height), planeOf({ width, height })];
  for (let at = 0; at < plane.data.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    plane.data[at] = 100 + (random() - 0.5) * (4 + 3 * (((x - 1) >> 4) + 5 * ((y - 1) >> 4)));
  }
  return plane;
}

/** Immerkær's mask laid over each pixel of each whole block, the quiet quarter of them. */
function byHand({ width, height, data }: Plane): number {
  const mask = [1, -2, 1, -2, 4, -2, 1, -2, 1];
  const blocks = new Map<string, number[]>();
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const sum = mask.reduce(
        (all, weight, at) => all + weight * (data[(y + Math.floor(at / 3) - 1) * width + x + (at % 3) - 1] ?? NaN),
        0,
      );
      const block = `${(x - 1) >> 4} ${(y - 1) >> 4}`;
      blocks.set(block, [...(blocks.get(block) ?? []), Math.abs(sum)]);
    }
  const means = [...blocks.values()].filter(({ length }) => length === 256).map((all) => all.reduce((sum, one) => sum + one, 0) / 256);
  const quiet = means.toSorted((one, other) => one - other)[Math.floor(means.length / 4)] ?? 0;
  return (Math.sqrt(Math.PI / 2) / 6) * quiet;
}

test.each([
  [18, 18],
  [82, 18],
  [34, 66],
  [100, 50],
  [33, 34],
  [17, 40],
  [40, 17],
])('the noise of %i by %i px is that of the quiet quarter of its whole blocks', (width, height) => {
  const plane = uneven(width, height);
  expect(noiseLevel(plane)).toBeCloseTo(byHand(plane), 9);
});

test('what is smaller than a block has no noise, neither has a slope', () => {
  expect([noiseLevel(uneven(17, 17)), noiseLevel(planeOf({ width: 0, height: 0 }))]).toEqual([0, 0]);
  const slope = planeOf({ width: 50, height: 50 });
  for (let at = 0; at < 2500; at += 1) slope.data[at] = (at % 50) * 3 + Math.floor(at / 50) * 2;
  expect(noiseLevel(slope)).toBe(0);
});

test('variances add up, and less than 0.3 is not added', () => {
  expect([missingGrain(5, 4), missingGrain(0.3, 0), missingGrain(0.299, 0), missingGrain(4, 5)]).toEqual([3, 0.3, 0, 0]);
});

test('grain has the very values that it had when records were made with it', () => {
  const at = [
    [0, 0],
    [1, 0],
    [0, 1],
    [12, 7],
    [4000, 3000],
    [-1, -1],
  ] as const;
  expect(at.map(([x, y]) => Math.round(grainAt(x, y) * 147.801))).toEqual([-113, -255, -79, -91, -192, -510]);
});
