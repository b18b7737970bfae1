// How much of the result shows at each pixel of the frame.
import { ramped } from './crop.ts';
import { distances } from './distance.ts';
import { feathered } from './feather.ts';
import type { Size } from '../models/model.ts';
import { bitsOf, boxOf } from './raster.ts';
import type { Bits, Labels, Plane } from './raster.ts';
import { paint } from './strokes.ts';
import type { Stroke } from './strokes.ts';

export type AlphaOptions = {
  /** Numbers of the parts that stay the original's. */
  readonly off: readonly number[];
  /** Px of the frame. */
  readonly grow: number;
  readonly feather: number;
  /** In order; they change the grown mask, and are themselves not grown. */
  readonly strokes?: readonly Stroke[];
  /** The original's size, whose pixels strokes count in; the frame's own unless given. */
  readonly full?: Size;
  /** Where the result has pixels; everything else stays the original's. All unless given. */
  readonly covered?: Bits;
  /** What it is multiplied by, of a crop that must meet the rest of the picture at its edges. */
  readonly ramp?: Plane;
};

/**
 * The parts that are on, grown, with strokes painted over, faded inwards: 0 is the original's pixel, 1 the result's. Exactly 0 outside. A part that is off
 * stays so even where its neighbour grows into it.
 */
export function alphaOf(labels: Labels, { off, grow, feather, strokes = [], full = labels, covered, ramp }: AlphaOptions): Plane {
  const mask = grownParts(labels, new Set(off), grow);
  paint(mask, strokes, full);
  if (covered !== undefined)
    for (let at = 0; at < mask.data.length; at += 1) mask.data[at] = (mask.data[at] as number) & (covered.data[at] as number);
  const alpha = feathered(mask, feather);
  return ramp === undefined ? alpha : ramped(alpha, ramp);
}

function grownParts(labels: Labels, off: ReadonlySet<number>, grow: number): Bits {
  const mask = bitsOf(labels);
  const isOff = new Uint8Array(65_536);
  for (const part of off) isOff[part] = 1;
  for (let at = 0; at < mask.data.length; at += 1) {
    const label = labels.data[at] as number;
    if (label !== 0 && isOff[label] === 0) mask.data[at] = 1;
  }
  const box = boxOf(mask);
  if (box === null || grow <= 0) return mask;
  // Only what growing can reach is looked at.
  const reach = Math.ceil(grow);
  const [left, top] = [Math.max(0, box[0] - reach), Math.max(0, box[1] - reach)];
  const cut = bitsOf({
    width: Math.min(mask.width, box[0] + box[2] + reach) - left,
    height: Math.min(mask.height, box[1] + box[3] + reach) - top,
  });
  for (let y = 0; y < cut.height; y += 1) {
    const from = (top + y) * mask.width + left;
    cut.data.set(mask.data.subarray(from, from + cut.width), y * cut.width);
  }
  const { data } = distances(cut, 1, grow);
  for (let y = 0, at = 0; y < cut.height; y += 1) {
    for (let x = 0, to = (top + y) * mask.width + left; x < cut.width; x += 1, at += 1, to += 1)
      if ((data[at] as number) <= grow && isOff[labels.data[to] as number] === 0) mask.data[to] = 1;
  }
  return mask;
}
