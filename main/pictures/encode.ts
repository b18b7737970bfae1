// Decodes once and encodes until the bytes are few enough: quality goes down first, then size.
import type { Size } from '../../app/models/model.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import { fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';
import { seenIn } from './upright.ts';

export type Encoding = {
  readonly longSide: number;
  readonly seen: Seen;
  /** The exact size, whatever `longSide` says; null: the long side alone is limited. */
  readonly size: Size | null;
  /** PNG when it fits into `maxBytes`, else JPEG. */
  readonly lossless: boolean;
  /** Transparent pictures become PNG whatever `lossless` says. */
  readonly keepAlpha: boolean;
  readonly maxBytes: number;
};

export type Encoded = Size & { readonly bytes: Uint8Array; readonly mediaType: 'image/png' | 'image/jpeg'; readonly flattened: boolean };

/** What shows through where a picture with transparency must become a JPEG. */
const flattenColour = '#ffffff';
const qualities = [92, 88, 84, 80];

/** Upright sRGB without metadata. Throws what the decoder throws. */
export async function encodeSmall(
  source: Uint8Array,
  { longSide, seen, size: exact, lossless, keepAlpha, maxBytes }: Encoding,
): Promise<Encoded> {
  const { data, info } = await (
    await seenIn(source, seen, exact === null ? { longSide } : { size: exact })
  )
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels: Pixels = { width: info.width, height: info.height, channels: info.channels as Pixels['channels'], bytes: data };
  const transparent = isTransparent(pixels);
  const size = { width: info.width, height: info.height };
  if (lossless || (transparent && keepAlpha)) {
    const shown = transparent ? fromPixels(pixels) : fromPixels(pixels).removeAlpha();
    const bytes = await shown.png({ compressionLevel: 6 }).toBuffer();
    if (bytes.byteLength <= maxBytes) return { ...size, bytes, mediaType: 'image/png', flattened: false };
  }
  const jpeg = (quality: number, scale: number): Promise<Buffer> =>
    fromPixels(pixels)
      .flatten({ background: flattenColour })
      .resize(Math.max(1, Math.round(size.width * scale)), Math.max(1, Math.round(size.height * scale)), { fit: 'fill' })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
  for (const quality of qualities) {
    const bytes = await jpeg(quality, 1);
    if (bytes.byteLength <= maxBytes) return { ...size, bytes, mediaType: 'image/jpeg', flattened: transparent };
  }
  for (let scale = 0.85; ; scale *= 0.85) {
    const bytes = await jpeg(88, scale);
    if (bytes.byteLength <= maxBytes) {
      return {
        width: Math.max(1, Math.round(size.width * scale)),
        height: Math.max(1, Math.round(size.height * scale)),
        bytes,
        mediaType: 'image/jpeg',
        flattened: transparent,
      };
    }
  }
}

function isTransparent({ channels, bytes }: Pixels): boolean {
  if (channels !== 2 && channels !== 4) return false;
  for (let at = channels - 1; at < bytes.length; at += channels) if (bytes[at] !== 255) return true;
  return false;
}
