// A soft change of tone inside the changed parts, so that they meet the original around them.
import type { Lab } from './lab.ts';
import { distances } from './distance.ts';
import { blurred } from './resample.ts';
import { bitsOf, planeOf } from './raster.ts';
import type { Bits, Labels, Plane } from './raster.ts';

/** What to add to the corrected result's Lab at full tone, at half the frame's size: full coordinates are twice its own plus a half. */
export type Offset = Lab;

/** In px of the half-sized planes: how far around the parts is looked, and the blur of what is seen there. */
const ring = 12;
const softness = 3;
const max = 10;
/** What changed itself says little about the tone. */
const editedWeight = 1 / 50;

/**
 * The smooth difference between original and corrected result in a ring of 24 px around the parts, at most 10 in each of L*, a* and b*, carried inside by
 * push–pull (Gortler et al. 1996): a cheap membrane. `edited` are pixels that changed, whether or not in a part. Null where there is no ring to look at.
 */
export function offsetOf(original: Lab, result: Lab, labels: Labels, edited: Bits, covered: Bits): Offset | null {
  const size = { width: Math.max(1, labels.width >> 1), height: Math.max(1, labels.height >> 1) };
  const core = bitsOf(size);
  const weight = planeOf(size);
  const from = (at: number): number => 2 * Math.floor(at / size.width) * labels.width + 2 * (at % size.width);
  for (let at = 0; at < core.data.length; at += 1) core.data[at] = labels.data[from(at)] === 0 ? 0 : 1;
  const near = distances(core, 1, ring);
  let total = 0;
  for (let at = 0; at < core.data.length; at += 1) {
    const distance = near.data[at] as number;
    if (distance === 0 || distance > ring || covered.data[from(at)] === 0) continue;
    weight.data[at] = edited.data[from(at)] === 1 ? editedWeight : 1;
    total += weight.data[at] as number;
  }
  if (total < 1) return null;
  const sums = blurred(weight, softness);
  const planes = original.planes.map((plane, channel) => {
    const values = planeOf(size);
    const other = result.planes[channel] as Float32Array;
    for (let at = 0; at < core.data.length; at += 1) {
      if (weight.data[at] === 0) continue;
      const difference = (plane[from(at)] as number) - (other[from(at)] as number);
      values.data[at] = (weight.data[at] as number) * Math.max(-max, Math.min(max, difference));
    }
    return fill(blurred(values, softness), sums).data;
  }) as [Float32Array, Float32Array, Float32Array];
  return { ...size, planes };
}

/** Sums of weighted values and of the weights, filled where there is little weight from ever coarser means. */
function fill(values: Plane, weights: Plane): Plane {
  const out = planeOf(values);
  if (values.width <= 2 && values.height <= 2) {
    const sum = (plane: Plane): number => plane.data.reduce((total, value) => total + value, 0);
    return { ...out, data: out.data.fill(sum(weights) > 0 ? sum(values) / sum(weights) : 0) };
  }
  const [coarseValues, coarseWeights] = pull(values, weights);
  const coarse = fill(coarseValues, coarseWeights);
  for (let y = 0, at = 0; y < values.height; y += 1) {
    for (let x = 0; x < values.width; x += 1, at += 1) {
      const weight = weights.data[at] as number;
      const own = Math.min(1, weight * 4);
      const rest = own < 1 ? between(coarse, (x - 0.5) / 2, (y - 0.5) / 2) : 0;
      out.data[at] = (own > 0 ? (own * (values.data[at] as number)) / weight : 0) + (1 - own) * rest;
    }
  }
  return out;
}

/** Sums over two by two, weights kept at 1: what is known well once counts no more for being known four times. */
function pull(values: Plane, weights: Plane): readonly [Plane, Plane] {
  const size = { width: Math.ceil(values.width / 2), height: Math.ceil(values.height / 2) };
  const [coarse, sums] = [planeOf(size), planeOf(size)];
  for (let y = 0; y < values.height; y += 1) {
    for (let x = 0, at = y * values.width; x < values.width; x += 1, at += 1) {
      const to = (y >> 1) * size.width + (x >> 1);
      coarse.data[to] = (coarse.data[to] as number) + (values.data[at] as number);
      sums.data[to] = (sums.data[to] as number) + (weights.data[at] as number);
    }
  }
  for (let at = 0; at < sums.data.length; at += 1) {
    const weight = sums.data[at] as number;
    if (weight <= 1) continue;
    coarse.data[at] = (coarse.data[at] as number) / weight;
    sums.data[at] = 1;
  }
  return [coarse, sums];
}

/** A plane between its pixels, linear, edges repeated. */
export function between({ width, height, data }: Plane, x: number, y: number): number {
  // Without tuples, here and wherever each pixel comes by: they would be made and thrown away a hundred million times.
  const u = Math.max(0, Math.min(width - 1, x));
  const v = Math.max(0, Math.min(height - 1, y));
  const left = Math.floor(u);
  const up = Math.floor(v);
  const s = u - left;
  const t = v - up;
  const right = left + 1 < width ? 1 : 0;
  const at = up * width + left;
  const under = up + 1 < height ? at + width : at;
  return (
    (1 - t) * ((1 - s) * (data[at] as number) + s * (data[at + right] as number)) +
    t * ((1 - s) * (data[under] as number) + s * (data[under + right] as number))
  );
}
