// A picture turned, as pixels: quarter turns move them and change none, as sharp does it; straightening, which is ours, reads between them, once, at the size that is wanted.
import { setImmediate } from 'node:timers/promises';
import type { Sharp } from 'sharp';
import { compose, invert, shifted } from '../../app/pictures/affine.ts';
import type { Affine } from '../../app/pictures/affine.ts';
import { catmullRom } from '../../app/composite/resample.ts';
import type { Size } from '../../app/models/model.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import { toView } from '../../app/pictures/turned.ts';
import type { Turn } from '../../app/pictures/turn.ts';
import { fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';

/** Turned clockwise, each sample as it was, of any depth and number of channels. May be cut, resized and encoded, in that order. */
export const quarterTurned = (pixels: Pixels, turn: Turn): Sharp => (turn === 0 ? fromPixels(pixels) : fromPixels(pixels).rotate(turn));

type Samples = Pixels & { readonly bytes: Uint8Array };

/** Of target pixels, between two turns for others: some tens of milliseconds. */
const bandTaps = 1 << 23;
/** Where more source pixels than this lie on one of the target along a side, means of whole blocks are taken first, as the library's own resizing does. */
const maxReach = 4;

/**
 * What is seen of a straightened picture, at `size`: each pixel of the target is read from the picture itself by cubic convolution (Catmull–Rom, as wide as
 * the picture is denser), so that turning, cutting and shrinking are one resampling. Opacity weighs colours.
 */
export async function straightened(
  pixels: Pixels,
  { crop, turned }: Pick<Seen, 'crop' | 'turned'>,
  full: Size,
  size: Size,
): Promise<Pixels> {
  const [across, down] = [full.width / size.width, full.height / size.height];
  const dense = Math.max(1, across, down);
  const block = dense < maxReach ? 1 : Math.floor((2 * dense) / maxReach);
  if (pixels.bytes instanceof Uint16Array) throw new RangeError('only pixels of eight bits are straightened');
  const whole: Samples = { ...pixels, bytes: pixels.bytes };
  const source = block === 1 ? whole : shrunkBy(whole, block);
  const toSource: Affine = [1 / block, 0, -0.5, 0, 1 / block, -0.5];
  const fromTarget = compose([across, 0, 0, 0, down, 0], shifted(0.5, 0.5));
  const map = compose(toSource, compose(invert(toView(pixels, { crop, turned })), fromTarget));
  const reach = dense / block;
  const weights = weightsOf(reach);
  const bytes = new Uint8Array(size.width * size.height * pixels.channels);
  const target: Samples = { ...size, channels: pixels.channels, bytes };
  const band = Math.max(1, Math.floor(bandTaps / (size.width * (4 * reach) ** 2)));
  for (let row = 0; row < size.height; row += band) {
    readRows(source, map, reach, weights, target, row, Math.min(size.height, row + band));
    await setImmediate();
  }
  return target;
}

/** Places between two pixels that have weights of their own: a reading is off by a 2048th of a pixel at most. */
const phases = 1024;

/** For each phase the weights of so many pixels, which sum to 1. The first of them is the one behind the place less `2 * reach`. */
function weightsOf(reach: number): { readonly taps: number; readonly weights: Float64Array } {
  const taps = Math.ceil(4 * reach);
  const weights = new Float64Array((phases + 1) * taps);
  for (let phase = 0; phase <= phases; phase += 1) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) sum += catmullRom((tap + 1 - phase / phases - 2 * reach) / reach);
    for (let tap = 0; tap < taps; tap += 1) weights[phase * taps + tap] = catmullRom((tap + 1 - phase / phases - 2 * reach) / reach) / sum;
  }
  return { taps, weights };
}

function readRows(
  { width, height, channels, bytes }: Samples,
  [a, b, c, d, e, f]: Affine,
  reach: number,
  { taps, weights }: ReturnType<typeof weightsOf>,
  target: Samples,
  from: number,
  until: number,
): void {
  const around: Around = { taps, weights, across: 0, down: 0, columns: new Int32Array(taps), lines: new Int32Array(taps) };
  const { columns, lines } = around;
  for (let y = from, to = from * target.width * channels; y < until; y += 1)
    for (let x = 0; x < target.width; x += 1, to += channels) {
      const u = a * x + b * y + c - 2 * reach;
      const v = d * x + e * y + f - 2 * reach;
      const left = Math.floor(u);
      const up = Math.floor(v);
      around.across = Math.round((u - left) * phases) * taps;
      around.down = Math.round((v - up) * phases) * taps;
      for (let tap = 0; tap < taps; tap += 1) {
        columns[tap] = Math.min(width - 1, Math.max(0, left + 1 + tap)) * channels;
        lines[tap] = Math.min(height - 1, Math.max(0, up + 1 + tap)) * width * channels;
      }
      if (channels === 3) writeColour(bytes, around, target.bytes, to);
      else writeAny(channels, bytes, around, target.bytes, to);
    }
}

/** The pixels around a place: where their columns and lines begin, and from where in `weights` on they weigh what. Edges are repeated. */
type Around = {
  readonly taps: number;
  readonly weights: Float64Array;
  across: number;
  down: number;
  readonly columns: Int32Array;
  readonly lines: Int32Array;
};

/** Nearly every photograph has three channels: these are worth a loop of their own. */
function writeColour(bytes: Uint8Array, { taps, weights, across, down, columns, lines }: Around, into: Uint8Array, to: number): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let row = 0; row < taps; row += 1) {
    const line = lines[row] as number;
    const share = weights[down + row] as number;
    for (let tap = 0; tap < taps; tap += 1) {
      const at = line + (columns[tap] as number);
      const weight = share * (weights[across + tap] as number);
      red += weight * (bytes[at] as number);
      green += weight * (bytes[at + 1] as number);
      blue += weight * (bytes[at + 2] as number);
    }
  }
  into[to] = byte(red);
  into[to + 1] = byte(green);
  into[to + 2] = byte(blue);
}

function writeAny(
  channels: Pixels['channels'],
  bytes: Uint8Array,
  { taps, weights, across, down, columns, lines }: Around,
  into: Uint8Array,
  to: number,
): void {
  const colours = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === 2 || channels === 4;
  const sums = [0, 0, 0];
  let opacity = 0;
  for (let row = 0; row < taps; row += 1)
    for (let tap = 0; tap < taps; tap += 1) {
      const at = (lines[row] as number) + (columns[tap] as number);
      const share = (weights[down + row] as number) * (weights[across + tap] as number);
      const weight = hasAlpha ? (share * (bytes[at + colours] as number)) / 255 : share;
      opacity += weight;
      for (let channel = 0; channel < colours; channel += 1)
        sums[channel] = (sums[channel] as number) + weight * (bytes[at + channel] as number);
    }
  for (let channel = 0; channel < colours; channel += 1) into[to + channel] = opacity <= 0 ? 0 : byte((sums[channel] as number) / opacity);
  if (hasAlpha) into[to + colours] = byte(opacity * 255);
}

const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** Means of whole blocks; those at the far edges may be smaller. */
function shrunkBy({ width, height, channels, bytes }: Samples, block: number): Samples {
  const size = { width: Math.ceil(width / block), height: Math.ceil(height / block) };
  const out = new Uint8Array(size.width * size.height * channels);
  const sums = new Float64Array(size.width * channels);
  const colours = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === 2 || channels === 4;
  for (let row = 0; row < size.height; row += 1) {
    sums.fill(0);
    const high = Math.min(block, height - row * block);
    for (let y = row * block, at = y * width * channels; y < row * block + high; y += 1)
      for (let x = 0; x < width; x += 1, at += channels) {
        const to = Math.floor(x / block) * channels;
        const opacity = hasAlpha ? (bytes[at + colours] as number) / 255 : 1;
        for (let channel = 0; channel < colours; channel += 1)
          sums[to + channel] = (sums[to + channel] as number) + opacity * (bytes[at + channel] as number);
        if (hasAlpha) sums[to + colours] = (sums[to + colours] as number) + opacity;
      }
    for (let column = 0, to = row * size.width * channels; column < size.width; column += 1, to += channels) {
      const count = high * Math.min(block, width - column * block);
      const opaque = hasAlpha ? (sums[column * channels + colours] as number) : count;
      for (let channel = 0; channel < colours; channel += 1)
        out[to + channel] = opaque === 0 ? 0 : byte((sums[column * channels + channel] as number) / opaque);
      if (hasAlpha) out[to + colours] = byte((255 * opaque) / count);
    }
  }
  return { ...size, channels, bytes: out };
}
