// A finished file gets its final name, in one step where the file system has one.
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import { errorCode, systemError } from './system-errors.ts';

/** What a share answers that does not rename a file that is open. */
const heldOpen: readonly string[] = ['EBUSY', 'EACCES', 'EPERM', 'ETXTBSY'];
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
    return renameWhileOpen(temporary, path);
  }
  await unlink(temporary);
}

/**
 * A mount that cannot link may upload a file by itself, seconds after it was closed. rclone loses the new name when the upload ends in the moment of the
 * rename (`findings/rclone-loses-a-rename.sh`). One byte written as it was calls off what is under way, and nothing is uploaded while the file is open.
 */
async function renameWhileOpen(temporary: string, path: string): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    await handle.write(buffer, 0, bytesRead, 0);
    await handle.sync();
    if (process.platform !== 'win32' && (await isRenamed(temporary, path))) return;
  } finally {
    await handle.close();
  }
  // Windows, and a share of it, may refuse to rename what is open; at once after closing is before the upload.
  await renamePatiently(temporary, path);
}

async function isRenamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (!heldOpen.includes(errorCode(error) ?? '')) throw error;
    return false;
  }
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
