// The edge of a mask, faded inwards.
import { distances } from './distance.ts';
import { bitsOf, boxOf, planeOf } from './raster.ts';
import type { Bits, Plane } from './raster.ts';

/**
 * How much of the result shows, 0 to 1: exactly 0 outside the mask, 1 from `feather` px inside it, a smoothstep between by the exact distance to the mask's
 * edge, which runs half a pixel beyond its outermost centres. The picture's own edge is no edge of the mask.
 */
export function feathered(mask: Bits, feather: number): Plane {
  const out = planeOf(mask);
  const box = boxOf(mask);
  if (box === null) return out;
  const [left, top] = [Math.max(0, box[0] - 1), Math.max(0, box[1] - 1)];
  const cut = bitsOf({ width: Math.min(mask.width, box[0] + box[2] + 1) - left, height: Math.min(mask.height, box[1] + box[3] + 1) - top });
  for (let y = 0; y < cut.height; y += 1) {
    const from = (top + y) * mask.width + left;
    cut.data.set(mask.data.subarray(from, from + cut.width), y * cut.width);
  }
  const inside = distances(cut, 0, feather + 1);
  for (let y = 0, at = 0; y < cut.height; y += 1) {
    for (let x = 0, to = (top + y) * mask.width + left; x < cut.width; x += 1, at += 1, to += 1) {
      if (cut.data[at] === 0) continue;
      const share = feather > 0 ? Math.min(1, ((inside.data[at] as number) - 0.5) / feather) : 1;
      out.data[to] = share * share * (3 - 2 * share);
    }
  }
  return out;
}
