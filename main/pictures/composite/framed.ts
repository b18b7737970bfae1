// The frame of an original as a result shows it: where the original is transparent, on the ground that is there in the result.
import { differenceBehind, groundIn, onGround } from '../../../app/composite/ground.ts';
import type { Ground, Opacity } from '../../../app/composite/ground.ts';
import type { Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import { fromPixels } from '../decoder.ts';
import type { Source } from '../source.ts';
import { seenIn } from '../upright.ts';

/** `opacity`: null where the original is opaque. `ground`: null where the result shows none, as with the colours that are stored behind transparency. */
export type Framed = { readonly frame: Rgb; readonly opacity: Opacity | null; readonly ground: Ground | null };

/**
 * Of that size, of what is seen of the original. What the service made of its transparency nobody says: a ground of one colour, or the colours that are stored
 * there, which many programs leave behind. What is nearer to the result is taken. Throws what the decoder throws.
 */
export async function framedAs(answer: Promise<Rgb>, original: Source, size: Size, seen: Seen): Promise<Framed> {
  const image = (await seenIn(original.bytes, seen, { size })).toColourspace('srgb');
  const [{ data, info }, result] = await Promise.all([image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }), answer]);
  if (info.channels !== 4) return { frame: { width: info.width, height: info.height, data }, opacity: null, ground: null };
  const { rgb: frame, opacity } = parted({ width: info.width, height: info.height, data });
  if (!opacity.some((own) => own < 255)) return { frame, opacity: null, ground: null };
  const ground = groundIn(result, frame, opacity);
  if (ground === null) return { frame, opacity, ground: null };
  const [laid, stored] = [onGround(frame, opacity, ground), await asStored(original, size, seen)];
  return differenceBehind(stored, result, opacity) < differenceBehind(laid, result, opacity)
    ? { frame: stored, opacity, ground: null }
    : { frame: laid, opacity, ground };
}

/** With the colours that its transparency hides, which shrinking would lose. */
async function asStored({ bytes }: Source, size: Size, seen: Seen): Promise<Rgb> {
  const whole = (await seenIn(bytes, seen, { longSide: null })).toColourspace('srgb');
  const { data, info } = await whole.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { rgb } = parted({ width: info.width, height: info.height, data });
  const shrunk = fromPixels({ ...rgb, channels: 3, bytes: new Uint8Array(rgb.data) }).resize(size.width, size.height, { fit: 'fill' });
  return { ...size, data: await shrunk.raw().toBuffer() };
}

function parted({ width, height, data }: { readonly width: number; readonly height: number; readonly data: Uint8Array }): {
  readonly rgb: Rgb;
  readonly opacity: Opacity;
} {
  const [colours, opacity] = [new Uint8Array(width * height * 3), new Uint8Array(width * height)];
  for (let at = 0, from = 0, to = 0; at < opacity.length; at += 1, from += 4, to += 3) {
    colours.set(data.subarray(from, from + 3), to);
    opacity[at] = data[from + 3] as number;
  }
  return { rgb: { width, height, data: colours }, opacity };
}
