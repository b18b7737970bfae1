// Whether the window may be given a picture's own file: only where Chromium surely shows the pixels that the picture process decodes. Headers alone are read.
import { open } from 'node:fs/promises';
import type { MediaType } from '../../app/edits/record.ts';
import { carefulRead } from '../platform/durable-files.ts';
import { avifProperties, avifTraits } from './containers/avif-boxes.ts';
import { isAlone, isFrame, isHeaderEnd } from './containers/jpeg-markers.ts';
import { turnOf } from './containers/metadata.ts';
import { colourOfPng, namedColour, saysAdobe } from './containers/named-colour.ts';

/** Reads so many bytes from there; fewer at the file's end. */
type Reader = (at: number, length: number) => Promise<Buffer>;

const headBytes = 64 * 1024;
/** What follows a PNG's pixels is looked for here. */
const tailBytes = 128 * 1024;
const maxParts = 2000;
const maxExif = 64 * 1024;
/** How much of a chunk is read; of the others it is enough that they are there. In bytes. */
const partOfChunk: Readonly<Record<string, number>> = { cICP: 4, gAMA: 4, cHRM: 32, cLLI: 8, eXIf: maxExif, tEXt: 16, zTXt: 16 };

/**
 * False where Chromium has no decoder (TIFF, rare JPEGs), turns it otherwise (EXIF in WebP and PNG), takes its colours for others (CMYK, colours named without a
 * profile), cuts it otherwise (clap of an AVIF) or moves it (animations); where ours has to be told what its own knows (`avifTraits`); and where there is doubt. True
 * for what cannot be read: its loss shows by itself.
 */
export async function isShownAlike(path: string, mediaType: MediaType): Promise<boolean> {
  if (mediaType === 'image/tiff' || mediaType === 'image/gif' || mediaType === 'image/heic') return false;
  const handle = await open(path, carefulRead).catch(() => null);
  if (handle === null) return true;
  try {
    const { size } = await handle.stat();
    const pread: Reader = async (at, length) => {
      const wanted = Math.max(0, Math.min(length, size - at));
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, at);
      return buffer.subarray(0, bytesRead);
    };
    const head = await pread(0, headBytes);
    const read: Reader = async (at, length) =>
      at + length <= head.byteLength || head.byteLength === size ? head.subarray(at, at + length) : pread(at, length);
    switch (mediaType) {
      case 'image/jpeg':
        return await isPlainJpeg(read);
      case 'image/png':
        return await isPlainPng(read, size);
      case 'image/webp':
        return await isPlainWebp(read);
      case 'image/avif':
        return isPlainAvif(head);
    }
  } catch {
    return true;
  } finally {
    await handle.close();
  }
}

/** Chromium follows the turn in its EXIF. */
async function isPlainJpeg(read: Reader): Promise<boolean> {
  for (let at = 2, parts = 0; parts < maxParts; parts += 1) {
    const head = await read(at, 10);
    if (head.byteLength < 10 || head[0] !== 0xff) return false;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isHeaderEnd(marker)) return false;
    if (isFrame(marker)) return isPlainFrame(marker, head);
    // With a profile beside it Chromium would be right: a view is made for nothing, and right as well.
    if (marker === 0xe1 && saysAdobe(await read(at + 4, head.readUInt16BE(2) - 2))) return false;
    at += isAlone(marker) ? 2 : 2 + head.readUInt16BE(2);
  }
  return false;
}

/** Baseline or progressive, of eight bits, grey or of three colours. `head` begins at the marker. */
function isPlainFrame(marker: number, head: Buffer): boolean {
  return marker <= 0xc2 && head[4] === 8 && (head[9] === 1 || head[9] === 3);
}

async function isPlainPng(read: Reader, size: number): Promise<boolean> {
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  const colours = (): boolean => colourOfPng(chunks) === null && !chunks.some(isTelevision);
  let pixels = false;
  for (let at = 8, parts = 0; parts < maxParts; parts += 1) {
    const head = await read(at, 8);
    if (head.byteLength < 8) return true;
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
    if (type === 'acTL') return false;
    if (type === 'IEND') return colours();
    pixels ||= type === 'IDAT';
    const data = await read(at + 8, Math.min(length, partOfChunk[type] ?? 0));
    if (type === 'eXIf' && turnOf(data) !== 1) return false;
    if ((type === 'tEXt' || type === 'zTXt') && /^raw profile type/i.test(data.toString('latin1'))) return false;
    if (!pixels) chunks.push({ type, data });
    at += 12 + length;
  }
  // Pixels in more chunks than are passed over: the last of them lies in the tail, and with it all that is behind them; or there is doubt.
  const from = Math.max(8, size - tailBytes);
  const tail = await read(from, size - from);
  const behind = ['eXIf', 'Raw profile type'].some((word) => tail.includes(word, 0, 'latin1'));
  return pixels && tail.includes('IDAT', 0, 'latin1') && !behind && colours();
}

/** Chromium takes a television curve at its word in a PNG, and for sRGB's in an AVIF. */
function isTelevision({ type, data }: { readonly type: string; readonly data: Buffer }): boolean {
  return type === 'cICP' && data[1] !== 13;
}

/** Chromium shows WebP as it lies and moves what is animated. */
async function isPlainWebp(read: Reader): Promise<boolean> {
  const head = await read(0, 30);
  if (head.byteLength < 30 || head.toString('latin1', 12, 16) !== 'VP8X') return true;
  const flags = head[20] ?? 0;
  if ((flags & 0b10) !== 0) return false;
  if ((flags & 0b1000) === 0) return true;
  for (let at = 12, parts = 0; parts < maxParts; parts += 1) {
    const part = await read(at, 8);
    if (part.byteLength < 8) return true;
    const length = part.readUInt32LE(4);
    if (part.toString('latin1', 0, 4) === 'EXIF') return turnOf(await read(at + 8, Math.min(length, maxExif))) === 1;
    at += 8 + length + (length % 2);
  }
  return false;
}

function isPlainAvif(head: Buffer): boolean {
  const properties = avifProperties(head);
  return (
    properties !== null &&
    properties.length > 0 &&
    !properties.some(({ type }) => type === 'clap') &&
    !Object.values(avifTraits(head)).some(Boolean) &&
    head.toString('latin1', 8, 12) !== 'avis' &&
    namedColour(head, 'image/avif') === null
  );
}
