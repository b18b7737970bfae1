// The composite at the original's full size, a band of rows at a time, in the original's own samples.
import { compose, density, scaled, stretch } from './affine.ts';
import type { Affine } from './affine.ts';
import { moveAt } from './flow.ts';
import type { Flow } from './flow.ts';
import { grainAt, missingGrain, noiseLevel } from './grain.ts';
import type { Size } from '../models/model.ts';
import { planeOf } from './raster.ts';
import type { Plane } from './raster.ts';
import { resized } from './resample.ts';
import { writeCubic } from './sample.ts';
import { between } from './seam.ts';

export type Samples = Uint8Array | Uint8ClampedArray | Uint16Array;

/** Interleaved samples; of 2 and 4 channels the last is opacity, not premultiplied. */
export type Raster = Size & { readonly channels: 1 | 2 | 3 | 4; readonly data: Samples };

/** How the result lies under an original of full size. */
export type Under = {
  readonly full: Size;
  readonly frame: Size;
  /**
   * The corrected result (`correctedResult`) in the original's colour space and with its number of colour channels (1 or 3, no opacity), 8 or 16 bit,
   * whichever the original has.
   */
  readonly result: Raster;
  /** As registered: from the frame to the result. */
  readonly transform: Affine;
  readonly flow: Flow | null;
};

const peakOf = (data: Samples): number => (data instanceof Uint16Array ? 65_535 : 255);

/** The same with a result of no more pixels than the original has over the same place, so that none are skipped. To be called once before `blendRows`. */
export function fitted(under: Under): Under {
  const { full, frame, result, transform } = under;
  const dense = density(scaled(transform, frame, full));
  if (dense <= 1.1) return under;
  const size = { width: Math.max(1, Math.round(result.width / dense)), height: Math.max(1, Math.round(result.height / dense)) };
  const values = resized(result, result.channels, size);
  const peak = peakOf(result.data);
  const data = result.data instanceof Uint16Array ? new Uint16Array(values.length) : new Uint8Array(values.length);
  for (let at = 0; at < data.length; at += 1) data[at] = Math.max(0, Math.min(peak, Math.round(values[at] as number)));
  return { ...under, result: { ...size, channels: result.channels, data }, transform: compose(stretch(result, size), transform) };
}

/** Reads the result at a pixel of the full original by Catmull–Rom, edges repeated, unrounded; true to the affine map and the flow. */
function reader({ full, frame, result, transform: [a, b, c, d, e, f], flow }: Under): (x: number, y: number, into: Float64Array) => void {
  const { width, height, channels, data } = result;
  const [ratioX, ratioY] = [frame.width / full.width, frame.height / full.height];
  const [move, weights, columns] = [new Float64Array(2), new Float64Array(8), new Int32Array(4)];
  return (x, y, into) => {
    let [frameX, frameY] = [(x + 0.5) * ratioX - 0.5, (y + 0.5) * ratioY - 0.5];
    if (flow !== null) {
      moveAt(flow, frameX, frameY, move);
      frameX += move[0] as number;
      frameY += move[1] as number;
    }
    const [u, v] = [a * frameX + b * frameY + c, d * frameX + e * frameY + f];
    const [left, up] = [Math.floor(u), Math.floor(v)];
    writeCubic(u - left, weights, 0);
    writeCubic(v - up, weights, 4);
    for (let tap = 0; tap < 4; tap += 1) columns[tap] = Math.min(width - 1, Math.max(0, left - 1 + tap)) * channels;
    into.fill(0);
    for (let row = 0; row < 4; row += 1) {
      const start = Math.min(height - 1, Math.max(0, up - 1 + row)) * width * channels;
      for (let tap = 0; tap < 4; tap += 1) {
        const weight = (weights[4 + row] as number) * (weights[tap] as number);
        const from = start + (columns[tap] as number);
        for (let channel = 0; channel < channels; channel += 1)
          into[channel] = (into[channel] as number) + weight * (data[from + channel] as number);
      }
    }
  };
}

/** Rows of the original: `data` holds `height` whole rows of the full width, the first of which is row `first`. */
export type Rows = Raster & { readonly first: number };

export type RowsBlend = Under & {
  readonly rows: Rows;
  /** Of the frame's size. */
  readonly alpha: Plane;
  /** The deviation of noise to add to the result, in values of 0 to 255, as `grainBelow` measured it; 0 for none. */
  readonly grain: number;
};

/**
 * Lays the result over rows of the original, in place. Samples stay untouched, bit by bit, where alpha is below half a step (1/510 of 8 bit, 1/131,070 of
 * 16 bit), and so does opacity everywhere. Rows may be handed in any order and any bands: each pixel depends on its place alone.
 *
 * The caller (1) makes `correctedResult` from the received bytes in sRGB, (2) converts it into the original's profile, and to one channel for a grey
 * original, (3) calls `fitted` once, (4) calls this for every band, or only for those within `rowsTouched`.
 * Channels that do not fit are a bug of the caller and throw.
 */
export function blendRows({ rows, alpha, grain, ...under }: RowsBlend): void {
  const { full, frame, result } = under;
  const colours = rows.channels >= 3 ? 3 : 1;
  if (result.channels !== colours || rows.width !== full.width) throw new RangeError('rows and result do not fit each other');
  const peak = peakOf(rows.data);
  const [least, toPeak, noise] = [1 / (2 * peak), peak / peakOf(result.data), (grain * peak) / 255];
  const read = reader(under);
  const value = new Float64Array(4);
  for (let row = 0; row < rows.height; row += 1) {
    const y = rows.first + row;
    const frameY = ((y + 0.5) * frame.height) / full.height - 0.5;
    const [from, to] = reachOf(alpha, frameY, full.width);
    for (let x = from; x < to; x += 1) {
      const share = between(alpha, ((x + 0.5) * frame.width) / full.width - 0.5, frameY);
      if (share < least) continue;
      read(x, y, value);
      const more = noise === 0 ? 0 : noise * grainAt(x, y);
      for (let channel = 0, at = (row * rows.width + x) * rows.channels; channel < colours; channel += 1, at += 1) {
        const own = rows.data[at] as number;
        rows.data[at] = Math.max(0, Math.min(peak, Math.round(own + share * ((value[channel] as number) * toPeak + more - own))));
      }
    }
  }
}

/** From which column of the full original to which (not itself) alpha may be above 0 in a row. */
function reachOf(alpha: Plane, frameY: number, fullWidth: number): readonly [from: number, to: number] {
  const last = alpha.height - 1;
  const up = Math.max(0, Math.min(last, Math.floor(frameY)));
  let [left, right] = [alpha.width, -1];
  for (let y = up; y <= Math.min(last, up + 1); y += 1) {
    for (let x = 0, at = y * alpha.width; x < alpha.width; x += 1, at += 1) {
      if (alpha.data[at] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  const scale = fullWidth / alpha.width;
  return right < 0 ? [0, 0] : [Math.max(0, Math.floor((left - 1) * scale)), Math.min(fullWidth, Math.ceil((right + 2) * scale))];
}

/** The first row of the full original that alpha can touch, and how many from there on: 0 where it is 0 everywhere. */
export function rowsTouched(alpha: Plane, full: Size): { readonly first: number; readonly count: number } {
  let [top, bottom] = [alpha.height, -1];
  for (let at = 0; at < alpha.data.length; at += 1) {
    if (alpha.data[at] === 0) continue;
    bottom = Math.floor(at / alpha.width);
    if (bottom < top) top = bottom;
  }
  if (bottom < 0) return { first: 0, count: 0 };
  const scale = full.height / alpha.height;
  const first = Math.max(0, Math.floor((top - 1) * scale));
  return { first, count: Math.min(full.height, Math.ceil((bottom + 2) * scale)) - first };
}

/**
 * What grain a result lacks at full size, in values of 0 to 255, from a tile of the original: some rows and columns, best a megapixel around the mask, whose
 * left top pixel is `at` in the full original. The result is read under the same tile.
 */
export function grainBelow(tile: Raster, at: readonly [x: number, y: number], under: Under): number {
  const [own, theirs] = [planeOf(tile), planeOf(tile)];
  const read = reader(under);
  const value = new Float64Array(4);
  const [unit, otherUnit] = [255 / peakOf(tile.data), 255 / peakOf(under.result.data)];
  // Green carries most of the luma; a grey picture has one channel.
  const green = tile.channels >= 3 ? 1 : 0;
  for (let y = 0, to = 0; y < tile.height; y += 1) {
    for (let x = 0; x < tile.width; x += 1, to += 1) {
      own.data[to] = (tile.data[to * tile.channels + green] as number) * unit;
      read(at[0] + x, at[1] + y, value);
      theirs.data[to] = (value[green] as number) * otherUnit;
    }
  }
  return missingGrain(noiseLevel(own), noiseLevel(theirs));
}
