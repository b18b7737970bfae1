// A few megabytes beside the index that are given up when the disk is full, so that what must be written down still can be.
import { randomFillSync } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../platform/durable-files.ts';

export type Ballast = {
  /** Does a small write in `folder`; when its disk is full and the ballast lies on it, gives the ballast up and does it once more. */
  readonly carry: <T>(folder: string, write: () => Promise<T>) => Promise<T>;
  /** Makes the ballast when it is not there and there is room for it; never throws. */
  readonly restore: () => Promise<void>;
};

export const ballastBytes = 4 * 1024 * 1024;
/** Only a disk with far more room than this carries one: the ballast must not be what fills it. */
const roomBytes = 4 * ballastBytes;

export function makeBallast(cacheFolder: string, log: (line: string) => void): Ballast {
  const file = join(cacheFolder, 'ballast');
  let restoring: Promise<void> | null = null;
  let there = false;

  async function make(): Promise<void> {
    there ||= (await stat(file).catch(() => null))?.size === ballastBytes;
    if (there) return;
    const { bavail, bsize } = await statfs(cacheFolder);
    if (bavail * bsize < roomBytes) return;
    // Random, so that no file system packs it or leaves it out; not synced, since losing it to a power cut costs nothing.
    await writeFile(file, randomFillSync(Buffer.allocUnsafe(ballastBytes)), { mode: 0o600 });
    there = true;
  }

  /** Whether anything was freed where the write is. */
  async function giveUp(folder: string): Promise<boolean> {
    const [mine, theirs] = await Promise.all([stat(file).catch(() => null), nearest(folder)]);
    if (mine === null || mine.dev !== theirs) return false;
    await rm(file, { force: true });
    there = false;
    log('the disk is full: the ballast was given up so that the next records can be written');
    return true;
  }

  return {
    async carry(folder, write) {
      try {
        return await write();
      } catch (error) {
        if (!isFull(error) || !(await giveUp(folder).catch(() => false))) throw error;
        return write();
      }
    },
    restore: () =>
      (restoring ??= make()
        .catch(() => undefined)
        .finally(() => (restoring = null))),
  };
}

/** SQLite's own words come from the worker as text; with no room for its shared memory it speaks of a disk I/O error. */
function isFull(error: unknown): boolean {
  return (
    ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '') || (error instanceof Error && /disk is full|disk I\/O error/.test(error.message))
  );
}

/** The device of a folder, or of the nearest one above it that is there. */
async function nearest(folder: string): Promise<number | null> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null) return found.dev;
    if (dirname(at) === at) return null;
  }
}
