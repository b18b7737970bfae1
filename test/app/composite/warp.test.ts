// Small results of random values laid over frames, beside each pixel read by hand.
import { expect, test } from 'vitest';
import { apply, shifted } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import type { Flow } from '../../../app/composite/flow.ts';
import type { Rgb } from '../../../app/composite/raster.ts';
import { layOver } from '../../../app/composite/warp.ts';
import { cubicByHand, movedByHand } from './by-hand.ts';
import { randomOf } from './scenes.ts';

const frame = { width: 13, height: 9 };
const random = randomOf(5);
const result: Rgb = { width: 11, height: 14, data: Uint8Array.from({ length: 11 * 14 * 3 }, () => 30 + Math.floor(random() * 196)) };
const moves = (): Float32Array => Float32Array.from({ length: 12 }, () => random() * 3 - 1.5);
const flow: Flow = { width: 4, height: 3, first: 1.5, step: 3, dx: moves(), dy: moves() };

function byHand(transform: Affine, by: Flow | null): { readonly bytes: number[]; readonly covered: number[] } {
  const [bytes, covered]: [number[], number[]] = [[], []];
  for (let y = 0; y < frame.height; y += 1)
    for (let x = 0; x < frame.width; x += 1) {
      const [u, v] = apply(transform, ...movedByHand(by, x, y));
      covered.push(u >= -1 && v >= -1 && u <= result.width && v <= result.height ? 1 : 0);
      for (const channel of [0, 1, 2]) bytes.push(cubicByHand(result, (at) => result.data[at * 3 + channel] ?? NaN, u, v));
    }
  return { bytes: [...Uint8ClampedArray.from(bytes)], covered };
}

test.each<[string, Affine, Flow | null]>([
  ['a turn, a zoom and a shift', [0.81, -0.23, 2.1371, 0.31, 1.1913, -0.7717], null],
  ['far to the left and up', [0.9173, 0.1, -5.317, -0.2, 1.1379, -4.119], null],
  ['far to the right and down', [0.9173, 0.1, 4.317, -0.2, 1.1379, 8.119], null],
  ['moves of its own beside', [0.81, -0.23, 2.1371, 0.31, 1.1913, -0.7717], flow],
])('%s: each pixel of the frame has what lies where the map says', (_what, transform, by) => {
  const { rgb, covered } = layOver(frame, result, transform, by);
  const wanted = byHand(transform, by);
  expect([rgb.width, rgb.height, [...rgb.data], covered.width, covered.height, [...covered.data]]).toEqual([
    13,
    9,
    wanted.bytes,
    13,
    9,
    wanted.covered,
  ]);
});

test('the pixel around the result that is forgiven is on each of its sides, and no more', () => {
  const rows = (x: number, y: number): readonly number[] => {
    const { data } = layOver({ width: 4, height: 3 }, { width: 2, height: 1, data: new Uint8Array(6) }, shifted(x, y), null).covered;
    return [0, 4, 8].map((from) => data.subarray(from, from + 4).reduce((sum, bit) => sum * 10 + bit, 0));
  };
  // Of the result two columns and a row are pixels; from −1 to 2 across and −1 to 1 down they count.
  expect([rows(-1, -1), rows(-2, 0), rows(0, -2), rows(-1.001, -1.001)]).toEqual([
    [1111, 1111, 1111],
    [111, 111, 0],
    [0, 1110, 1110],
    [0, 111, 111],
  ]);
});
