// What lies outside of a composite's mask, so that it can be told from the written file that it is the original's, sample by sample.
import { crc32 } from 'node:zlib';
import { shareReader, turnedRowsTouched } from '../../../app/composite/blend-rows.ts';
import type { Raster, Samples, Under } from '../../../app/composite/blend-rows.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { between } from '../../../app/composite/seam.ts';
import type { Size } from '../../../app/models/model.ts';

/** One byte a pixel of some rows: 1 where the mask has nothing. Rows without any mask are not in it. `full` is the size of what it is laid on. */
export type Outside = { readonly full: Size; readonly rows: ReadonlyMap<number, Uint8Array> };

/** `peak`: the largest sample of the original, by which half a step is known. */
export function outsideOf(alpha: Plane, full: Size, peak: number): Outside {
  const min = 1 / (2 * peak);
  const rows = new Map<number, Uint8Array>();
  const busy = Uint8Array.from({ length: alpha.height }, (_, y) =>
    alpha.data.subarray(y * alpha.width, (y + 1) * alpha.width).some((value) => value > 0) ? 1 : 0,
  );
  for (let y = 0; y < full.height; y += 1) {
    const frameY = ((y + 0.5) * alpha.height) / full.height - 0.5;
    const up = Math.max(0, Math.min(alpha.height - 1, Math.floor(frameY)));
    if (busy[up] === 0 && (busy[up + 1] ?? 0) === 0) continue;
    const row = new Uint8Array(full.width);
    for (let x = 0; x < row.length; x += 1) row[x] = between(alpha, ((x + 0.5) * alpha.width) / full.width - 0.5, frameY) < min ? 1 : 0;
    rows.set(y, row);
  }
  return { full, rows };
}

/** The same of a picture that was turned before it was sent. */
export function outsideOfTurned(alpha: Plane, part: Size, under: Pick<Under, 'full' | 'place'>, peak: number): Outside {
  const min = 1 / (2 * peak);
  const shareAt = shareReader(alpha, under);
  const { first, count } = turnedRowsTouched(alpha, under, part.height);
  const rows = new Map<number, Uint8Array>();
  for (let y = first; y < first + count; y += 1) {
    const row = new Uint8Array(part.width);
    for (let x = 0; x < row.length; x += 1) row[x] = shareAt(x, y) < min ? 1 : 0;
    rows.set(y, row);
  }
  return { full: part, rows };
}

export function pixelsOutside({ full, rows }: Outside): number {
  let pixels = (full.height - rows.size) * full.width;
  for (const row of rows.values()) pixels += sumOf(row);
  return pixels;
}

/** A checksum of the samples outside for each row. */
export function checksumsOf({ full, rows }: Outside, { channels, data }: Pick<Raster, 'channels' | 'data'>): Uint32Array {
  const length = full.width * channels;
  return Uint32Array.from({ length: full.height }, (_, y) => {
    const row = data.subarray(y * length, (y + 1) * length);
    const outside = rows.get(y);
    return crc32(bytesOf(outside === undefined ? row : kept(row, outside, channels)));
  });
}

/** Pixels of the rows whose checksums are the same. */
export function identicalPixels({ full, rows }: Outside, before: Uint32Array, after: Uint32Array): number {
  let pixels = 0;
  for (let y = 0; y < full.height; y += 1) {
    if (before[y] !== after[y]) continue;
    const row = rows.get(y);
    pixels += row === undefined ? full.width : sumOf(row);
  }
  return pixels;
}

function sumOf(row: Uint8Array): number {
  let sum = 0;
  for (let x = 0; x < row.length; x += 1) sum += row[x] as number;
  return sum;
}

function kept(row: Samples, outside: Uint8Array, channels: number): Samples {
  // Of a Buffer `slice` would be the very same bytes.
  const copy = row instanceof Uint16Array ? row.slice() : Uint8Array.from(row);
  for (let x = 0; x < outside.length; x += 1) if (outside[x] === 0) copy.fill(0, x * channels, (x + 1) * channels);
  return copy;
}

function bytesOf({ buffer, byteOffset, byteLength }: Samples): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
