// Areas of an original: what a mask of one's own says, what covers lock, boxes of the frame in the original, and what was laid, as a small picture.
import { readFile } from 'node:fs/promises';
import { bitsOf } from '../../../app/composite/raster.ts';
import type { Bits, Labels, Plane } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { CropBox } from '../../../app/pictures/input-view.ts';
import { decode, fromPixels } from '../decoder.ts';

/** One part: what is light in a picture of any size, which is one of the whole original. */
export async function labelsFrom(mask: string, { width, height }: Size, crop: CropBox | null, whole: Size): Promise<Labels> {
  const { data: light, info } = await decode(await readFile(mask))
    .autoOrient()
    .flatten({ background: '#000000' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [x, y, wide, high] = crop ?? [0, 0, whole.width, whole.height];
  const [across, down] = [info.width / whole.width, info.height / whole.height];
  const left = Math.min(info.width - 1, Math.round(x * across));
  const top = Math.min(info.height - 1, Math.round(y * down));
  const data = await fromPixels({ width: info.width, height: info.height, channels: info.channels as 1 | 3, bytes: light })
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(info.width - left, Math.round(wide * across))),
      height: Math.max(1, Math.min(info.height - top, Math.round(high * down))),
    })
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, data: Uint16Array.from(data, (value) => (value > 127 ? 1 : 0)) };
}

/** Where covers lie in the frame, with a pixel more on each side: between two of its pixels alpha is mixed. */
export function lockedIn(covers: readonly CropBox[], size: Size, full: Size, corner: readonly [number, number]): Bits {
  const locked = bitsOf(size);
  const [across, down] = [size.width / full.width, size.height / full.height];
  for (const [x, y, width, height] of covers) {
    const [left, right] = [(x - corner[0]) * across, (x - corner[0] + width) * across];
    const [top, bottom] = [(y - corner[1]) * down, (y - corner[1] + height) * down];
    const [from, to] = [Math.max(0, Math.floor(left) - 1), Math.min(size.width, Math.ceil(right) + 1)];
    for (let row = Math.max(0, Math.floor(top) - 1); row < Math.min(size.height, Math.ceil(bottom) + 1); row += 1)
      if (to > from) locked.data.fill(1, row * size.width + from, row * size.width + to);
  }
  return locked;
}

/** A box of the frame in pixels of the original. */
export function inFull(
  [x, y, width, height]: readonly number[],
  frame: Size,
  full: Size,
  corner: readonly [number, number],
): readonly [number, number, number, number] {
  const [across, down] = [full.width / frame.width, full.height / frame.height];
  const [left, top] = [Math.floor((x ?? 0) * across), Math.floor((y ?? 0) * down)];
  const [right, bottom] = [Math.ceil(((x ?? 0) + (width ?? 0)) * across), Math.ceil(((y ?? 0) + (height ?? 0)) * down)];
  return [corner[0] + left, corner[1] + top, Math.min(full.width, right) - left, Math.min(full.height, bottom) - top];
}

/** A PNG in base64, white where anything of the result was laid. */
export async function maskPngOf({ width, height, data }: Plane): Promise<string> {
  const bytes = Uint8Array.from(data, (value) => (value > 0 ? 255 : 0));
  const png = await fromPixels({ width, height, channels: 1, bytes })
    .toColourspace('b-w')
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
  return png.toString('base64');
}
