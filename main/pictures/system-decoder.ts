// Pictures that the system can read and our decoder cannot.
import { open } from 'node:fs/promises';
import { hasGainMap, withoutGainMap } from './containers/gain-map.ts';
import { readHeader } from './containers/header.ts';

/** A picture as PNG, upright, its long side at most `longSide` pixels; null where the system cannot read it. Never rejects. */
export type SystemDecoder = (
  path: string,
  longSide: number,
) => Promise<{ readonly png: Buffer; readonly width: number; readonly height: number } | null>;

/** Of a failure's detail: the system may know better. */
export const heicDetail = 'HEIC';

/** More than is ever sent. */
const maxSide = 4096;
/** Where the header of such a file lies. */
const headerBytes = 1024 * 1024;

/**
 * The whole picture as PNG, or null: some systems answer with the small preview that a file carries, which is not the picture. A gain map for HDR screens is not
 * in it, which it says. Throws the system's error when the file cannot be read.
 */
export async function decodeWhole(decode: SystemDecoder, path: string): Promise<Buffer | null> {
  const start = await startOf(path);
  const own = readHeader(start, 'image/heic');
  if (own === null) return null;
  const wanted = Math.min(maxSide, Math.max(own.width, own.height));
  const decoded = await decode(path, wanted);
  if (decoded === null || Math.max(decoded.width, decoded.height) < wanted) return null;
  return hasGainMap(start, 'image/heic') ? withoutGainMap(decoded.png) : decoded.png;
}

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const start = Buffer.alloc(headerBytes);
    const { bytesRead } = await handle.read(start, 0, headerBytes, 0);
    return start.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
