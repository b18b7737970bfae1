// Reads a PNG that was just made, row by row, so that it is known to hold the samples it was made from before anyone relies on it.
import { Readable } from 'node:stream';
import { crc32, createInflate } from 'node:zlib';
import { isPng, pngChunks } from '../containers/png-chunks.ts';
import type { Original } from './original.ts';

const chunkBytes = 1 << 20;
/** PNG, third edition, table 8. */
const colourTypes = { 1: 0, 3: 2, 4: 6 } as const;

/**
 * Whether these bytes are a whole PNG of the same size, channels and depth, each sample the same. By a second reader than the library that wrote it, which
 * needs one row of memory where that needs the whole picture again. What it cannot read, or is not as our encoder writes, is a no. Never throws.
 */
export async function holdsSamples(png: Uint8Array, pixels: Pick<Original, 'width' | 'height' | 'channels' | 'samples'>): Promise<boolean> {
  const { width, height, channels, samples } = pixels;
  const parts = compressedOf(png, pixels);
  if (parts === null) return false;
  const deep = samples instanceof Uint16Array;
  const pixelBytes = channels * (deep ? 2 : 1);
  const line = width * pixelBytes;
  // Bytes of pixels before the first are 0, which spares every filter its first pixel.
  let row = new Uint8Array(pixelBytes + line);
  let above = new Uint8Array(pixelBytes + line);
  const coded = new Uint8Array(1 + line);
  let [filled, y] = [0, 0];
  try {
    for await (const chunk of Readable.from(parts).pipe(createInflate({ chunkSize: chunkBytes }))) {
      const bytes = chunk as Buffer;
      for (let at = 0; at < bytes.length;) {
        const taken = Math.min(coded.length - filled, bytes.length - at);
        coded.set(bytes.subarray(at, at + taken), filled);
        at += taken;
        filled += taken;
        if (filled < coded.length) break;
        filled = 0;
        if (y === height || !unfilter(coded, row, above, pixelBytes)) return false;
        if (!isSame(row.subarray(pixelBytes), samples, y * width * channels, width * channels)) return false;
        y += 1;
        [row, above] = [above, row];
      }
    }
  } catch {
    return false;
  }
  return y === height && filled === 0;
}

/** The compressed rows; null where the frame around them is not the one expected, or a checksum is wrong. */
function compressedOf(
  png: Uint8Array,
  { width, height, channels, samples }: Pick<Original, 'width' | 'height' | 'channels' | 'samples'>,
): readonly Buffer[] | null {
  if (!isPng(png)) return null;
  const chunks = [...pngChunks(png)];
  const view = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const whole = chunks.every(({ from, to }) => crc32(view.subarray(from + 4, to - 4)) === view.readUInt32BE(to - 4));
  const head = chunks[0];
  if (!whole || head?.type !== 'IHDR' || head.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return null;
  const depth = samples instanceof Uint16Array ? 16 : 8;
  // Deflate, the five filters, not interlaced.
  const wanted = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, depth, colourTypes[channels], 0, 0, 0]);
  wanted.writeUInt32BE(width, 0);
  wanted.writeUInt32BE(height, 4);
  return wanted.equals(head.data) ? chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data) : null;
}

/** Of a row with its filter in front; `above` is the row before, all 0 before the first. False for a filter that does not exist. */
function unfilter(coded: Uint8Array, row: Uint8Array, above: Uint8Array, pixelBytes: number): boolean {
  const [filter = 0] = coded;
  if (filter === 0) {
    row.set(coded.subarray(1), pixelBytes);
    return true;
  }
  if (filter > 4) return false;
  for (let at = 1, to = pixelBytes; at < coded.length; at += 1, to += 1) {
    const left = row[to - pixelBytes] as number;
    const up = above[to] as number;
    const guess =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, above[to - pixelBytes] as number);
    row[to] = (coded[at] as number) + guess;
  }
  return true;
}

/** PNG, third edition, 9.4. */
function paeth(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
}

/** PNG has the greater byte first. */
function isSame(row: Uint8Array, samples: Original['samples'], from: number, count: number): boolean {
  if (!(samples instanceof Uint16Array)) return Buffer.compare(row, samples.subarray(from, from + count)) === 0;
  for (let at = 0, byte = 0; at < count; at += 1, byte += 2)
    if ((((row[byte] as number) << 8) | (row[byte + 1] as number)) !== samples[from + at]) return false;
  return true;
}
