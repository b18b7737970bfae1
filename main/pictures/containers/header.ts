// Width and height as a file's header claims them, read by us before any decoder sees the file.
import type { MediaType } from '../../../app/edits/record.ts';
import type { Size } from '../../../app/models/model.ts';
import { isAlone, isFrame, isHeaderEnd } from './jpeg-markers.ts';

/** The size before orientation, or null when the header is not of a kind read here or is damaged. Never throws. */
export function readHeader(bytes: Uint8Array, mediaType: MediaType): Size | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mediaType) {
    case 'image/png':
      return view.byteLength >= 24 && view.toString('latin1', 12, 16) === 'IHDR'
        ? { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
        : null;
    case 'image/gif':
      return view.byteLength >= 10 ? { width: view.readUInt16LE(6), height: view.readUInt16LE(8) } : null;
    case 'image/jpeg':
      return ofJpeg(view);
    case 'image/webp':
      return ofWebp(view);
    case 'image/avif':
    case 'image/heic':
      return ofBoxes(view);
    case 'image/tiff':
      return ofTiff(view);
  }
}

function ofJpeg(view: Buffer): Size | null {
  const at = frameOf(view);
  return at === null || at + 9 > view.byteLength ? null : { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
}

/** Where a JPEG's frame header begins: its marker, two bytes of length, the precision in bits, height and width. Null where there is none before the pixels. */
export function frameOf(view: Buffer): number | null {
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return at;
    // Pixels before a frame: not a JPEG anyone wrote.
    if (isHeaderEnd(marker)) return null;
    at += isAlone(marker) ? 2 : 2 + view.readUInt16BE(at + 2);
  }
  return null;
}

function ofWebp(view: Buffer): Size | null {
  if (view.byteLength < 30) return null;
  switch (view.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + view.readUIntLE(24, 3), height: 1 + view.readUIntLE(27, 3) };
    case 'VP8L': {
      const bits = view.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** The largest `ispe` property; a file of tiles has one for the whole and one for a tile. */
function ofBoxes(view: Buffer): Size | null {
  let largest: Size | null = null;
  for (let at = view.indexOf('ispe', 0, 'latin1'); at >= 0 && at + 16 <= view.byteLength; at = view.indexOf('ispe', at + 4, 'latin1')) {
    const size = { width: view.readUInt32BE(at + 8), height: view.readUInt32BE(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** The first page of a classic TIFF; its directory may lie anywhere in the file. */
function ofTiff(view: Buffer): Size | null {
  if (view.byteLength < 8) return null;
  const little = view[0] === 0x49;
  const u16 = (at: number): number => (little ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const u32 = (at: number): number => (little ? view.readUInt32LE(at) : view.readUInt32BE(at));
  const directory = u32(4);
  if (u16(2) !== 42 || directory + 2 > view.byteLength) return null;
  const value = new Map<number, number>();
  for (let entry = 0, at = directory + 2; entry < u16(directory) && at + 12 <= view.byteLength; entry += 1, at += 12) {
    value.set(u16(at), u16(at + 2) === 3 ? u16(at + 8) : u32(at + 8));
  }
  const [width, height] = [value.get(256), value.get(257)];
  return width === undefined || height === undefined ? null : { width, height };
}
