// The chunks of a WebP with other metadata around the same pixels. A plain file becomes an extended one when it has something to say.
import type { ExportTexts } from '../../../app/export/texts.ts';
import { readHeader } from './header.ts';
import { exifBytes } from './exif.ts';
import type { Rewrapped } from './rewrapped.ts';

const flags = { animated: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, profile: 0x20 } as const;
const kept = new Set(['ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']);

/** The same pixels with these texts as their only metadata; null for what is no whole WebP. */
export function rewrapWebp(bytes: Buffer, texts: ExportTexts | null, orientation: number): Rewrapped | null {
  const size = readHeader(bytes, 'image/webp');
  const picture = pictureIn(bytes);
  if (size === null || picture === null) return null;
  const { parts } = picture;
  const exif = exifOf(texts, orientation);
  const packet = texts?.packets[0] ?? null;
  const looks = picture.flags & (flags.animated | flags.alpha | flags.profile);
  const all = looks | (exif === null ? 0 : flags.exif) | (packet === null ? 0 : flags.xmp);
  const extended = all !== 0 && (all !== flags.alpha || parts.length > 1) ? [chunk('VP8X', header(all, size))] : [];
  const more = [...(exif === null ? [] : [chunk('EXIF', exif)]), ...(packet === null ? [] : [chunk('XMP ', Buffer.from(packet, 'utf8'))])];
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...extended, ...parts, ...more]);
  const riff = Buffer.alloc(8);
  riff.write('RIFF', 'latin1');
  riff.writeUInt32LE(body.byteLength, 4);
  return { bytes: Buffer.concat([riff, body]), leftOut: false };
}

/** The chunks that make up the picture, and the flags it was given; null where there is none, or a chunk is cut. */
function pictureIn(bytes: Buffer): { readonly parts: readonly Buffer[]; readonly flags: number } | null {
  const end = bytes.byteLength < 20 ? 0 : 8 + bytes.readUInt32LE(4);
  if (end > bytes.byteLength) return null;
  const parts: Buffer[] = [];
  let given = 0;
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) return null;
    if (type === 'VP8X') given = bytes[at + 8] ?? 0;
    // In a plain lossless file the bit of its own header says whether there is transparency.
    if (type === 'VP8L' && length >= 5 && ((bytes[at + 12] ?? 0) & 0x10) !== 0) given |= flags.alpha;
    if (kept.has(type)) parts.push(chunk(type, bytes.subarray(at + 8, at + 8 + length)));
    at += 8 + length + (length % 2);
  }
  return parts.length === 0 ? null : { parts, flags: given };
}

/** Null where nothing has to be said and the picture is upright. */
function exifOf(texts: ExportTexts | null, orientation: number): Buffer | null {
  if (texts === null)
    return orientation === 1 ? null : exifBytes({ program: null, made: null, comment: null, description: null, orientation });
  const { program, made, parameters, description } = texts;
  return exifBytes({ program, made, comment: parameters, description, orientation });
}

function header(bits: number, { width, height }: { readonly width: number; readonly height: number }): Buffer {
  const body = Buffer.alloc(10);
  body[0] = bits;
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return body;
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(body.byteLength, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.byteLength % 2)]);
}
