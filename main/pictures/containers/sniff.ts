// What a file really is, from its first bytes; its name is never believed.
import type { MediaType } from '../../../app/edits/record.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

/** `what` is a noun for a sentence: "an SVG drawing". */
export type Sniffed = { readonly kind: 'picture'; readonly mediaType: MediaType } | { readonly kind: 'other'; readonly what: Message };

/** How many first bytes are needed at most. */
export const sniffBytes = 4096;

/** The first that fits counts. What else the first bytes say of such a file is for the function. */
const pictures: readonly (readonly [string, number, (start: Buffer) => Sniffed])[] = [
  ['\x89PNG\r\n\x1a\n', 0, () => picture('image/png')],
  ['\xff\xd8\xff', 0, () => picture('image/jpeg')],
  ['GIF87a', 0, () => picture('image/gif')],
  ['GIF89a', 0, () => picture('image/gif')],
  ['RIFF', 0, ofRiff],
  ['ftyp', 4, ofBox],
  ['II*\x00', 0, ofTiff],
  ['MM\x00*', 0, ofTiff],
  ['II+\x00', 0, () => picture('image/tiff')],
  ['MM\x00+', 0, () => picture('image/tiff')],
];

const binary: readonly (readonly [string, number, Message])[] = [
  ['%PDF-', 0, say('file.pdf')],
  ['8BPS', 0, say('file.photoshop')],
  ['BM', 0, say('file.bmp')],
  ['\x00\x00\x01\x00', 0, say('file.icon')],
  ['\xff\x0a', 0, say('file.jpegXl')],
  ['\x00\x00\x00\x0cJXL ', 0, say('file.jpegXl')],
  ['\x00\x00\x00\x0cjP  ', 0, say('file.jpeg2000')],
  ['\xff\x4f\xff\x51', 0, say('file.jpeg2000')],
  ['\x76\x2f\x31\x01', 0, say('file.openExr')],
  ['FUJIFILMCCD-RAW', 0, say('file.cameraRaw')],
  ['IIRO', 0, say('file.cameraRaw')],
  ['IIU\x00', 0, say('file.cameraRaw')],
  ['gimp xcf', 0, say('file.gimp')],
  ['SQLite format 3', 0, say('file.database')],
  ['MZ', 0, say('file.program')],
  ['\x7fELF', 0, say('file.program')],
  ['\xcf\xfa\xed\xfe', 0, say('file.program')],
  ['\xca\xfe\xba\xbe', 0, say('file.program')],
  ['#!', 0, say('file.script')],
  ['PK\x03\x04', 0, say('file.zip')],
  ['\x1f\x8b', 0, say('file.archive')],
  ['7z\xbc\xaf', 0, say('file.archive')],
  ['Rar!', 0, say('file.archive')],
  ['\x1a\x45\xdf\xa3', 0, say('file.video')],
  ['%!PS', 0, say('file.postScript')],
  ['ID3', 0, say('file.sound')],
  ['OggS', 0, say('file.sound')],
];

/** Recognises a picture, or names what it is instead. Never throws. */
export function sniff(bytes: Uint8Array): Sniffed {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, sniffBytes));
  if (start.byteLength === 0) return other(say('file.empty'));
  const seen = pictures.find(([text, at]) => has(start, text, at));
  if (seen !== undefined) return seen[2](start);
  const known = binary.find(([text, at]) => has(start, text, at));
  return known === undefined ? ofText(start) : other(known[2]);
}

function has(start: Buffer, text: string, at: number): boolean {
  return start.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
}

/** RIFF holds WebP, and films and sounds as well. */
function ofRiff(start: Buffer): Sniffed {
  if (has(start, 'WEBP', 8)) return picture('image/webp');
  return other(has(start, 'AVI ', 8) ? say('file.video') : has(start, 'WAVE', 8) ? say('file.sound') : say('file.noPicture'));
}

/** Canon's CR2 is a TIFF that says so. */
function ofTiff(start: Buffer): Sniffed {
  return has(start, 'CR', 8) ? other(say('file.cameraRaw')) : picture('image/tiff');
}

/** The brands of an ISO media file, the major one first. `start`: of the file, at least its first 16 bytes. */
export function brandsOf(start: Buffer): readonly string[] {
  const declared = start.readUInt32BE(0);
  const end = Math.min(start.byteLength, declared < 16 ? 16 : declared);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(start.toString('latin1', at, at + 4));
  return brands;
}

/** AVIF and HEIC are pictures in the container of MP4. */
function ofBox(start: Buffer): Sniffed {
  const brands = brandsOf(start);
  if (brands[0] === 'avif' || brands[0] === 'avis') return picture('image/avif');
  if (brands.some((brand) => ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis'].includes(brand))) return picture('image/heic');
  if (brands.includes('avif')) return picture('image/avif');
  if (brands.includes('mif1') || brands.includes('msf1')) return picture('image/heic');
  return other(brands[0] === 'crx ' ? say('file.cameraRaw') : say('file.video'));
}

function ofText(start: Buffer): Sniffed {
  const wide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  // UTF-16 with its zero bytes left out reads well enough to recognise a tag.
  const text = (wide ? start.subarray(2).toString('latin1').replaceAll('\0', '') : start.toString('utf8').replace(/^\uFEFF/, ''))
    .trimStart()
    .toLowerCase();
  if (
    /^<svg[\s>:]/.test(text) ||
    (/^<(\?xml|!doctype svg|!--)/.test(text) && /<(\w+:)?svg[\s>]/.test(text)) ||
    text.startsWith('<!doctype svg')
  )
    return other(say('file.svg'));
  if (/^<(!doctype html|html|head|body|script|meta|title|div|p|!--)/.test(text)) return other(say('file.webPage'));
  if (text.startsWith('<?xml')) return other(say('file.xml'));
  if (text.startsWith('{') || text.startsWith('[')) return other(say('file.text'));
  return other(
    /^[\t\n\r\x20-\x7e\u00a0-\uffef]+$/.test(text.slice(0, 512)) && !text.includes('\ufffd') ? say('file.text') : say('file.noPicture'),
  );
}

function picture(mediaType: MediaType): Sniffed {
  return { kind: 'picture', mediaType };
}

function other(what: Message): Sniffed {
  return { kind: 'other', what };
}
