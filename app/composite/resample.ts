// Pictures made smaller, softer, or read between their pixels.
import type { Size } from '../models/model.ts';
import { planeOf } from './raster.ts';
import type { Plane } from './raster.ts';

/** Half the size: means of two by two pixels; an odd last row or column is left out. Full coordinates are twice these plus a half. */
export function halved({ width, height, data }: Plane): Plane {
  const half = planeOf({ width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) });
  const [right, below] = [width > 1 ? 1 : 0, height > 1 ? width : 0];
  for (let y = 0, to = 0; y < half.height; y += 1) {
    for (let x = 0, at = 2 * y * width; x < half.width; x += 1, at += 2, to += 1)
      half.data[to] =
        ((data[at] as number) + (data[at + right] as number) + (data[at + below] as number) + (data[at + right + below] as number)) / 4;
  }
  return half;
}

/** The weights of Keys' cubic convolution with a = −½ (Catmull–Rom) at a distance in pixels. */
export function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/** For each pixel of the target the first source pixel and its weights, which sum to 1. The kernel is as wide as the source pixels are dense. */
function kernels(from: number, to: number): { readonly taps: number; readonly first: Int32Array; readonly weights: Float32Array } {
  const ratio = from / to;
  const wide = Math.max(1, ratio);
  const taps = Math.ceil(4 * wide) + 1;
  const [first, weights] = [new Int32Array(to), new Float32Array(to * taps)];
  for (let target = 0; target < to; target += 1) {
    const centre = (target + 0.5) * ratio - 0.5;
    const start = Math.ceil(centre - 2 * wide);
    first[target] = start;
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) sum += catmullRom((start + tap - centre) / wide);
    for (let tap = 0; tap < taps; tap += 1) weights[target * taps + tap] = catmullRom((start + tap - centre) / wide) / sum;
  }
  return { taps, first, weights };
}

/**
 * Any interleaved samples resized to `to`, without rounding: separable cubic convolution (Keys 1981), widened where pixels get fewer, edges repeated. The
 * answer has the same number of channels and may reach a little beyond the range of the samples.
 */
export function resized(from: Size & { readonly data: ArrayLike<number> }, channels: number, to: Size): Float32Array {
  const across = kernels(from.width, to.width);
  const down = kernels(from.height, to.height);
  const wide = new Float32Array(to.width * from.height * channels);
  // Where each tap reads, from the start of a row: the same in all of them.
  const places = Int32Array.from(across.weights, (_, at) => {
    const column = (across.first[Math.floor(at / across.taps)] as number) + (at % across.taps);
    return Math.min(from.width - 1, Math.max(0, column)) * channels;
  });
  const { taps, weights } = across;
  const { data } = from;
  for (let y = 0, at = 0; y < from.height; y += 1) {
    const row = y * from.width * channels;
    for (let x = 0, start = 0; x < to.width; x += 1, start += taps) {
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        const first = row + channel;
        let sum = 0;
        for (let tap = start; tap < start + taps; tap += 1)
          sum += (weights[tap] as number) * (data[first + (places[tap] as number)] as number);
        wide[at] = sum;
      }
    }
  }
  const line = to.width * channels;
  const out = new Float32Array(line * to.height);
  for (let y = 0; y < to.height; y += 1) {
    for (let tap = 0; tap < down.taps; tap += 1) {
      const weight = down.weights[y * down.taps + tap] as number;
      if (weight === 0) continue;
      const row = Math.min(from.height - 1, Math.max(0, (down.first[y] as number) + tap)) * line;
      for (let x = 0, at = y * line; x < line; x += 1, at += 1) out[at] = (out[at] as number) + weight * (wide[row + x] as number);
    }
  }
  return out;
}

/** Gaussian blur of that standard deviation in pixels, cut at three of them; edges repeated. The plane itself stays as it is. */
export function blurred({ width, height, data }: Plane, sigma: number): Plane {
  const reach = Math.max(1, Math.ceil(3 * sigma));
  const weights = Float32Array.from({ length: reach + 1 }, (_, at) => Math.exp(-(at * at) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight, at) => total + (at === 0 ? weight : 2 * weight), 0);
  for (let at = 0; at <= reach; at += 1) weights[at] = (weights[at] as number) / sum;
  const padded = new Float32Array(width + 2 * reach);
  const across = new Float32Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    padded.fill(data[row] as number, 0, reach);
    padded.set(data.subarray(row, row + width), reach);
    padded.fill(data[row + width - 1] as number, reach + width);
    for (let x = 0; x < width; x += 1) {
      const middle = x + reach;
      let value = (weights[0] as number) * (padded[middle] as number);
      for (let tap = 1; tap <= reach; tap += 1)
        value += (weights[tap] as number) * ((padded[middle - tap] as number) + (padded[middle + tap] as number));
      across[row + x] = value;
    }
  }
  const out = planeOf({ width, height });
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) out.data[row + x] = (weights[0] as number) * (across[row + x] as number);
    for (let tap = 1; tap <= reach; tap += 1) {
      const weight = weights[tap] as number;
      const [above, below] = [Math.max(0, y - tap) * width, Math.min(height - 1, y + tap) * width];
      for (let x = 0; x < width; x += 1)
        out.data[row + x] = (out.data[row + x] as number) + weight * ((across[above + x] as number) + (across[below + x] as number));
    }
  }
  return out;
}
