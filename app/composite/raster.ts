// Pictures as plain arrays, as every part of "keep my original pixels" takes them. Integer coordinates are the centres of pixels: the first one's is 0, 0.
import type { Size } from '../models/model.ts';

/** Three interleaved channels, sRGB, 8 bit, upright; rows from the top without gaps. */
export type Rgb = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray };

/** One value a pixel, rows from the top. */
export type Plane = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** Which changed part a pixel belongs to: 0 for none, else the part's number. */
export type Labels = { readonly width: number; readonly height: number; readonly data: Uint16Array };

/** One byte a pixel: 0 or 1. */
export type Bits = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Left, top, width and height in whole pixels. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** A plane of that size, in pixels, all 0. */
export const planeOf = ({ width, height }: Size): Plane => ({ width, height, data: new Float32Array(width * height) });
/** Bits of that size, in pixels, none of them set. */
export const bitsOf = ({ width, height }: Size): Bits => ({ width, height, data: new Uint8Array(width * height) });

/** The most pixels of a frame: what is registered, compared and shown while somebody drags. */
export const framePixels = 1_100_000;

/** The size of the frame of an original: its own where it is small enough, else shrunk to at most 1.1 megapixels in its own shape. */
export function frameSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(framePixels / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** Luma of Rec. 601 on the encoded values, 0 to 255: what blocks are compared by. */
export function lumaOf({ width, height, data }: Rgb): Plane {
  const luma = new Float32Array(width * height);
  for (let at = 0, from = 0; at < luma.length; at += 1, from += 3)
    luma[at] = 0.299 * (data[from] as number) + 0.587 * (data[from + 1] as number) + 0.114 * (data[from + 2] as number);
  return { width, height, data: luma };
}

/** The smallest box around everything that is not 0, or null where all is. */
export function boxOf({
  width,
  height,
  data,
}: {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      if (data[at] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : [left, top, right - left + 1, bottom - top + 1];
}
