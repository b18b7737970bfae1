// Noise of a picture, and as much of it as a smoother patch lacks.
import type { Plane } from './raster.ts';

const block = 16;
/** Standard deviations below this, in values of 0 to 255, are not worth adding. */
const min = 0.3;

/**
 * The standard deviation of a picture's noise in its own values, by the sizes of a Laplacian that ignores edges and slopes (Immerkær 1996), of the quiet
 * quarter of its 16 px blocks: texture is no noise. 0 for pictures smaller than a block.
 */
export function noiseLevel({ width, height, data }: Plane): number {
  const levels: number[] = [];
  for (let top = 1; top + block < height; top += block) {
    for (let left = 1; left + block < width; left += block) {
      let sum = 0;
      for (let y = top; y < top + block; y += 1) {
        for (let at = y * width + left, end = at + block; at < end; at += 1) {
          const above = at - width;
          const below = at + width;
          const corners =
            (data[above - 1] as number) + (data[above + 1] as number) + (data[below - 1] as number) + (data[below + 1] as number);
          const sides = (data[above] as number) + (data[below] as number) + (data[at - 1] as number) + (data[at + 1] as number);
          sum += Math.abs(corners - 2 * sides + 4 * (data[at] as number));
        }
      }
      levels.push(sum / (block * block));
    }
  }
  const quiet = levels.toSorted((one, other) => one - other)[levels.length >> 2] ?? 0;
  return (Math.sqrt(Math.PI / 2) / 6) * quiet;
}

/** What noise to add to a patch, so that it has the original's: variances add up. 0 where that would not be seen. */
export function missingGrain(original: number, patch: number): number {
  const missing = Math.sqrt(Math.max(0, original * original - patch * patch));
  return missing < min ? 0 : missing;
}

/** Noise of mean 0 and deviation 1 that is always the same at a place: nearly normal, a sum of four bytes of a hash (Wellons' lowbias32 constants). */
export function grainAt(x: number, y: number): number {
  let hash = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  hash ^= hash >>> 16;
  return ((hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24) - 510) / 147.801;
}
