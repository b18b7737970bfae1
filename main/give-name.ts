// A finished file gets its final name, in one step where the file system has one.
import { link, lstat, rename, unlink } from 'node:fs/promises';
import { errorCode, systemError } from './system-errors.ts';

/** What file systems without hard links answer: exFAT and network shares by one of the first, mounts of cloud drives (rclone) EIO. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EIO'];

/** `fresh`: throws EEXIST, and leaves both files as they are, when the name is taken. Without it what has the name is replaced. */
export async function giveName(temporary: string, path: string, fresh: boolean): Promise<void> {
  if (!fresh) return renamePatiently(temporary, path);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!noLinks.includes(errorCode(error) ?? '')) throw error;
    if ((await lstat(path).catch(() => null)) !== null) throw systemError('EEXIST', `${path} exists`);
    return renamePatiently(temporary, path);
  }
  await unlink(temporary);
}

/** On Windows a virus scanner or an indexer holds new files for moments. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let delayMs = 10; ; delayMs *= 3) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (process.platform !== 'win32' || delayMs > 1000 || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) throw error;
      await new Promise((done) => setTimeout(done, delayMs));
    }
  }
}
