// Texts in EXIF: the comment, what ComfyUI hides in other fields, and the time. Offsets are the file's word and are never trusted.

import type { MadeBy } from '../../../app/recipes/others.ts';

export type ExifTexts = {
  readonly comment: string | null;
  /** `prompt:{…}` in any text field, as ComfyUI writes it. */
  readonly named: readonly { readonly keyword: string; readonly text: string }[];
  readonly takenAt: string | null;
  readonly madeBy: MadeBy;
};

const maxEntries = 500;
const ascii = 2;

type Entry = { readonly type: number; readonly bytes: Buffer; readonly value: number };

/** Null for what is no EXIF. Never throws. */
export function exifTexts(exif: Buffer): ExifTexts | null {
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.byteLength < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const first = entriesOf(tiff, little, u32(tiff, little, 4));
  const second = entriesOf(tiff, little, first.get(0x8769)?.value ?? 0);
  const text = (entry: Entry | undefined): string | null =>
    entry?.type === ascii ? entry.bytes.toString('utf8').replace(/\0+$/, '') : null;
  return {
    comment: commentOf(second.get(0x9286)?.bytes ?? null, little),
    // ImageDescription, Make, Model.
    named: [0x010e, 0x010f, 0x0110].flatMap((tag) => {
      const [, keyword, json] = /^(prompt|workflow):(\{[\s\S]*)$/i.exec(text(first.get(tag)) ?? '') ?? [];
      return keyword === undefined || json === undefined ? [] : [{ keyword: keyword.toLowerCase(), text: json }];
    }),
    // DateTimeOriginal with OffsetTimeOriginal, else DateTime with OffsetTime.
    takenAt: timeOf(text(second.get(0x9003)), text(second.get(0x9011))) ?? timeOf(text(first.get(0x0132)), text(second.get(0x9010))),
    madeBy: {
      description: text(first.get(0x010e)),
      make: text(first.get(0x010f)),
      model: text(first.get(0x0110)),
      software: text(first.get(0x0131)),
    },
  };
}

/** With the offset that the camera names (Exif 2.31), where it is one that a clock can have; cameras that do not know theirs leave it blank. */
function timeOf(time: string | null, offset: string | null): string | null {
  const known = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.exec(offset?.trim() ?? '');
  return time === null || known === null ? time : `${time.trim()}${known[0]}`;
}

function entriesOf(tiff: Buffer, little: boolean, at: number): ReadonlyMap<number, Entry> {
  const found = new Map<number, Entry>();
  if (at < 8) return found;
  const count = Math.min(u16(tiff, little, at), maxEntries);
  for (let entry = 0; entry < count; entry += 1) {
    const here = at + 2 + entry * 12;
    if (here + 12 > tiff.byteLength) break;
    const type = u16(tiff, little, here + 2);
    const length = u32(tiff, little, here + 4) * ([0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8][type] ?? 1);
    const from = length <= 4 ? here + 8 : u32(tiff, little, here + 8);
    found.set(u16(tiff, little, here), { type, bytes: tiff.subarray(from, from + length), value: u32(tiff, little, here + 8) });
  }
  return found;
}

/** Eight bytes name the encoding; of UTF-16 they do not say in which order, and programs differ. */
function commentOf(bytes: Buffer | null, little: boolean): string | null {
  if (bytes === null || bytes.byteLength <= 8) return null;
  const body = bytes.subarray(8);
  const encoding = bytes.toString('latin1', 0, 8).replace(/\0+$/, '');
  if (encoding !== 'UNICODE') return body.toString(encoding === 'ASCII' ? 'latin1' : 'utf8').replace(/\0+$/, '');
  const even = Buffer.from(body.subarray(0, body.byteLength - (body.byteLength % 2)));
  const [high, low] = [zerosAt(even, 0), zerosAt(even, 1)];
  const isBig = high === low ? !little : high > low;
  return (isBig ? even.swap16() : even)
    .toString('utf16le')
    .replace(/^\uFEFF/, '')
    .replace(/\0+$/, '');
}

function zerosAt(bytes: Buffer, parity: 0 | 1): number {
  let zeros = 0;
  for (let at = parity; at < Math.min(bytes.byteLength, 2000); at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros;
}

function u16(view: Buffer, little: boolean, at: number): number {
  return at < 0 || at + 2 > view.byteLength ? 0 : little ? view.readUInt16LE(at) : view.readUInt16BE(at);
}

function u32(view: Buffer, little: boolean, at: number): number {
  return at < 0 || at + 4 > view.byteLength ? 0 : little ? view.readUInt32LE(at) : view.readUInt32BE(at);
}
