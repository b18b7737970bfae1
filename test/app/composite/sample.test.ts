// Small pictures read, halved and laid over each other, whose pixels can be counted by hand.
import { expect, test } from 'vitest';
import { identity, shifted } from '../../../app/pictures/affine.ts';
import { corrected } from '../../../app/composite/colour.ts';
import { softened } from '../../../app/composite/difference.ts';
import type { Lab } from '../../../app/composite/lab.ts';
import { lumaOf } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { halved } from '../../../app/composite/resample.ts';
import { coversBlock, throughMap } from '../../../app/composite/sample.ts';
import { layOver } from '../../../app/composite/warp.ts';

const plane = (width: number, values: readonly number[]): Plane => ({
  width,
  height: values.length / width,
  data: Float32Array.from(values),
});

test('luma weighs red, green and blue as Rec. 601 does', () => {
  const { width, height, data } = lumaOf({ width: 2, height: 2, data: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 10, 10) });
  expect([width, height]).toEqual([2, 2]);
  expect([...data].map((value) => Math.round(value * 10))).toEqual([762, 1497, 291, 100]);
});

test('half the size has the means of two by two pixels and leaves an odd column out', () => {
  expect(halved(plane(5, [1, 3, 10, 20, 99, 5, 7, 30, 40, 99]))).toEqual(plane(2, [4, 25]));
  expect(halved(plane(1, [2, 4]))).toEqual(plane(1, [3]));
});

test('a plane seen through a shift has each pixel where the map says, and repeats its edge beyond', () => {
  const columns = plane(6, [0, 10, 20, 30, 40, 50, 0, 10, 20, 30, 40, 50]);
  expect([...throughMap(columns, identity, { width: 6, height: 1 }).data]).toEqual([0, 10, 20, 30, 40, 50]);
  expect([...throughMap(columns, shifted(4, 0), { width: 4, height: 1 }).data]).toEqual([40, 50, 50, 50]);
  // Half between two pixels of an even slope lies their mean.
  expect(throughMap(columns, shifted(2.5, 0), { width: 1, height: 1 }).data[0]).toBeCloseTo(25, 4);
});

test('a block is covered when all its corners lie in the result, one pixel around it forgiven', () => {
  const covers = coversBlock(shifted(10, 0), { width: 30, height: 20 });
  expect([covers(-11, 0, 8), covers(-12, 0, 8), covers(13, 0, 8), covers(14, 0, 8), covers(0, 13, 8), covers(0, 14, 8)]).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
});

test('a result laid over a frame has its pixels where the map says, and covers no more than one pixel around itself', () => {
  const result = { width: 2, height: 1, data: Uint8Array.of(10, 20, 30, 40, 50, 60) };
  const { rgb, covered } = layOver({ width: 6, height: 1 }, result, shifted(-2, 0), null);
  expect([...rgb.data]).toEqual([10, 20, 30, 10, 20, 30, 10, 20, 30, 40, 50, 60, 40, 50, 60, 40, 50, 60]);
  expect([...covered.data]).toEqual([0, 1, 1, 1, 1, 0]);
});

test('a fit of colours gives each channel its share of all three, and an offset', () => {
  const lab: Lab = { width: 2, height: 1, planes: [Float32Array.of(10, 20), Float32Array.of(1, 2), Float32Array.of(3, 5)] };
  const moved = corrected(lab, [
    [2, 0, 0, 1],
    [0, 1, 1, 0],
    [0.5, 0, 0, -1],
  ]);
  expect(moved).toEqual({ width: 2, height: 1, planes: [Float32Array.of(21, 41), Float32Array.of(4, 7), Float32Array.of(4, 9)] });
});

test('softening spreads a point evenly about itself and loses nothing of it', () => {
  const point = (): Float32Array => Float32Array.from({ length: 15 * 15 }, (_, at) => (at === 7 * 15 + 7 ? 90 : 0));
  const { planes } = softened({ width: 15, height: 15, planes: [point(), point(), point()] });
  for (const data of planes) {
    expect(data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(90, 3);
    for (const at of [6 * 15 + 7, 7 * 15 + 6, 7 * 15 + 8]) expect(data[at]).toBeCloseTo(data[8 * 15 + 7] ?? Number.NaN, 4);
    expect(data[7 * 15 + 7]).toBeLessThan(90);
    expect(data[7 * 15 + 8]).toBeGreaterThan(0);
  }
});
