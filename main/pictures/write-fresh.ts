// Writes what can be made again: whole or not at all, but not waited for until it is on the disk.
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryBeside } from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';

/** `beside` is where it lies until it is whole; its own folder when not said. Throws the system's error. */
export async function writeFresh(file: string, bytes: Uint8Array, beside = file): Promise<void> {
  const temporary = temporaryBeside(beside);
  try {
    await inUserData(dirname(beside), async () => {
      await writeFile(temporary, bytes, { flag: 'wx', mode: 0o600 });
      await rename(temporary, file);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
