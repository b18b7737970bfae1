import { expect, test } from 'vitest';
import { bitsOf, boxOf, framePixels, frameSize, lumaOf, planeOf } from '../../../app/composite/raster.ts';

test('planes and bits are empty, with a value a pixel', () => {
  expect(planeOf({ width: 3, height: 2 })).toEqual({ width: 3, height: 2, data: new Float32Array(6) });
  expect(bitsOf({ width: 2, height: 4 })).toEqual({ width: 2, height: 4, data: new Uint8Array(8) });
});

test('a frame is its picture up to 1.1 megapixels, and never without pixels', () => {
  expect(framePixels).toBe(1_100_000);
  const of = (width: number, height: number): readonly number[] => {
    const frame = frameSize({ width, height });
    return [frame.width, frame.height];
  };
  expect([of(1100, 1000), of(1000, 1100), of(1, 1), of(4400, 1000)]).toEqual([
    [1100, 1000],
    [1000, 1100],
    [1, 1],
    [2200, 500],
  ]);
  // A root of 0.22 of 5,000,000 by 1.
  expect([of(5_000_000, 1), of(1, 5_000_000)]).toEqual([
    [2_345_207, 1],
    [1, 2_345_207],
  ]);
});

test('luma has a value for each pixel', () => {
  const { width, height, data } = lumaOf({ width: 3, height: 1, data: Uint8Array.of(100, 0, 0, 0, 100, 0, 10, 20, 30) });
  expect([width, height, [...data].map((value) => Number(value.toFixed(3)))]).toEqual([3, 1, [29.9, 58.7, 18.15]]);
});

test.each([
  [[[0, 0]], [0, 0, 1, 1]],
  [[[4, 3]], [4, 3, 1, 1]],
  [
    [
      [1, 2],
      [3, 1],
    ],
    [1, 1, 3, 2],
  ],
  [
    [
      [3, 0],
      [0, 3],
    ],
    [0, 0, 4, 4],
  ],
  [
    [
      [2, 1],
      [1, 2],
      [3, 2],
      [2, 3],
    ],
    [1, 1, 3, 3],
  ],
] as const)('a box is around all of %j', (places, box) => {
  const bits = bitsOf({ width: 5, height: 4 });
  for (const [x, y] of places) bits.data[y * 5 + x] = 1;
  expect(boxOf(bits)).toEqual(box);
});

test('what is nowhere has no box', () => {
  expect(boxOf(bitsOf({ width: 5, height: 4 }))).toBeNull();
});
