// Areas of an original: what a mask of one's own says, what covers lock, boxes of the frame in the original, and what was laid, as a small picture.
import { readFile } from 'node:fs/promises';
import { apply, compose, invert } from '../../../app/pictures/affine.ts';
import { bitsOf } from '../../../app/composite/raster.ts';
import type { Bits, Labels, Plane } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { boxThrough, fullSize, toView } from '../../../app/pictures/turned.ts';
import { decode, fromPixels } from '../decoder.ts';

/** One part: what is light in a picture of any size, which is one of the whole original, as it stands. */
export async function labelsFrom(mask: string, { width, height }: Size, seen: Pick<Seen, 'crop' | 'turned'>, whole: Size): Promise<Labels> {
  const { crop, turned } = seen;
  const { data: light, info } = await decode(await readFile(mask))
    .autoOrient()
    .flatten({ background: '#000000' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (turned !== null) return turnedLabels({ ...info, data: light }, { width, height }, seen, whole);
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

/** For each pixel of the frame the nearest of the mask, which is read where it stands. */
function turnedLabels(
  mask: Size & { readonly channels: number; readonly data: Uint8Array },
  size: Size,
  seen: Pick<Seen, 'crop' | 'turned'>,
  whole: Size,
): Labels {
  const full = fullSize(whole, seen);
  const toWhole = compose(invert(toView(whole, seen)), [full.width / size.width, 0, 0, 0, full.height / size.height, 0]);
  const map = compose([mask.width / whole.width, 0, 0, 0, mask.height / whole.height, 0], toWhole);
  const inMask = (at: number, side: number): number => Math.min(side - 1, Math.max(0, Math.floor(at)));
  const data = new Uint16Array(size.width * size.height);
  for (let y = 0, to = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1, to += 1) {
      const [u, v] = apply(map, x + 0.5, y + 0.5);
      const at = (inMask(v, mask.height) * mask.width + inMask(u, mask.width)) * mask.channels;
      data[to] = (mask.data[at] as number) > 127 ? 1 : 0;
    }
  return { ...size, data };
}

/** Where covers lie in the frame of what is seen: each pixel of it whose centre is covered, which is where what was sent is black. */
export function coveredIn(covers: readonly CropBox[], size: Size, whole: Size, seen: Pick<Seen, 'crop' | 'turned'>): Bits {
  const covered = bitsOf(size);
  const full = fullSize(whole, seen);
  const map = compose([size.width / full.width, 0, 0, 0, size.height / full.height, 0], toView(whole, seen));
  const back = invert(map);
  for (const box of covers) {
    const [x, y, width, height] = boxThrough(map, box);
    const [from, to] = [Math.max(0, Math.floor(x)), Math.min(size.width, Math.ceil(x + width))];
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(size.height, Math.ceil(y + height)); row += 1)
      for (let column = from; column < to; column += 1) {
        const [u, v] = apply(back, column + 0.5, row + 0.5);
        if (u >= box[0] && v >= box[1] && u < box[0] + box[2] && v < box[1] + box[3]) covered.data[row * size.width + column] = 1;
      }
  }
  return covered;
}

/** Where nothing of the result is taken for the sake of covers: where they lie in the frame, with a pixel more on each side: between two of its pixels alpha is mixed. */
export function lockedIn(covers: readonly CropBox[], size: Size, whole: Size, seen: Pick<Seen, 'crop' | 'turned'>): Bits {
  const locked = bitsOf(size);
  const full = fullSize(whole, seen);
  const map = toView(whole, seen);
  const [across, down] = [size.width / full.width, size.height / full.height];
  const back = invert(compose([across, 0, 0, 0, down, 0], map));
  const isStraight = (seen.turned?.straighten ?? 0) === 0;
  // Half a pixel of the frame on the diagonal, and one more, in pixels of the original.
  const near = 1.5 * Math.SQRT2 * Math.max(1 / across, 1 / down);
  for (const box of covers) {
    const [x, y, width, height] = boxThrough(map, box);
    const [from, to] = [Math.max(0, Math.floor(x * across) - 1), Math.min(size.width, Math.ceil((x + width) * across) + 1)];
    for (let row = Math.max(0, Math.floor(y * down) - 1); row < Math.min(size.height, Math.ceil((y + height) * down) + 1); row += 1) {
      if (isStraight && to > from) locked.data.fill(1, row * size.width + from, row * size.width + to);
      for (let column = from; !isStraight && column < to; column += 1) {
        const [u, v] = apply(back, column + 0.5, row + 0.5);
        if (u >= box[0] - near && v >= box[1] - near && u <= box[0] + box[2] + near && v <= box[1] + box[3] + near)
          locked.data[row * size.width + column] = 1;
      }
    }
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
  const bytes = new Uint8Array(data.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (data[at] as number) > 0 ? 255 : 0;
  const png = await fromPixels({ width, height, channels: 1, bytes })
    .toColourspace('b-w')
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
  return png.toString('base64');
}
