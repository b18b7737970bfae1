// The parts of a PNG, JPEG or WebP file: pixels are kept, everything else can be left out without decoding anything.
import { endOfScan, isOfPixels } from './jpeg-markers.ts';
import type { MediaType } from '../../../app/edits/record.ts';
import { pngChunks } from './png-chunks.ts';

export type Bare = {
  /** The picture's own parts alone; the very same object when there was nothing else. */
  readonly bytes: Uint8Array;
  readonly animated: boolean;
};

/** Leaves out metadata and whatever follows the picture's end. Null when the parts do not add up, or for other kinds. Never throws. */
export function bareOf(bytes: Uint8Array, mediaType: MediaType, keepProfile: boolean): Bare | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept =
    mediaType === 'image/png'
      ? partsOfPng(view, keepProfile)
      : mediaType === 'image/jpeg'
        ? partsOfJpeg(view, keepProfile)
        : mediaType === 'image/webp'
          ? partsOfWebp(view, keepProfile)
          : null;
  if (kept === null) return null;
  const length = kept.parts.reduce((sum, part) => sum + part.byteLength, 0);
  return { animated: kept.animated, bytes: length === bytes.byteLength ? bytes : Buffer.concat(kept.parts, length) };
}

type Kept = { readonly parts: readonly Buffer[]; readonly animated: boolean };

// gAMA, cHRM and cICP change the colours that a reader shows. What they name is converted before it comes here (`named-colour.ts`); where they name sRGB nothing is lost.
const pngPixels = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'sBIT', 'pHYs']);

function partsOfPng(view: Buffer, keepProfile: boolean): Kept | null {
  const parts = [view.subarray(0, 8)];
  let animated = false;
  for (const { type, from, to } of pngChunks(view)) {
    if (pngPixels.has(type) || (keepProfile && type === 'iCCP')) parts.push(view.subarray(from, to));
    animated ||= type === 'acTL';
    if (type === 'IEND') return { parts, animated };
  }
  return null;
}

function partsOfJpeg(view: Buffer, keepProfile: boolean): Kept | null {
  const parts = [view.subarray(0, 2)];
  for (let at = 2; at + 2 <= view.byteLength;) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      parts.push(view.subarray(at, at + 2));
      return { parts, animated: false };
    }
    if (at + 4 > view.byteLength) return null;
    const length = view.readUInt16BE(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > view.byteLength) return null;
    if (marker === 0xda) end = endOfScan(view, end);
    if (isJpegPixels(view, at, marker, length, keepProfile)) parts.push(view.subarray(at, end));
    at = end;
  }
  return null;
}

function isJpegPixels(view: Buffer, at: number, marker: number, length: number, keepProfile: boolean): boolean {
  if (isOfPixels(marker)) return true;
  const says = (text: string): boolean => view.toString('latin1', at + 4, at + 4 + text.length) === text;
  if (marker === 0xe0) return says('JFIF\0') && length === 16;
  // Adobe's marker says how the colours are stored.
  if (marker === 0xee) return says('Adobe');
  return keepProfile && marker === 0xe2 && says('ICC_PROFILE\0');
}

function partsOfWebp(view: Buffer, keepProfile: boolean): Kept | null {
  if (view.byteLength < 20) return null;
  const end = Math.min(view.byteLength, 8 + view.readUInt32LE(4));
  if (8 + view.readUInt32LE(4) > view.byteLength) return null;
  const parts: Buffer[] = [];
  let animated = false;
  for (let at = 12; at + 8 <= end;) {
    const type = view.toString('latin1', at, at + 4);
    const length = view.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return null;
    if (type === 'VP8 ' || type === 'VP8L' || type === 'VP8X' || type === 'ALPH' || (keepProfile && type === 'ICCP'))
      parts.push(view.subarray(at, Math.min(next, end)));
    animated ||= type === 'ANIM' || type === 'ANMF';
    at = next;
  }
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (12 + total === view.byteLength) return { parts: [view.subarray(0, 12), ...parts], animated };
  const head = Buffer.from(view.subarray(0, 12));
  head.writeUInt32LE(4 + total, 4);
  return { parts: [head, ...parts.map((part) => withTrueFlags(part, keepProfile))], animated };
}

/** The extended header names which metadata follow; those left out must not be promised. */
function withTrueFlags(part: Buffer, keepProfile: boolean): Buffer {
  if (part.toString('latin1', 0, 4) !== 'VP8X') return part;
  const copy = Buffer.from(part);
  copy[8] = (copy[8] ?? 0) & (keepProfile ? 0b0011_0010 : 0b0001_0010);
  return copy;
}
