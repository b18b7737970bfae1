// A crop of an original as samples of its own, and back: only what was sent is ever laid on.
import { crc32 } from 'node:zlib';
import type { Raster } from '../../../app/composite/blend-rows.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { Original } from './original.ts';

type Samples = Original['samples'];

export const dataOf = ({ channels, samples }: Original): Pick<Raster, 'channels' | 'data'> => ({ channels, data: samples });

/** The crop's samples, copied; without a crop the original itself. */
export function partOf(original: Original, crop: CropBox | null): Original {
  if (crop === null) return original;
  const [, , width, height] = crop;
  const length = width * height * original.channels;
  const samples: Samples = original.samples instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  rowsOf(original, crop, (from, row, wide) => samples.set(original.samples.subarray(from, from + wide), row * wide));
  return { ...original, width, height, samples };
}

/** Writes the samples of a crop back into the original they were copied from. */
export function putPart(original: Original, part: Original, crop: CropBox | null): void {
  if (crop === null) return;
  rowsOf(original, crop, (to, row, wide) => original.samples.set(part.samples.subarray(row * wide, (row + 1) * wide), to));
}

/** Of all samples outside of the crop; 0 without one. */
export function checksumAround({ width, height, channels, samples }: Original, crop: CropBox | null): number {
  if (crop === null) return 0;
  const [x, y, wide, high] = crop;
  const length = width * channels;
  let sum = 0;
  const add = (from: number, to: number): void => {
    const { buffer, byteOffset, byteLength } = samples.subarray(from, to);
    sum = crc32(new Uint8Array(buffer, byteOffset, byteLength), sum);
  };
  for (let row = 0; row < height; row += 1) {
    const [from, to] = [row * length, (row + 1) * length];
    if (row < y || row >= y + high) {
      add(from, to);
      continue;
    }
    add(from, from + x * channels);
    add(from + (x + wide) * channels, to);
  }
  return sum;
}

function rowsOf(
  { width, channels }: Pick<Original, 'width' | 'channels'>,
  [x, y, wide, high]: CropBox,
  visit: (at: number, row: number, length: number) => void,
): void {
  for (let row = 0; row < high; row += 1) visit(((y + row) * width + x) * channels, row, wide * channels);
}
