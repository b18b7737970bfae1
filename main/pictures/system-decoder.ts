// Pictures that the system can read and our decoder cannot.
import { open } from 'node:fs/promises';
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
 * The whole picture as PNG, or null: some systems answer with the small preview that a file carries, which is not the picture. Throws the system's error
 * when the file cannot be read.
 */
export async function decodeWhole(decode: SystemDecoder, path: string): Promise<Buffer | null> {
  const own = await sizeOf(path);
  if (own === null) return null;
  const wanted = Math.min(maxSide, Math.max(own.width, own.height));
  const decoded = await decode(path, wanted);
  return decoded !== null && Math.max(decoded.width, decoded.height) >= wanted ? decoded.png : null;
}

async function sizeOf(path: string): Promise<{ readonly width: number; readonly height: number } | null> {
  const handle = await open(path, 'r');
  try {
    const start = Buffer.alloc(headerBytes);
    const { bytesRead } = await handle.read(start, 0, headerBytes, 0);
    return readHeader(start.subarray(0, bytesRead), 'image/heic');
  } finally {
    await handle.close();
  }
}
