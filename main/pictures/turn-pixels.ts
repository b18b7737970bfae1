// A picture turned, as pixels: quarter turns move them and change none; straightening reads between them, once, at the size that is wanted.
import { setImmediate } from 'node:timers/promises';
import { compose, invert, shifted } from '../../app/composite/affine.ts';
import type { Affine } from '../../app/composite/affine.ts';
import { catmullRom } from '../../app/composite/resample.ts';
import type { Size } from '../../app/models/model.ts';
import type { CropBox, Seen } from '../../app/pictures/input-view.ts';
import { turnedSize } from '../../app/pictures/turn.ts';
import { toView } from '../../app/pictures/turned.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import type { Pixels } from './decoder.ts';

/** The crop of the picture after its quarter turn, each pixel as it was. All of it without a crop. */
export function quarterTurned(pixels: Pixels, turned: Turned, crop: CropBox | null): Pixels {
  const { channels, bytes } = pixels;
  const [, , width, height] = crop ?? [0, 0, ...sidesOf(turnedSize(pixels, turned.turn))];
  // Whole numbers throughout: a centre comes to lie on a centre.
  const [a, b, c, d, e, f] = invert(toView(pixels, { crop, turned: { turn: turned.turn, straighten: 0 } }));
  const out = new Uint8Array(width * height * channels);
  const step = Math.round(d * pixels.width + a) * channels;
  for (let y = 0, to = 0; y < height; y += 1) {
    const [u, v] = [a * 0.5 + b * (y + 0.5) + c, d * 0.5 + e * (y + 0.5) + f];
    let from = (Math.floor(v) * pixels.width + Math.floor(u)) * channels;
    for (let x = 0; x < width; x += 1, from += step)
      for (let channel = 0; channel < channels; channel += 1, to += 1) out[to] = bytes[from + channel] as number;
  }
  return { width, height, channels, bytes: out };
}

const sidesOf = ({ width, height }: Size): readonly [number, number] => [width, height];

/** Of target pixels, between two turns for others: some tens of milliseconds. */
const bandTaps = 1 << 23;
/** Where more source pixels than this lie on one of the target along a side, means of whole blocks are taken first. What a model is sent seldom is. */
const mostReach = 8;

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
  const block = dense < mostReach ? 1 : Math.floor((2 * dense) / mostReach);
  const source = block === 1 ? pixels : shrunkBy(pixels, block);
  const toSource: Affine = [1 / block, 0, -0.5, 0, 1 / block, -0.5];
  const fromTarget = compose([across, 0, 0, 0, down, 0], shifted(0.5, 0.5));
  const map = compose(toSource, compose(invert(toView(pixels, { crop, turned })), fromTarget));
  const reach = dense / block;
  const bytes = new Uint8Array(size.width * size.height * pixels.channels);
  const target = { ...size, channels: pixels.channels, bytes };
  const band = Math.max(1, Math.floor(bandTaps / (size.width * (4 * reach) ** 2)));
  for (let row = 0; row < size.height; row += band) {
    readRows(source, map, reach, target, row, Math.min(size.height, row + band));
    await setImmediate();
  }
  return target;
}

function readRows(
  { width, height, channels, bytes }: Pixels,
  [a, b, c, d, e, f]: Affine,
  reach: number,
  target: Pixels,
  from: number,
  until: number,
): void {
  const taps = Math.ceil(4 * reach) + 1;
  const [acrossWeights, downWeights, columns] = [new Float64Array(taps), new Float64Array(taps), new Int32Array(taps)];
  const colours = channels >= 3 ? 3 : 1;
  const hasAlpha = channels === 2 || channels === 4;
  const sums = new Float64Array(4);
  for (let y = from, to = from * target.width * channels; y < until; y += 1)
    for (let x = 0; x < target.width; x += 1, to += channels) {
      const [u, v] = [a * x + b * y + c, d * x + e * y + f];
      const left = weigh(u, reach, acrossWeights);
      const up = weigh(v, reach, downWeights);
      for (let tap = 0; tap < taps; tap += 1) columns[tap] = Math.min(width - 1, Math.max(0, left + tap)) * channels;
      sums.fill(0);
      for (let row = 0; row < taps; row += 1) {
        const downWeight = downWeights[row] as number;
        if (downWeight === 0) continue;
        const line = Math.min(height - 1, Math.max(0, up + row)) * width * channels;
        for (let tap = 0; tap < taps; tap += 1) {
          const at = line + (columns[tap] as number);
          let weight = downWeight * (acrossWeights[tap] as number);
          if (hasAlpha) {
            weight *= (bytes[at + colours] as number) / 255;
            sums[3] = (sums[3] as number) + weight;
          }
          for (let channel = 0; channel < colours; channel += 1)
            sums[channel] = (sums[channel] as number) + weight * (bytes[at + channel] as number);
        }
      }
      const opacity = hasAlpha ? Math.max(0, Math.min(1, sums[3] as number)) : 1;
      for (let channel = 0; channel < colours; channel += 1)
        target.bytes[to + channel] = opacity === 0 ? 0 : byte((sums[channel] as number) / (hasAlpha ? (sums[3] as number) : 1));
      if (hasAlpha) target.bytes[to + colours] = byte(opacity * 255);
    }
}

const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** Writes the weights around a place, which sum to 1, and answers where the first lies. */
function weigh(at: number, reach: number, into: Float64Array): number {
  const first = Math.ceil(at - 2 * reach);
  let sum = 0;
  for (let tap = 0; tap < into.length; tap += 1) {
    const weight = catmullRom((first + tap - at) / reach);
    into[tap] = weight;
    sum += weight;
  }
  for (let tap = 0; tap < into.length; tap += 1) into[tap] = (into[tap] as number) / sum;
  return first;
}

/** Means of whole blocks; those at the far edges may be smaller. */
function shrunkBy({ width, height, channels, bytes }: Pixels, block: number): Pixels {
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
