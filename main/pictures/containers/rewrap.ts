// Puts other metadata around the very same compressed pixels of a PNG, JPEG or WebP. What came with them goes, but for what says how they look.
import { endOfScan, isOfPixels } from './jpeg-markers.ts';
import type { Rewrapped } from './rewrapped.ts';
import type { MediaType } from '../../../app/edits/record.ts';
import type { ExportTexts } from '../../../app/export/texts.ts';
import { pngChunk, pngChunks } from './png-chunks.ts';
import { exifBytes } from './exif.ts';
import { exifHead, xmpHead } from './exif-in-front.ts';
import { rewrapWebp } from './rewrap-webp.ts';

/** Null for other kinds of files, or when the parts do not add up. `orientation` is kept, since the pixels are not turned. */
export function rewrap(bytes: Buffer, mediaType: MediaType, texts: ExportTexts | null, orientation: number): Rewrapped | null {
  switch (mediaType) {
    case 'image/png':
      return rewrapPng(bytes, texts, orientation);
    case 'image/jpeg':
      return rewrapJpeg(bytes, texts, orientation);
    case 'image/webp':
      return rewrapWebp(bytes, texts, orientation);
    default:
      return null;
  }
}

// Pixels, their colours, their resolution, animation. All else is metadata, a signature that would no longer fit, or of no known meaning.
const keptChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS sRGB gAMA cHRM iCCP cICP mDCV cLLI sBIT bKGD hIST sPLT pHYs acTL fcTL fdAT'.split(' '),
);

function rewrapPng(bytes: Buffer, texts: ExportTexts | null, orientation: number): Rewrapped | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)];
  for (const { type, from, to } of pngChunks(bytes)) {
    if (keptChunks.has(type)) parts.push(bytes.subarray(from, to));
    if (type === 'IHDR') parts.push(...chunksOf(texts, orientation));
    if (type === 'IEND') return { bytes: Buffer.concat(parts), leftOut: false };
  }
  return null;
}

function chunksOf(texts: ExportTexts | null, orientation: number): readonly Buffer[] {
  return [
    ...(texts === null ? [] : [internationalText('XML:com.adobe.xmp', texts.xmp)]),
    ...(texts?.parameters == null ? [] : parametersChunks(texts.parameters)),
    ...(texts?.own == null ? [] : [internationalText('kontext-studio', texts.own)]),
    ...(orientation === 1
      ? []
      : [pngChunk('eXIf', exifBytes({ program: null, made: null, comment: null, description: null, orientation }))]),
  ];
}

/**
 * tEXt, which every reader knows, as long as Latin-1 has all its letters. Else iTXt, and before it what ASCII has of it: ImageMagick 6 and GraphicsMagick
 * drop every iTXt (findings/imagemagick-6-drops-itxt.sh), and readers of both take the later one.
 */
function parametersChunks(text: string): readonly Buffer[] {
  const plain = (of: string): Buffer => pngChunk('tEXt', Buffer.from(`parameters\0${of}`, 'latin1'));
  if (/^[\t\n\x20-\x7e\xa0-\xff]*$/.test(text)) return [plain(text)];
  return [plain(text.replace(/[^\t\n\x20-\x7e]+/gu, '?')), internationalText('parameters', text)];
}

/** Uncompressed, as XMP must be and as most readers expect. */
function internationalText(keyword: string, text: string): Buffer {
  return pngChunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]));
}

/** What one segment holds beside its marker: its length is a number of two bytes that counts itself. */
const maxSegment = 65_533;

function rewrapJpeg(bytes: Buffer, texts: ExportTexts | null, orientation: number): Rewrapped | null {
  const { segments, leftOut } = segmentsOf(texts, orientation);
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let put = false;
  for (let at = 2; at + 2 <= bytes.byteLength;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const says = (text: string): boolean => bytes.toString('latin1', at + 4, at + 4 + text.length) === text;
    // JFIF wants to be first, EXIF right behind it.
    if (!put && !(marker === 0xe0 && says('JFIF\0'))) {
      parts.push(...segments);
      put = true;
    }
    if (marker === 0xd9) return { bytes: Buffer.concat([...parts, bytes.subarray(at, at + 2)]), leftOut };
    if (at + 4 > bytes.byteLength) return null;
    const length = bytes.readUInt16BE(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.byteLength) return null;
    if (marker === 0xda) end = endOfScan(bytes, end);
    if (isOfPixels(marker) || isOfLook(marker, says)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Segments that say which colours the pixels mean. */
const isOfLook = (marker: number, says: (text: string) => boolean): boolean =>
  (marker === 0xe0 && says('JFIF\0')) || (marker === 0xee && says('Adobe')) || (marker === 0xe2 && says('ICC_PROFILE\0'));

function segmentsOf(texts: ExportTexts | null, orientation: number): { readonly segments: readonly Buffer[]; readonly leftOut: boolean } {
  if (texts === null) {
    const turned = exifBytes({ program: null, made: null, comment: null, description: null, orientation });
    return { segments: orientation === 1 ? [] : [segment(exifHead, turned)], leftOut: false };
  }
  const { program, made, parameters: comment, description } = texts;
  const fits = (head: Buffer, body: Buffer): boolean => head.byteLength + body.byteLength + 2 <= maxSegment;
  const facts = { program, made, comment, orientation };
  const short = exifBytes({ ...facts, comment: null, description: null });
  // The comment is worth more than the caption, which the packet has too.
  const exif =
    [exifBytes({ ...facts, description }), exifBytes({ ...facts, description: null })].find((one) => fits(exifHead, one)) ?? short;
  const packets = texts.packets.map((packet) => Buffer.from(packet, 'utf8'));
  const packet = packets.find((one) => fits(xmpHead, one));
  return {
    segments: [segment(exifHead, exif), ...(packet === undefined ? [] : [segment(xmpHead, packet)])],
    leftOut: exif === short || packet !== packets[0],
  };
}

function segment(head: Buffer, body: Buffer): Buffer {
  const start = Buffer.from([0xff, 0xe1, 0, 0]);
  start.writeUInt16BE(head.byteLength + body.byteLength + 2, 2);
  return Buffer.concat([start, head, body]);
}
