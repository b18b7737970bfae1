// Metadata of an AVIF or HEIC, which are items beside its pictures (ISO/IEC 14496-12, 8.11, and 23008-12, annex A). No pixel is read, no offset is trusted.
import { boxes, fullBox } from './avif-boxes.ts';
import type { Reader } from './embedded-tiff.ts';

/** Where one item lies: pieces of the file, or of the `idat` box. */
type Pieces = { readonly inData: boolean; readonly pieces: readonly { readonly at: number; readonly length: number }[] };

const maxBoxes = 100;
const maxItems = 10_000;
const maxPieces = 100;
const xmpType = 'application/rdf+xml';

/** `maxBytes`: of one item, and of the `meta` box. Nulls where there is none. */
export async function embeddedInBoxes(
  read: Reader,
  size: number,
  maxBytes: number,
): Promise<{ readonly exif: Buffer | null; readonly xmp: string | null }> {
  const meta = await metaOf(read, size, maxBytes);
  const parts = meta === null ? [] : boxes(fullBox(meta));
  const inside = (type: string): Buffer => parts.find((box) => box.type === type)?.data ?? Buffer.alloc(0);
  const [items, placed, data] = [itemsIn(inside('iinf')), piecesIn(inside('iloc')), inside('idat')];
  const bytesOf = async (kind: 'exif' | 'xmp'): Promise<Buffer | null> => {
    const where = placed.get(items.get(kind) ?? -1);
    if (where === undefined || where.pieces.reduce((sum, { length }) => sum + length, 0) > maxBytes) return null;
    const found = [];
    for (const { at, length } of where.pieces) found.push(where.inData ? data.subarray(at, at + length) : await read(at, length));
    return Buffer.concat(found);
  };
  const exif = await bytesOf('exif');
  // Four bytes say how far behind them the EXIF begins.
  const begins = exif === null || exif.byteLength < 8 ? null : 4 + exif.readUInt32BE(0);
  return {
    exif: begins === null || exif === null || begins >= exif.byteLength ? null : exif.subarray(begins),
    xmp: (await bytesOf('xmp'))?.toString('utf8') ?? null,
  };
}

async function metaOf(read: Reader, size: number, maxBytes: number): Promise<Buffer | null> {
  for (let at = 0, count = 0; at + 8 <= size && count < maxBoxes; count += 1) {
    const head = await read(at, 16);
    if (head.byteLength < 8) return null;
    const short = head.readUInt32BE(0);
    const isLong = short === 1 && head.byteLength === 16;
    const headed = isLong ? 16 : 8;
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < headed) return null;
    if (head.toString('latin1', 4, 8) === 'meta') return length > maxBytes ? null : read(at + headed, length - headed);
    at += length;
  }
  return null;
}

/** The first item of each kind. */
function itemsIn(iinf: Buffer): ReadonlyMap<'exif' | 'xmp', number> {
  const found = new Map<'exif' | 'xmp', number>();
  if (iinf.byteLength < 6) return found;
  for (const { type, data } of boxes(iinf.subarray(iinf[0] === 0 ? 6 : 8))) {
    const version = data[0] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    // Behind version, flags, id and protection: the type, the name, and of a `mime` item its content type.
    const typeAt = 4 + idBytes + 2;
    if (data.byteLength < typeAt + 4) continue;
    const id = data.readUIntBE(4, idBytes);
    const itemType = data.toString('latin1', typeAt, typeAt + 4);
    const [, contentType] = data.toString('latin1', typeAt + 4).split('\0');
    const kind = itemType === 'Exif' ? 'exif' : itemType === 'mime' && contentType === xmpType ? 'xmp' : null;
    if (kind !== null && !found.has(kind)) found.set(kind, id);
  }
  return found;
}

function piecesIn(iloc: Buffer): ReadonlyMap<number, Pieces> {
  const found = new Map<number, Pieces>();
  const version = iloc[0] ?? 0;
  let at = 4;
  // Past the end all is 0, which ends what is counted.
  const next = (bytes: number): number => {
    const value =
      bytes === 0 || at + bytes > iloc.byteLength ? 0 : bytes === 8 ? Number(iloc.readBigUInt64BE(at)) : iloc.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const sizes = next(2);
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version === 0 ? 0 : sizes & 15,
  ];
  if ([offsetBytes, lengthBytes, baseBytes, indexBytes].some((bytes) => bytes !== 0 && bytes !== 4 && bytes !== 8)) return found;
  const items = Math.min(next(version < 2 ? 2 : 4), maxItems);
  for (let item = 0; item < items && at < iloc.byteLength; item += 1) {
    const id = next(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : next(2) & 15;
    const reference = next(2);
    const base = next(baseBytes);
    const pieces = [];
    for (let count = next(2); count > 0 && at < iloc.byteLength && pieces.length < maxPieces; count -= 1) {
      next(indexBytes);
      const offset = next(offsetBytes);
      pieces.push({ at: base + offset, length: next(lengthBytes) });
    }
    // Pieces of other files, and of other items, are not followed.
    if (method <= 1 && reference === 0) found.set(id, { inData: method === 1, pieces });
  }
  return found;
}
