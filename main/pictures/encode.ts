// Decodes once and encodes until the bytes are few enough: quality goes down first, then size.
import type { Size } from '../../app/models/model.ts';
import { isAllOfIt } from '../../app/pictures/input-view.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import { frameOf } from './containers/header.ts';
import { sniff } from './containers/sniff.ts';
import { fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';
import { seenIn } from './upright.ts';
import type { Wanted } from './upright.ts';

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
const bestQuality = 92;
const qualities = [bestQuality, 88, 84, 80];
const jpegAt = (quality: number) => ({ quality, chromaSubsampling: '4:4:4' });

/** Upright sRGB without metadata. Throws what the decoder throws. */
export async function encodeSmall(source: Uint8Array, encoding: Encoding): Promise<Encoded> {
  return (isPlainPhoto(source, encoding) ? await atOnce(source, encoding) : null) ?? fromItsPixels(source, encoding);
}

/** Whether nothing has to be known of the pixels before they are encoded: a whole JPEG of three channels has no transparency, and becomes a JPEG. */
function isPlainPhoto(source: Uint8Array, { seen, lossless }: Encoding): boolean {
  const sniffed = sniff(source);
  if (lossless || !isAllOfIt(seen) || sniffed.kind !== 'picture' || sniffed.mediaType !== 'image/jpeg') return false;
  const view = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const frame = frameOf(view);
  return frame !== null && view[frame + 9] === 3;
}

const sizeWanted = ({ longSide, size }: Encoding): Wanted => (size === null ? { longSide } : { size });

/** Decoded and encoded in one go, at the best quality: the same bytes as from its pixels. Null when they are too many. */
async function atOnce(source: Uint8Array, encoding: Encoding): Promise<Encoded | null> {
  const image = await seenIn(source, encoding.seen, sizeWanted(encoding));
  const { data, info } = await image.toColourspace('srgb').jpeg(jpegAt(bestQuality)).toBuffer({ resolveWithObject: true });
  if (data.byteLength > encoding.maxBytes) return null;
  return { width: info.width, height: info.height, bytes: data, mediaType: 'image/jpeg', flattened: false };
}

async function fromItsPixels(source: Uint8Array, encoding: Encoding): Promise<Encoded> {
  const { lossless, keepAlpha, maxBytes } = encoding;
  const { data, info } = await (
    await seenIn(source, encoding.seen, sizeWanted(encoding))
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
      .jpeg(jpegAt(quality))
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
