// What an exported TIFF says about itself, put into a directory behind its pixels. Its byte order is the file's own.
import type { ExportTexts } from '../../../app/export/texts.ts';
import type { Rewrapped } from './rewrapped.ts';

type Field = { readonly tag: number; readonly type: number; readonly count: number; readonly bytes: Buffer };

const ascii = 2;
const byte = 1;
const long = 4;
const short = 3;
const undefinedType = 7;
const widths: Readonly<Record<number, number>> = { [short]: 2, [long]: 4 };
const exifTag = 0x8769;

/** A TIFF of one page in little-endian order, as our encoder writes it, with these texts; null for any other. */
export function tiffWith(bytes: Buffer, texts: ExportTexts | null): Rewrapped | null {
  if (bytes.toString('latin1', 0, 4) !== 'II*\0') return null;
  const from = bytes.readUInt32LE(4);
  const count = from + 2 > bytes.byteLength ? 0 : bytes.readUInt16LE(from);
  if (count === 0 || from + 2 + count * 12 + 4 > bytes.byteLength || bytes.readUInt32LE(from + 2 + count * 12) !== 0) return null;
  if (texts === null) return { bytes, leftOut: false };
  const own = Array.from({ length: count }, (_, nth) => bytes.subarray(from + 2 + nth * 12, from + 14 + nth * 12));
  const at = even(bytes.byteLength);
  const exifAt = at + even(2 + (own.length + firstOf(texts, 0).length) * 12 + 4) + lengthOf(firstOf(texts, 0));
  const said = firstOf(texts, exifAt);
  const kept = own.filter((entry) => !said.some(({ tag }) => tag === entry.readUInt16LE(0)));
  const head = Buffer.from(bytes.subarray(0, 8));
  head.writeUInt32LE(at, 4);
  // Where an entry was replaced, the directory is shorter than was reckoned.
  const first = directory(said, at, kept);
  const gap = Buffer.alloc(exifAt - at - first.byteLength);
  return {
    bytes: Buffer.concat([
      head,
      bytes.subarray(8),
      Buffer.alloc(at - bytes.byteLength),
      first,
      gap,
      directory(secondOf(texts), exifAt, []),
    ]),
    leftOut: false,
  };
}

/** ImageDescription, Software, DateTime, XMP and where EXIF is (TIFF 6.0, XMP part 3, EXIF 2.32). */
const firstOf = ({ description, program, made, packets }: ExportTexts, exifAt: number): readonly Field[] => [
  words(0x010e, description),
  words(0x0131, program),
  ...(made === null ? [] : [words(0x0132, made.at)]),
  ...packets.slice(0, 1).map((packet) => plain(700, byte, Buffer.from(packet, 'utf8'))),
  plain(exifTag, long, number32(exifAt)),
];

/** Its version, when it was made and at which offset from UTC, what image organisers read, and its colours. */
const secondOf = ({ made, parameters }: ExportTexts): readonly Field[] => [
  plain(0x9000, undefinedType, Buffer.from('0232')),
  ...(made === null ? [] : [words(0x9003, made.at), words(0x9010, made.offset), words(0x9011, made.offset)]),
  ...(parameters === null
    ? []
    : [plain(0x9286, undefinedType, Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(parameters, 'utf16le')]))]),
  // Both are asked for wherever there is EXIF; 1 is sRGB, which the encoder writes.
  plain(0xa000, undefinedType, Buffer.from('0100')),
  plain(0xa001, short, Buffer.from([1, 0])),
];

/** UTF-8, as photo programs read and write it there. NUL would end it. */
const words = (tag: number, text: string): Field => plain(tag, ascii, Buffer.from(`${text.toWellFormed().replaceAll('\0', '')}\0`, 'utf8'));

const plain = (tag: number, type: number, bytes: Buffer): Field => ({ tag, type, count: bytes.byteLength / (widths[type] ?? 1), bytes });

/** Entries by their tags, those that are kept as they are among them, then the values too long to stand in one. */
function directory(fields: readonly Field[], at: number, kept: readonly Buffer[]): Buffer {
  const entries = [...kept];
  const values: Buffer[] = [];
  let next = at + even(2 + (kept.length + fields.length) * 12 + 4);
  for (const { tag, type, count, bytes } of fields) {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(tag, 0);
    entry.writeUInt16LE(type, 2);
    entry.writeUInt32LE(count, 4);
    if (bytes.byteLength <= 4) bytes.copy(entry, 8);
    else {
      entry.writeUInt32LE(next, 8);
      values.push(bytes, Buffer.alloc(even(bytes.byteLength) - bytes.byteLength));
      next += even(bytes.byteLength);
    }
    entries.push(entry);
  }
  entries.sort((a, b) => a.readUInt16LE(0) - b.readUInt16LE(0));
  const head = Buffer.alloc(2);
  head.writeUInt16LE(entries.length, 0);
  return Buffer.concat([
    head,
    ...entries,
    Buffer.alloc(4),
    Buffer.alloc(even(2 + entries.length * 12 + 4) - (2 + entries.length * 12 + 4)),
    ...values,
  ]);
}

const lengthOf = (fields: readonly Field[]): number =>
  fields.reduce((sum, { bytes }) => sum + (bytes.byteLength <= 4 ? 0 : even(bytes.byteLength)), 0);

const even = (length: number): number => length + (length % 2);

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
