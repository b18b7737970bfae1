// Which files are what they seem to other readers too: what only our decoder can read must not be passed on, and a preview is not the picture.
import { frameOf } from './containers/header.ts';

/**
 * Whether a JPEG is of the two kinds that every reader knows: baseline or progressive, with Huffman codes, of 8 bits. Lossless, arithmetic and 12-bit ones
 * are read by few (ITU-T T.81, table B.1). False as well where no frame is found.
 */
export function isCommonJpeg(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = frameOf(view);
  return at !== null && (view[at + 1] ?? 0xff) <= 0xc2 && view[at + 4] === 8;
}

const tags = {
  subfile: 254,
  bits: 258,
  compression: 259,
  photometric: 262,
  samples: 277,
  subDirectories: 330,
  extraSamples: 338,
  sampleFormat: 339,
  dngVersion: 0xc612,
} as const;
/** How many samples are colours, by the photometric interpretation (TIFF 6.0); of those that are not here it is not known. */
const colours: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 3],
  [3, 1],
  [5, 4],
  [6, 3],
  [8, 3],
  [9, 3],
  [10, 3],
]);
/** Colour filter array and linear raw (TIFF/EP, DNG 1.7). */
const rawPhotometric = [32803, 34892];
const yCbCr = 6;
/** Old and new JPEG: their decoder knows what to do with YCbCr. */
const jpegs = [6, 7];
const floats = 3;
/** What a sample behind the colours is, where the file says that it is no transparency: a mask, a saved selection (TIFF 6.0, ExtraSamples). */
const unsaid = 0;
const maxEntries = 500;
const maxDirectories = 16;

type Entry = { readonly type: number; readonly count: number; readonly at: number };

/**
 * What the first page of a TIFF is instead of a picture: camera raw files wear its clothes, with a small preview first. Null for a page that is one. Other pages
 * are looked at by their directories alone; no offset is trusted. `odd`: our decoder would show other colours, or nothing but black, and not say so:
 * YCbCr without JPEG, 32 bits and more a sample, grey of floats (findings/ycbcr-tiff-without-jpeg-has-other-colours.sh, sharp-blackens-grey-of-floats.sh).
 * `channels`: samples behind the colours that are not one of transparency, or more inks than four. Our decoder takes any of them for a colour or for transparency.
 */
export function notThePicture(bytes: Uint8Array): 'raw' | 'preview' | 'odd' | 'channels' | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 8) return null;
  const little = view[0] === 0x49;
  const u16 = (at: number): number => (at < 0 || at + 2 > view.byteLength ? 0 : little ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const u32 = (at: number): number => (at < 0 || at + 4 > view.byteLength ? 0 : little ? view.readUInt32LE(at) : view.readUInt32BE(at));
  if (u16(2) !== 42) return null;

  const directory = (from: number): { readonly entries: ReadonlyMap<number, Entry>; readonly next: number } => {
    const entries = new Map<number, Entry>();
    const count = Math.min(from < 8 ? 0 : u16(from), maxEntries);
    for (let entry = 0; entry < count; entry += 1) {
      const at = from + 2 + entry * 12;
      entries.set(u16(at), { type: u16(at + 2), count: u32(at + 4), at: at + 8 });
    }
    return { entries, next: u32(from + 2 + count * 12) };
  };
  const valueOf = (entry: Entry | undefined): number | null =>
    entry === undefined ? null : entry.type === 3 ? u16(entry.at) : u32(entry.at);
  /** Of several numbers, which do not stand in the entry itself, the first. */
  const firstOf = (entry: Entry | undefined): number | null =>
    entry !== undefined && entry.type === 3 && entry.count > 2 ? u16(u32(entry.at)) : valueOf(entry);
  const isOdd = (entries: ReadonlyMap<number, Entry>): boolean => {
    const number = (tag: number, usual: number): number => firstOf(entries.get(tag)) ?? usual;
    if (number(tags.photometric, 0) === yCbCr && !jpegs.includes(number(tags.compression, 1))) return true;
    return number(tags.bits, 1) >= 32 && (number(tags.sampleFormat, 1) !== floats || number(tags.samples, 1) < 3);
  };
  const hasMore = (entries: ReadonlyMap<number, Entry>): boolean => {
    const samples = valueOf(entries.get(tags.samples)) ?? 1;
    const known = colours.get(valueOf(entries.get(tags.photometric)) ?? -1) ?? samples;
    if (samples === known + 1 && firstOf(entries.get(tags.extraSamples)) === unsaid) return true;
    return samples > known + 1 || (samples > known && known === 4 && !entries.has(tags.extraSamples));
  };
  const isRaw = (entries: ReadonlyMap<number, Entry>): boolean =>
    entries.has(tags.dngVersion) || rawPhotometric.includes(valueOf(entries.get(tags.photometric)) ?? 0);
  const below = (entry: Entry | undefined): readonly number[] =>
    entry === undefined
      ? []
      : entry.count === 1
        ? [u32(entry.at)]
        : Array.from({ length: Math.min(entry.count, maxDirectories) }, (_, nth) => u32(u32(entry.at) + nth * 4));

  const first = directory(u32(4));
  const inside = below(first.entries.get(tags.subDirectories)).map((from) => directory(from).entries);
  // Some makers put the sensor's page behind the preview, not below it.
  const behind: ReadonlyMap<number, Entry>[] = [];
  for (let at = first.next, pages = 0; at >= 8 && pages < maxDirectories; pages += 1) {
    const page = directory(at);
    behind.push(page.entries);
    if (page.next === at) break;
    at = page.next;
  }
  if ([first.entries, ...inside, ...behind].some(isRaw)) return 'raw';
  if (((valueOf(first.entries.get(tags.subfile)) ?? 0) & 1) === 1) return 'preview';
  if (hasMore(first.entries)) return 'channels';
  return isOdd(first.entries) ? 'odd' : null;
}
