// How much a pixel changed, forgiving slips of a pixel and grain that was written anew.
import type { Lab } from './lab.ts';
import { blurred } from './resample.ts';
import { planeOf } from './raster.ts';
import type { Bits, Plane } from './raster.ts';

/** The blur before planes are compared, in px of the frame. */
const softness = 1.2;

/** Lab planes as they are compared. A colour fit may come before or after: both are linear. */
export function softened(lab: Lab): Lab {
  const soft = (data: Float32Array): Float32Array => blurred({ width: lab.width, height: lab.height, data }, softness).data;
  return { width: lab.width, height: lab.height, planes: [soft(lab.planes[0]), soft(lab.planes[1]), soft(lab.planes[2])] };
}

/**
 * ΔE (CIE 1976) of each pixel to the nearest colour between the least and the greatest of the three by three pixels around it in the other picture, both
 * ways, and the greater of both: a hair line that went is seen, whichever picture it is in; a line that slipped by a pixel is not. 0 where the result
 * has nothing. Both are softened and of one size.
 */
export function differenceOf(original: Lab, result: Lab, covered: Bits): Plane {
  const [there, back] = [planeOf(original), planeOf(original)];
  for (const channel of [0, 1, 2] as const) {
    addBeyond(original.planes[channel], result.planes[channel], original.width, there.data);
    addBeyond(result.planes[channel], original.planes[channel], original.width, back.data);
  }
  for (let at = 0; at < there.data.length; at += 1)
    there.data[at] = covered.data[at] === 0 ? 0 : Math.sqrt(Math.max(there.data[at] as number, back.data[at] as number));
  return there;
}

/** Adds the square of how far each value lies outside the envelope of the other plane's neighbourhood. */
function addBeyond(values: Float32Array, other: Float32Array, width: number, sums: Float32Array): void {
  const height = values.length / width;
  // The least and greatest of three neighbours across, for three rows that take turns.
  const min = [0, 1, 2].map(() => new Float32Array(width)) as [Float32Array, Float32Array, Float32Array];
  const max = [0, 1, 2].map(() => new Float32Array(width)) as [Float32Array, Float32Array, Float32Array];
  const take = (row: number): void => extremes(other, row * width, width, min[row % 3] as Float32Array, max[row % 3] as Float32Array);
  take(0);
  for (let y = 0; y < height; y += 1) {
    if (y + 1 < height) take(y + 1);
    const [above, here, below] = [(y === 0 ? 0 : y - 1) % 3, y % 3, (y + 1 < height ? y + 1 : y) % 3];
    const [lowA, lowB, lowC] = [min[above], min[here], min[below]] as [Float32Array, Float32Array, Float32Array];
    const [highA, highB, highC] = [max[above], max[here], max[below]] as [Float32Array, Float32Array, Float32Array];
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const value = values[at] as number;
      const low = least3(lowA[x] as number, lowB[x] as number, lowC[x] as number);
      const high = most3(highA[x] as number, highB[x] as number, highC[x] as number);
      const beyond = value < low ? low - value : value > high ? value - high : 0;
      if (beyond > 0) sums[at] = (sums[at] as number) + beyond * beyond;
    }
  }
}

const least3 = (a: number, b: number, c: number): number => (a < b ? (a < c ? a : c) : b < c ? b : c);
const most3 = (a: number, b: number, c: number): number => (a > b ? (a > c ? a : c) : b > c ? b : c);

function extremes(values: Float32Array, from: number, width: number, min: Float32Array, max: Float32Array): void {
  let before = values[from] as number;
  let here = before;
  for (let x = 0; x < width; x += 1) {
    const after = x + 1 < width ? (values[from + x + 1] as number) : here;
    min[x] = least3(before, here, after);
    max[x] = most3(before, here, after);
    before = here;
    here = after;
  }
}

/** The middle of the differences where the result has something, to 0.01: what noise and new grain alone make. 0 where it has nothing. */
export function noiseOf(difference: Plane, covered: Bits): number {
  const counts = new Uint32Array(10_001);
  let total = 0;
  for (let at = 0; at < difference.data.length; at += 1) {
    if (covered.data[at] === 0) continue;
    const bin = Math.min(10_000, Math.floor((difference.data[at] as number) * 100));
    counts[bin] = (counts[bin] as number) + 1;
    total += 1;
  }
  let sum = 0;
  for (const [bin, count] of counts.entries()) {
    sum += count;
    if (total > 0 && sum * 2 >= total) return bin / 100;
  }
  return 0;
}
