// SQLite says “disk I/O error” of a full disk, of one that is read-only and of one that is broken: what it is the disk says to whoever writes there.
import { rmSync, writeFileSync } from 'node:fs';
import { temporaryBeside } from './durable-files.ts';
import { errorCode } from './system-errors.ts';

/** More than what SQLite writes to begin with. */
const tryBytes = 16_384;

/** The system's error where nothing can be written beside a file; null where that works. */
export function troubleBeside(file: string): Error | null {
  const tried = temporaryBeside(file);
  try {
    writeFileSync(tried, Buffer.alloc(tryBytes), { mode: 0o600 });
    return null;
  } catch (error) {
    if (!(error instanceof Error) || errorCode(error) === null) throw error;
    return error;
  } finally {
    rmSync(tried, { force: true });
  }
}
