// EXIF as exported copies have it: program, time, the organisers' text as the comment, and the turn that the pixels need. Big-endian, as its readers expect of UTF-16.

export type ExifFacts = {
  readonly program: string | null;
  readonly made: { readonly at: string; readonly offset: string } | null;
  readonly comment: string | null;
  /** The words of the comment as a caption; written where the comment has letters that some of its readers cannot take. */
  readonly description: string | null;
  /** 1 when the pixels are upright. */
  readonly orientation: number;
};

type Field = { readonly tag: number; readonly type: 2 | 3 | 4 | 7; readonly count: number; readonly bytes: Buffer };

/**
 * Letters beyond UTF-16's first plane, emoji among them. Readers of UserComment that were tried, all on UTF-16 in the order of the file's header:
 * - piexif 1.1.3 (A1111, Infinite Image Browsing, sd-prompt-reader), exiftool 12.57 and Diffusion Toolkit's rule read every letter;
 * - exiv2 0.27.6 (darktable, digiKam, gThumb) takes the field for UCS-2: Chinese is right, with one emoji it gives the whole comment out undecoded
 * (findings/exiv2-user-comment-is-ucs2.sh). No other bytes of this one field serve both: piexif reads “UNICODE” as UTF-16BE and nothing else, and a second
 * field of the same tag is no valid EXIF. So the comment stays whole, and ImageDescription has its words in UTF-8, as MWG wants of that field: exiv2 prints it,
 * and digiKam 7.9 takes it for the caption where XMP is gone. darktable 4.2.1 asks XMP first and then the comment, whatever else there is.
 */
const beyondUcs2 = /[\u{10000}-\u{10ffff}]/u;

/** A whole TIFF block, without the `Exif\0\0` that JPEG puts before it. */
export function exifBytes({ program, made, comment, description, orientation }: ExifFacts): Buffer {
  const first: Field[] = [
    ...(comment === null || description === null || !beyondUcs2.test(comment) ? [] : [utf8(0x010e, description)]),
    ...(orientation === 1 ? [] : [short(0x0112, orientation)]),
    ...(program === null ? [] : [ascii(0x0131, program)]),
    ...(made === null ? [] : [ascii(0x0132, made.at)]),
  ];
  const second: Field[] = [
    { tag: 0x9000, type: 7, count: 4, bytes: Buffer.from('0232') },
    ...(made === null ? [] : [ascii(0x9003, made.at), ascii(0x9010, made.offset), ascii(0x9011, made.offset)]),
    ...(comment === null ? [] : [unicode(0x9286, comment)]),
  ];
  const firstAt = 8;
  const secondAt = firstAt + 2 + (first.length + 1) * 12 + 4 + lengthOf(first);
  const pointer: Field = { tag: 0x8769, type: 4, count: 1, bytes: number32(secondAt) };
  return Buffer.concat([Buffer.from('MM\0*'), number32(firstAt), directory([...first, pointer], firstAt), directory(second, secondAt)]);
}

/** Entries, then the values too long to stand in them. */
function directory(fields: readonly Field[], at: number): Buffer {
  const head = Buffer.alloc(2 + fields.length * 12 + 4);
  head.writeUInt16BE(fields.length, 0);
  const values: Buffer[] = [];
  let next = at + head.byteLength;
  fields.forEach(({ tag, type, count, bytes }, nth) => {
    const entry = 2 + nth * 12;
    head.writeUInt16BE(tag, entry);
    head.writeUInt16BE(type, entry + 2);
    head.writeUInt32BE(count, entry + 4);
    if (bytes.byteLength <= 4) return void bytes.copy(head, entry + 8);
    head.writeUInt32BE(next, entry + 8);
    const padded = even(bytes);
    values.push(padded);
    next += padded.byteLength;
  });
  return Buffer.concat([head, ...values]);
}

const lengthOf = (fields: readonly Field[]): number =>
  fields.reduce((sum, { bytes }) => sum + (bytes.byteLength <= 4 ? 0 : even(bytes).byteLength), 0);

const even = (bytes: Buffer): Buffer => (bytes.byteLength % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]));

function ascii(tag: number, text: string): Field {
  const bytes = Buffer.from(`${text.replace(/[^\x20-\x7e]/g, '?')}\0`, 'latin1');
  return { tag, type: 2, count: bytes.byteLength, bytes };
}

/** NUL would end it. */
function utf8(tag: number, text: string): Field {
  const bytes = Buffer.from(`${text.toWellFormed().replaceAll('\0', '')}\0`, 'utf8');
  return { tag, type: 2, count: bytes.byteLength, bytes };
}

function short(tag: number, value: number): Field {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(value);
  return { tag, type: 3, count: 1, bytes };
}

function unicode(tag: number, text: string): Field {
  const bytes = Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le').swap16()]);
  return { tag, type: 7, count: bytes.byteLength, bytes };
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
