// The full-size half of a composite: bands of the original's rows, with turns for others in between.
import { setImmediate } from 'node:timers/promises';
import { apply, identity, invert } from '../../../app/pictures/affine.ts';
import { blendRows, fitted, grainBelow, rowsTouched, turnedRowsTouched } from '../../../app/composite/blend-rows.ts';
import type { Raster, Under } from '../../../app/composite/blend-rows.ts';
import { boxOf } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import type { Original } from './original.ts';

/** Pixels of a band: some tens of milliseconds. */
const bandPixels = 1 << 19;
/** Side of the square in which grain is measured, pixels of the original. */
const tileSide = 1024;

/** Changes the samples of `pixels` where `alpha` says so. Both must be of one depth of colours; `under` as `blendRows` takes it. */
export async function laidOn(pixels: Original, wholeUnder: Under, alpha: Plane, withGrain: boolean): Promise<void> {
  const under = fitted(wholeUnder);
  const { width, channels, samples } = pixels;
  const grain = withGrain ? grainAround(pixels, alpha, under) : 0;
  const { first, count } = under.place === undefined ? rowsTouched(alpha, under.full) : turnedRowsTouched(alpha, under, pixels.height);
  const step = Math.max(1, Math.floor(bandPixels / width));
  for (let row = first; row < first + count; row += step) {
    const height = Math.min(step, first + count - row);
    const data = samples.subarray(row * width * channels, (row + height) * width * channels);
    blendRows({ ...under, rows: { width, height, channels, data, first: row }, alpha, grain });
    await setImmediate();
  }
}

function grainAround({ width, height, channels, samples }: Original, alpha: Plane, under: Under): number {
  const box = boxOf(alpha);
  if (box === null) return 0;
  const [x, y, wide, high] = box;
  const { full, place = identity } = under;
  const centre = apply(invert(place), ((x + wide / 2) * full.width) / alpha.width, ((y + high / 2) * full.height) / alpha.height);
  const tile = { width: Math.min(tileSide, width), height: Math.min(tileSide, height) };
  const at = [
    Math.max(0, Math.min(width - tile.width, Math.round(centre[0] - tile.width / 2))),
    Math.max(0, Math.min(height - tile.height, Math.round(centre[1] - tile.height / 2))),
  ] as const;
  const length = tile.width * channels;
  const data = samples instanceof Uint16Array ? new Uint16Array(tile.height * length) : new Uint8Array(tile.height * length);
  for (let row = 0; row < tile.height; row += 1) {
    const from = ((at[1] + row) * width + at[0]) * channels;
    data.set(samples.subarray(from, from + length), row * length);
  }
  const raster: Raster = { ...tile, channels, data };
  return grainBelow(raster, at, under);
}
