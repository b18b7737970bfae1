// Reads a record and the time and size of the very file that was read. Sync calls: for the threads of the index, where that is fastest.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { carefulRead } from '../../platform/durable-files.ts';
import { parseRecord, recordBytesLimit, unreadRecord } from './record-files.ts';
import type { ReadRecord } from './record-files.ts';

/** In ms since 1970, and bytes. */
export type Stamp = { readonly mtimeMs: number; readonly size: number };

export const readRecordSync = (path: string): ReadRecord => readStamped(path).result;

/** Records are read one after the other, and what is made of one keeps none of its bytes. */
let kept = Buffer.alloc(64 * 1024);
const maxKept = 1024 * 1024;

/** A record, and time and size of the file that was opened; null of one that could not be. Throws what is a trouble of the disk itself. */
export function readStamped(path: string): { readonly result: ReadRecord; readonly stamp: Stamp | null } {
  let stamp: Stamp | null = null;
  try {
    const file = openSync(path, carefulRead);
    try {
      const found = fstatSync(file);
      stamp = { mtimeMs: found.mtimeMs, size: found.size };
      if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
      if (found.size > recordBytesLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
      return { result: parseRecord(contentOf(file, found.size)), stamp };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { result: unreadRecord(error), stamp };
  }
}

/** As many bytes as the file had, or fewer where it became shorter. To be used before the next are read. */
function contentOf(file: number, size: number): Uint8Array {
  if (size > kept.length && size <= maxKept) kept = Buffer.alloc(Math.min(maxKept, size * 2));
  const into = size > kept.length ? Buffer.alloc(size) : kept;
  let filled = 0;
  while (filled < size) {
    const more = readSync(file, into, filled, size - filled, null);
    if (more === 0) break;
    filled += more;
  }
  return into.subarray(0, filled);
}
