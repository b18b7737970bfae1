// Metadata of a TIFF, which lie anywhere in its file: XMP, and of its first directory and that of EXIF what texts are read from, as a small EXIF of its own.

/** Bytes of the file; fewer than asked for where it ends. */
export type Reader = (at: number, length: number) => Promise<Buffer>;

type Field = { readonly tag: number; readonly type: number; readonly count: number; readonly value: Buffer };

const maxFields = 500;
const xmpTag = 700;
const exifTag = 0x8769;
/** ImageDescription, Make, Model, Software, DateTime; DateTimeOriginal, OffsetTime, OffsetTimeOriginal, UserComment. */
const wanted = [[0x010e, 0x010f, 0x0110, 0x0131, 0x0132] as const, [0x9003, 0x9010, 0x9011, 0x9286] as const] as const;
const longType = 4;
const bytesOf: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** `maxBytes`: of one value. Nulls where there is none, and for what is no TIFF of offsets of 32 bits (TIFF 6.0). No offset is trusted. */
export async function embeddedInTiff(
  read: Reader,
  maxBytes: number,
): Promise<{ readonly exif: Buffer | null; readonly xmp: string | null }> {
  const head = await read(0, 8);
  const order = head.toString('latin1', 0, 2);
  if (head.byteLength < 8 || (order !== 'II' && order !== 'MM')) return { exif: null, xmp: null };
  const little = order === 'II';
  if (u16(head, 2, little) !== 42) return { exif: null, xmp: null };
  const first = await directoryAt(read, u32(head, 4, little), little, [...wanted[0], xmpTag, exifTag], maxBytes);
  const pointer = first.find(({ tag }) => tag === exifTag);
  const second = pointer === undefined ? [] : await directoryAt(read, u32(pointer.value, 0, little), little, wanted[1], maxBytes);
  return {
    exif: exifWith(
      first.filter(({ tag }) => tag !== xmpTag && tag !== exifTag),
      second,
      little,
    ),
    xmp:
      first
        .find(({ tag }) => tag === xmpTag)
        ?.value.toString('utf8')
        .replace(/\0+$/, '') ?? null,
  };
}

async function directoryAt(
  read: Reader,
  at: number,
  little: boolean,
  tags: readonly number[],
  maxBytes: number,
): Promise<readonly Field[]> {
  if (at < 8) return [];
  const counted = await read(at, 2);
  if (counted.byteLength < 2) return [];
  const entries = await read(at + 2, Math.min(u16(counted, 0, little), maxFields) * 12);
  const found: Field[] = [];
  for (let from = 0; from + 12 <= entries.byteLength; from += 12) {
    const [tag, type, count] = [u16(entries, from, little), u16(entries, from + 2, little), u32(entries, from + 4, little)];
    const length = count * (bytesOf[type] ?? 0);
    if (!tags.includes(tag) || length === 0 || length > maxBytes) continue;
    const value = length <= 4 ? entries.subarray(from + 8, from + 8 + length) : await read(u32(entries, from + 8, little), length);
    if (value.byteLength === length) found.push({ tag, type, count, value });
  }
  return found;
}

/** Two directories, one after the other, and then their values. Null for none. */
function exifWith(first: readonly Field[], second: readonly Field[], little: boolean): Buffer | null {
  if (first.length + second.length === 0) return null;
  const sizeOf = (fields: number): number => 2 + fields * 12 + 4;
  const secondAt = 8 + sizeOf(first.length + 1);
  const pointer = Buffer.alloc(4);
  put32(pointer, secondAt, 0, little);
  const outside: Buffer[] = [];
  let next = secondAt + sizeOf(second.length);
  const directory = (fields: readonly Field[]): Buffer => {
    const bytes = Buffer.alloc(sizeOf(fields.length));
    put16(bytes, fields.length, 0, little);
    fields.forEach(({ tag, type, count, value }, nth) => {
      const at = 2 + nth * 12;
      put16(bytes, tag, at, little);
      put16(bytes, type, at + 2, little);
      put32(bytes, count, at + 4, little);
      if (value.byteLength <= 4) return void value.copy(bytes, at + 8);
      put32(bytes, next, at + 8, little);
      outside.push(value);
      next += value.byteLength;
    });
    return bytes;
  };
  const head = Buffer.from(little ? 'II*\0\x08\0\0\0' : 'MM\0*\0\0\0\x08', 'latin1');
  return Buffer.concat([
    head,
    directory([...first, { tag: exifTag, type: longType, count: 1, value: pointer }]),
    directory(second),
    ...outside,
  ]);
}

const u16 = (view: Buffer, at: number, little: boolean): number => (little ? view.readUInt16LE(at) : view.readUInt16BE(at));
const u32 = (view: Buffer, at: number, little: boolean): number => (little ? view.readUInt32LE(at) : view.readUInt32BE(at));
const put16 = (view: Buffer, value: number, at: number, little: boolean): void =>
  void (little ? view.writeUInt16LE(value, at) : view.writeUInt16BE(value, at));
const put32 = (view: Buffer, value: number, at: number, little: boolean): void =>
  void (little ? view.writeUInt32LE(value, at) : view.writeUInt32BE(value, at));
