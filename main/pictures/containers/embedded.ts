// The texts that a picture file holds beside its pixels. Chunks are passed over by their lengths: no pixel is read, whatever the file's size.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { maxText } from '../../../app/recipes/read-recipe.ts';
import type { Embedded } from '../../../app/recipes/read-recipe.ts';
import { carefulRead } from '../../platform/durable-files.ts';
import { embeddedInBoxes } from './embedded-boxes.ts';
import { embeddedInTiff } from './embedded-tiff.ts';
import type { Reader } from './embedded-tiff.ts';
import { exifHead, rawProfileOf, startsWith, unpacked, xmpHead } from './exif-in-front.ts';
import { exifTexts } from './exif-texts.ts';

/** Of one chunk, and of all of them together. In bytes. */
const maxChunk = maxText;
const maxBytes = 16 * 1024 * 1024;
const maxChunks = 20_000;
const maxTexts = 64;

type Text = { readonly keyword: string; readonly text: string };
type Parts = { readonly texts: Text[]; exif: Buffer | null; xmp: string | null };

/** Reads PNG, JPEG, WebP, TIFF, AVIF and HEIC; other kinds hold nothing that is read here. Throws what the disk says, nothing about the content. */
export async function readEmbedded(path: string): Promise<Embedded> {
  const parts: Parts = { texts: [], exif: null, xmp: null };
  const handle = await open(path, carefulRead);
  try {
    const { size } = await handle.stat();
    const read = makeReader(handle, size);
    const start = await read(0, 12);
    if (start.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) await ofPng(read, size, parts);
    else if (start[0] === 0xff && start[1] === 0xd8) await ofJpeg(read, size, parts);
    else if (start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8, 12) === 'WEBP') await ofWebp(read, size, parts);
    else if (start.toString('latin1', 4, 8) === 'ftyp') Object.assign(parts, await embeddedInBoxes(read, size, maxChunk));
    else Object.assign(parts, await embeddedInTiff(read, maxChunk));
  } finally {
    await handle.close();
  }
  const exif = parts.exif === null ? null : exifTexts(parts.exif);
  return {
    // ComfyUI puts its graphs into whatever EXIF takes, with their names before them.
    texts: [...parts.texts, ...(exif?.named ?? [])],
    comment: exif?.comment ?? null,
    xmp: parts.xmp,
    takenAt: exif?.takenAt ?? null,
    madeBy: exif?.madeBy ?? null,
  };
}

function makeReader(handle: FileHandle, size: number): Reader {
  let left = maxBytes;
  return async (at, length) => {
    const wanted = Math.max(0, Math.min(length, size - at, left));
    left -= wanted;
    const bytes = Buffer.alloc(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  };
}

async function ofPng(read: Reader, size: number, parts: Parts): Promise<void> {
  for (let at = 8, chunks = 0; at + 12 <= size && chunks < maxChunks; chunks += 1) {
    const head = await read(at, 8);
    if (head.byteLength < 8) return;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    // ComfyUI's own saving nodes put texts behind the end, and it reads them there.
    if (at + 12 + length > size) return;
    if (length <= maxChunk && parts.texts.length < maxTexts) {
      if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') {
        const text = textOfChunk(type, await read(at + 8, length));
        if (text !== null) takeText(text, parts);
      }
      if (type === 'eXIf') parts.exif ??= await read(at + 8, length);
    }
    at += 12 + length;
  }
}

function takeText(text: Text, parts: Parts): void {
  const raw = rawProfileOf(text.keyword, text.text);
  if (text.keyword === 'XML:com.adobe.xmp') parts.xmp ??= text.text;
  else if (raw?.kind === 'exif') parts.exif ??= raw.bytes;
  else if (raw?.kind === 'xmp') parts.xmp ??= raw.bytes.toString('utf8');
  else parts.texts.push(text);
}

function textOfChunk(type: 'tEXt' | 'zTXt' | 'iTXt', chunk: Buffer): Text | null {
  const end = chunk.indexOf(0);
  if (end < 1 || end > 79) return null;
  const keyword = chunk.toString('latin1', 0, end);
  if (type === 'tEXt') return { keyword, text: latinOf(chunk.subarray(end + 1)) };
  if (type === 'zTXt') {
    const body = unpacked(chunk.subarray(end + 2));
    return body === null ? null : { keyword, text: latinOf(body) };
  }
  const compressed = chunk[end + 1] === 1;
  const language = chunk.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : chunk.indexOf(0, language + 1);
  if (translated < 0) return null;
  const body = chunk.subarray(translated + 1);
  const text = compressed ? unpacked(body) : body;
  return text === null ? null : { keyword, text: decodedText(text) };
}

/** Latin-1 by the book. Many programs write UTF-8, and what is valid as such, with letters outside of ASCII, was never meant otherwise. */
function latinOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/**
 * UTF-8 by the book. exiv2 moves the bytes of a tEXt as they are (findings/exiv2-rating-changes-more-of-a-png.sh): where no letter outside of ASCII is valid as
 * UTF-8 they are Latin-1. One damaged letter among valid ones is no reason to read all of them as other ones.
 */
function decodedText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && ![...text].some((letter) => letter > '\x7f' && letter !== '\ufffd') ? latinOf(bytes) : text;
}

async function ofJpeg(read: Reader, size: number, parts: Parts): Promise<void> {
  for (let at = 2, segments = 0; at + 4 <= size && segments < maxChunks; segments += 1) {
    const head = await read(at, 4);
    if (head.byteLength < 4 || head[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Pixels follow, or the end.
    if (marker === 0xda || marker === 0xd9) return;
    const length = head.readUInt16BE(2);
    if (length < 2) return;
    if (marker === 0xe1) {
      const body = await read(at + 4, length - 2);
      if (startsWith(body, exifHead)) parts.exif ??= body.subarray(exifHead.length);
      else if (startsWith(body, xmpHead)) parts.xmp ??= body.toString('utf8', xmpHead.length);
    }
    at += 2 + length;
  }
}

async function ofWebp(read: Reader, size: number, parts: Parts): Promise<void> {
  for (let at = 12, chunks = 0; at + 8 <= size && chunks < maxChunks; chunks += 1) {
    const head = await read(at, 8);
    if (head.byteLength < 8) return;
    const type = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (length <= maxChunk) {
      if (type === 'EXIF') parts.exif ??= await read(at + 8, length);
      if (type === 'XMP ') parts.xmp ??= (await read(at + 8, length)).toString('utf8');
    }
    at += 8 + length + (length % 2);
  }
}
