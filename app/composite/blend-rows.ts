// The composite at the original's full size, a band of rows at a time, in the original's own samples.
import { apply, compose, density, identity, invert, scaled, stretch } from '../pictures/affine.ts';
import type { Affine } from '../pictures/affine.ts';
import { moveAt } from './flow.ts';
import type { Flow } from './flow.ts';
import { grainAt, missingGrain, noiseLevel } from './grain.ts';
import type { Size } from '../models/model.ts';
import { boxOf, planeOf } from './raster.ts';
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
  /** From pixel centres of the rows' picture to those of `full`, of a picture that was turned before it was sent; absent: `full` has the very rows. No scaling. */
  readonly place?: Affine;
  readonly frame: Size;
  /**
   * The corrected result (`correctedResult`) in the original's colour space and with its number of colour channels (1 or 3, no opacity), 8 or 16 bit,
   * whichever the original has.
   */
  readonly result: Raster;
  /** As registered: from the frame to the result. */
  readonly transform: Affine;
  readonly flow: Flow | null;
  /**
   * One pixel of `result`: what it shows behind an original with transparency. Where that is half transparent, the result is a mixture with it, of which the original's opacity
   * says the shares; laid is what was mixed in. Absent: nothing is mixed.
   */
  readonly ground?: readonly number[];
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

/** How much of the result shows at a pixel of the rows' picture: 0 where what was sent does not reach. Blending and counting ask the same. */
export function shareReader(alpha: Plane, { full, place = identity }: Pick<Under, 'full' | 'place'>): (x: number, y: number) => number {
  const [a, b, c, d, e, f] = place;
  const [right, bottom] = [alpha.width - 0.5, alpha.height - 0.5];
  return (x, y) => {
    const frameX = ((a * x + b * y + c + 0.5) * alpha.width) / full.width - 0.5;
    const frameY = ((d * x + e * y + f + 0.5) * alpha.height) / full.height - 0.5;
    // A frame is never finer than what it is one of, so that no centre within lies beyond its outer pixels.
    return frameX < -0.5 || frameY < -0.5 || frameX > right || frameY > bottom ? 0 : between(alpha, frameX, frameY);
  };
}

/** Reads the result at a pixel of the full original by Catmull–Rom, edges repeated, unrounded; true to the affine map and the flow. */
function reader({ full, place = identity, frame, result, transform, flow }: Under): (x: number, y: number, into: Float64Array) => void {
  const [a, b, c, d, e, f] = transform;
  const [ax, bx, cx, ay, by, cy] = place;
  const { width, height, channels, data } = result;
  const [ratioX, ratioY] = [frame.width / full.width, frame.height / full.height];
  const [move, weights, columns] = [new Float64Array(2), new Float64Array(8), new Int32Array(4)];
  return (x, y, into) => {
    let frameX = (ax * x + bx * y + cx + 0.5) * ratioX - 0.5;
    let frameY = (ay * x + by * y + cy + 0.5) * ratioY - 0.5;
    if (flow !== null) {
      moveAt(flow, frameX, frameY, move);
      frameX += move[0] as number;
      frameY += move[1] as number;
    }
    const u = a * frameX + b * frameY + c;
    const v = d * frameX + e * frameY + f;
    const left = Math.floor(u);
    const up = Math.floor(v);
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
  const { full, result, place, ground } = under;
  const colours = rows.channels >= 3 ? 3 : 1;
  if (result.channels !== colours || (place === undefined && rows.width !== full.width))
    throw new RangeError('rows and result do not fit each other');
  const peak = peakOf(rows.data);
  const [min, toPeak, noise] = [1 / (2 * peak), peak / peakOf(result.data), (grain * peak) / 255];
  const read = reader(under);
  const shareAt = shareReader(alpha, under);
  const value = new Float64Array(4);
  const unmixed = ground === undefined || rows.channels === colours ? null : ground;
  for (let row = 0; row < rows.height; row += 1) {
    const y = rows.first + row;
    const [from, to] = place === undefined ? reachOf(alpha, ((y + 0.5) * alpha.height) / full.height - 0.5, full.width) : [0, rows.width];
    for (let x = from; x < to; x += 1) {
      const share = shareAt(x, y);
      if (share < min) continue;
      read(x, y, value);
      if (unmixed !== null) unmix(value, unmixed, (rows.data[(row * rows.width + x + 1) * rows.channels - 1] as number) / peak);
      const more = noise === 0 ? 0 : noise * grainAt(x, y);
      for (let channel = 0, at = (row * rows.width + x) * rows.channels; channel < colours; channel += 1, at += 1) {
        const own = rows.data[at] as number;
        rows.data[at] = Math.max(0, Math.min(peak, Math.round(own + share * ((value[channel] as number) * toPeak + more - own))));
      }
    }
  }
}

/** Below this opacity what a mixture holds of the picture is less than its noise. */
const minOpacity = 0.1;

/** Takes the ground out of a mixture with it, in place; `opacity` from 0 to 1. */
function unmix(value: Float64Array, ground: readonly number[], opacity: number): void {
  if (opacity === 1) return;
  const own = Math.max(minOpacity, opacity);
  for (let channel = 0; channel < ground.length; channel += 1)
    value[channel] = ((value[channel] as number) - (1 - own) * (ground[channel] as number)) / own;
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
  const box = boxOf(alpha);
  if (box === null) return { first: 0, count: 0 };
  const scale = full.height / alpha.height;
  const first = Math.max(0, Math.floor((box[1] - 1) * scale));
  return { first, count: Math.min(full.height, Math.ceil((box[1] + box[3] + 1) * scale)) - first };
}

/** The same of a picture of `rows` rows that was turned before it was sent. */
export function turnedRowsTouched(
  alpha: Plane,
  { full, place = identity }: Pick<Under, 'full' | 'place'>,
  rows: number,
): ReturnType<typeof rowsTouched> {
  const box = boxOf(alpha);
  if (box === null) return { first: 0, count: 0 };
  const back = invert(place);
  const [across, down] = [full.width / alpha.width, full.height / alpha.height];
  const reached = [box[0] - 1, box[0] + box[2] + 1].flatMap((x) =>
    [box[1] - 1, box[1] + box[3] + 1].map((y) => apply(back, x * across, y * down)[1]),
  );
  const first = Math.max(0, Math.floor(Math.min(...reached)));
  return { first, count: Math.max(0, Math.min(rows, Math.ceil(Math.max(...reached)) + 1) - first) };
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
