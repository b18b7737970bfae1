// A PNG may hold its EXIF and XMP where decoders do not look: behind the pixels, or written out in hexadecimal as a text ("Raw profile type …", as ImageMagick does).
import { inflateSync } from 'node:zlib';
import { isPng, pngChunk, pngChunks } from './png-chunks.ts';
import type { PngChunk } from './png-chunks.ts';

/** Larger ones are no camera's. In bytes. */
const maxProfile = 4 * 1024 * 1024;
const headerEnd = 33;
/** What APP1 of a JPEG begins with. */
export const exifHead = Buffer.from('Exif\0\0', 'latin1');
export const xmpHead = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const xmpKeyword = 'XML:com.adobe.xmp\0';

type Found = { exif: Buffer | null; xmp: Buffer | null };

/** The first of each kind: of chunks before the pixels, of chunks behind them, of texts. */
type Metadata = { readonly front: Found; readonly behind: { exif: PngChunk | null; xmp: PngChunk | null }; readonly texts: Found };

/**
 * The same PNG with EXIF and XMP in front of the pixels, so that its turn and its place are known to whoever decodes it; the very same bytes for all other
 * files. The first of each counts, and a chunk of its own before a text. In memory alone: no file is changed. Never throws.
 */
export function withExifInFront(bytes: Uint8Array): Uint8Array {
  if (!isPng(bytes)) return bytes;
  const found = metadataOf(bytes);
  const [exif, xmp] = [missedOf('exif', found), missedOf('xmp', found)];
  if (exif === null && xmp === null) return bytes;
  // What is moved must not be there twice.
  const moved = [exif === null ? null : found.behind.exif, xmp === null ? null : found.behind.xmp].filter((chunk) => chunk !== null);
  return Buffer.concat([
    bytes.subarray(0, headerEnd),
    ...(exif === null ? [] : [pngChunk('eXIf', exif)]),
    ...(xmp === null ? [] : [pngChunk('iTXt', xmp)]),
    ...behindHeader(bytes, moved),
  ]);
}

function metadataOf(bytes: Uint8Array): Metadata {
  const found: Metadata = { front: { exif: null, xmp: null }, behind: { exif: null, xmp: null }, texts: { exif: null, xmp: null } };
  let pixels = false;
  for (const chunk of pngChunks(bytes)) {
    pixels ||= chunk.type === 'IDAT';
    const kind = chunk.type === 'eXIf' ? 'exif' : isXmp(chunk) ? 'xmp' : null;
    if (kind !== null && pixels) found.behind[kind] ??= chunk;
    else if (kind !== null) found.front[kind] ??= chunk.data;
    else readRawProfile(chunk, found.texts);
  }
  return found;
}

/** What decoders do not find by themselves. */
function missedOf(kind: keyof Found, { front, behind, texts }: Metadata): Buffer | null {
  return front[kind] === null ? (behind[kind]?.data ?? texts[kind]) : null;
}

/** All that follows the header, without these chunks. */
function behindHeader(bytes: Uint8Array, without: readonly PngChunk[]): readonly Uint8Array[] {
  const rest: Uint8Array[] = [];
  let at = headerEnd;
  for (const { from, to } of without.toSorted((a, b) => a.from - b.from)) {
    rest.push(bytes.subarray(at, from));
    at = to;
  }
  return [...rest, bytes.subarray(at)];
}

function isXmp({ type, data }: PngChunk): boolean {
  return type === 'iTXt' && data.subarray(0, xmpKeyword.length).equals(Buffer.from(xmpKeyword, 'latin1'));
}

const rawProfile = /^raw profile type (exif|app1|xmp)$/i;

function readRawProfile({ type, data }: PngChunk, found: Found): void {
  if ((type !== 'tEXt' && type !== 'zTXt') || data.byteLength > maxProfile) return;
  const end = data.indexOf(0);
  const keyword = end < 1 ? '' : data.toString('latin1', 0, Math.min(end, 80));
  if (!rawProfile.test(keyword)) return;
  const text = type === 'tEXt' ? data.subarray(end + 1) : unpacked(data.subarray(end + 2));
  const raw = text === null ? null : rawProfileOf(keyword, text.toString('latin1'));
  if (raw?.kind === 'xmp') found.xmp ??= xmpText(raw.bytes);
  if (raw?.kind === 'exif') found.exif ??= raw.bytes;
}

/**
 * What is written out in a text "Raw profile type exif", "… APP1" or "… xmp": a line with a name, one with the length, then hexadecimal digits. Null for all other
 * texts.
 */
export function rawProfileOf(keyword: string, text: string): { readonly kind: keyof Found; readonly bytes: Buffer } | null {
  const kind = rawProfile.exec(keyword)?.[1];
  const digits = kind === undefined ? undefined : /^\s*\S+\s+\d+\s([0-9a-f\s]+)$/i.exec(text.trimEnd())?.[1];
  if (kind === undefined || digits === undefined) return null;
  const bytes = Buffer.from(digits.replace(/\s+/g, ''), 'hex');
  if (startsWith(bytes, xmpHead)) return { kind: 'xmp', bytes: bytes.subarray(xmpHead.byteLength) };
  if (startsWith(bytes, exifHead)) return { kind: 'exif', bytes: bytes.subarray(exifHead.byteLength) };
  if (kind.toLowerCase() === 'xmp') return { kind: 'xmp', bytes };
  return /^(?:II|MM)/.test(bytes.toString('latin1', 0, 2)) ? { kind: 'exif', bytes } : null;
}

export const startsWith = (bytes: Buffer, head: Buffer): boolean => bytes.subarray(0, head.byteLength).equals(head);

function xmpText(xmp: Buffer): Buffer {
  // Neither compressed nor of a language.
  return Buffer.concat([Buffer.from(`${xmpKeyword}\0\0\0\0`, 'latin1'), xmp]);
}

/** Null for what is damaged. A bomb ends where more than any profile or text would come out of it. */
export function unpacked(body: Buffer): Buffer | null {
  try {
    return inflateSync(body, { maxOutputLength: maxProfile });
  } catch {
    return null;
  }
}
