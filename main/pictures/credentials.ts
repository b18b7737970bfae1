// Whether a picture carries Content Credentials (C2PA): a signature over the whole file, which any change breaks.
import { basename } from 'node:path';
import { ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { MediaType } from '../../app/edits/record.ts';
import { readSource } from './source.ts';

export async function hasCredentialsIn({ path }: { readonly path: string }): Promise<Reply<boolean>> {
  const source = await readSource(path, basename(path));
  return source.ok ? ok(hasCredentials(source.value.bytes, source.value.mediaType)) : source;
}

/** By the places that the C2PA specification names: PNG's caBX, JPEG's APP11 with JUMBF, WebP's C2PA chunk. Never throws. */
export function hasCredentials(bytes: Buffer, mediaType: MediaType): boolean {
  switch (mediaType) {
    case 'image/png':
      return hasPngChunk(bytes);
    case 'image/jpeg':
      return hasJpegSegment(bytes);
    case 'image/webp':
      return hasWebpChunk(bytes);
    default:
      return false;
  }
}

function hasPngChunk(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.byteLength; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'caBX') return true;
  return false;
}

function hasJpegSegment(bytes: Buffer): boolean {
  for (let at = 2; at + 4 <= bytes.byteLength;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xda) return false;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    // JPEG systems: “JP”, then a box of the kind “jumb”.
    if (marker === 0xeb && bytes.toString('latin1', at + 4, at + 6) === 'JP' && bytes.toString('latin1', at + 16, at + 20) === 'jumb')
      return true;
    at += 2 + length;
  }
  return false;
}

function hasWebpChunk(bytes: Buffer): boolean {
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    if (bytes.toString('latin1', at, at + 4) === 'C2PA') return true;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return false;
}
