// A result read through its map, between its pixels, by cubic convolution (Catmull–Rom).
import { apply } from '../pictures/affine.ts';
import type { Affine } from '../pictures/affine.ts';
import { planeOf } from './raster.ts';
import type { Plane } from './raster.ts';
import type { Size } from '../models/model.ts';

/** The four weights of Catmull–Rom at a part of a pixel, 0 to 1, written from `at` on. */
export function writeCubic(part: number, into: Float64Array, at: number): void {
  const square = part * part;
  const cube = square * part;
  into[at] = -0.5 * cube + square - 0.5 * part;
  into[at + 1] = 1.5 * cube - 2.5 * square + 1;
  into[at + 2] = -1.5 * cube + 2 * square + 0.5 * part;
  into[at + 3] = 0.5 * cube - 0.5 * square;
}

/** One plane seen through a map from `size`; edges repeated beyond the plane. */
export function throughMap(plane: Plane, [a, b, c, d, e, f]: Affine, size: Size): Plane {
  const { width, height, data } = plane;
  const out = planeOf(size);
  const weights = new Float64Array(8);
  for (let y = 0, to = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1, to += 1) {
      const u = a * x + b * y + c;
      const v = d * x + e * y + f;
      const left = Math.floor(u);
      const up = Math.floor(v);
      writeCubic(u - left, weights, 0);
      writeCubic(v - up, weights, 4);
      const isInside = left > 0 && up > 0 && left < width - 2 && up < height - 2;
      out.data[to] = isInside ? inside(data, (up - 1) * width + left - 1, width, weights) : atEdge(plane, left, up, weights);
    }
  }
  return out;
}

/** Four by four pixels from `at` on, all within the plane. */
function inside(data: Float32Array, at: number, width: number, weights: Float64Array): number {
  const one = weights[0] as number;
  const two = weights[1] as number;
  const three = weights[2] as number;
  const four = weights[3] as number;
  let sum = 0;
  for (let row = 4, from = at; row < 8; row += 1, from += width)
    sum +=
      (weights[row] as number) *
      (one * (data[from] as number) +
        two * (data[from + 1] as number) +
        three * (data[from + 2] as number) +
        four * (data[from + 3] as number));
  return sum;
}

/** The same where some of them would lie beyond it. */
function atEdge({ width, height, data }: Plane, left: number, up: number, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < 4; row += 1) {
    const start = Math.min(height - 1, Math.max(0, up - 1 + row)) * width;
    for (let tap = 0; tap < 4; tap += 1)
      sum +=
        (weights[4 + row] as number) *
        (weights[tap] as number) *
        (data[start + Math.min(width - 1, Math.max(0, left - 1 + tap))] as number);
  }
  return sum;
}

/** The result reaches to the outer edges of its pixels; half a pixel more is forgiven, since a fit is never quite exact. */
export const forgiven = 1;

/** Whether all of a square block of the frame lies where a result of that size has pixels. */
export function coversBlock(transform: Affine, { width, height }: Size): (x: number, y: number, side: number) => boolean {
  return (x, y, side) =>
    [
      [x, y],
      [x + side - 1, y],
      [x, y + side - 1],
      [x + side - 1, y + side - 1],
    ].every(([left, up]) => {
      const [u, v] = apply(transform, left as number, up as number);
      return u >= -forgiven && v >= -forgiven && u <= width - 1 + forgiven && v <= height - 1 + forgiven;
    });
}
