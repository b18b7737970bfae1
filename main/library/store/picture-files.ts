// The picture files of a library: inputs once by hash, results beside their record. Bytes are kept exactly as they came.
import { lstat, open, unlink, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256Schema } from '../../../app/edits/record.ts';
import type { MediaType } from '../../../app/edits/record.ts';
import { inputPath, mediaTypeEndings, otherResultName, resultName } from '../../../app/library/naming.ts';
import { confine, copyDurable, errorCode, hashFile, makeFolderDurable, moveDurable, syncFolder } from '../../platform/durable-files.ts';
import { spotIn } from './spot.ts';
import type { Spot } from './spot.ts';

export type PictureFiles = {
  readonly storeInput: (from: string, sha256: string, mediaType: MediaType) => Promise<void>;
  readonly inputPath: (sha256: string) => Promise<string | null>;
  /** Moves inputs away, but for those that an edit was given lately: its record may still be on its way. How many were moved. */
  readonly discardInputs: (sha256s: readonly string[], move: (path: string) => Promise<void>) => Promise<number>;
};

/** Far longer than it takes from storing an input to the first record that names it. */
export const inUseMs = 3_600_000;

export function makePictureFiles(folder: string): PictureFiles {
  /** Read whole in this run and found to be what their names say. */
  const checked = new Set<string>();

  async function find(sha256: string): Promise<string | null> {
    if (!sha256Schema.safeParse(sha256).success) return null;
    for (const ending of mediaTypeEndings) {
      const path = await confinedFile(folder, `inputs/${sha256.slice(0, 2)}/${sha256}.${ending}`);
      if (path !== null) return path;
    }
    return null;
  }

  return {
    inputPath: find,
    async discardInputs(sha256s, move) {
      let moved = 0;
      for (const sha256 of sha256s) {
        const path = await find(sha256);
        if (path === null || Date.now() - (await lstat(path)).mtimeMs < inUseMs) continue;
        checked.delete(sha256);
        await move(path);
        moved += 1;
      }
      return moved;
    },
    async storeInput(from, sha256, mediaType) {
      const there = await find(sha256);
      if (there !== null && (checked.has(sha256) || (await hashFile(there)) === sha256)) {
        checked.add(sha256);
        // Says to whoever empties the trash, in this program or another, that it is in use again.
        await utimes(there, new Date(), new Date()).catch(() => undefined);
        return;
      }
      const path = there ?? (await confine(folder, inputPath(sha256, mediaType)));
      if (path === null) throw Object.assign(new Error('inputs leads out of the library'), { code: 'ELOOP' });
      await makeFolderDurable(dirname(path));
      try {
        await copyDurable(from, path, sha256, { replace: there !== null });
      } catch (error) {
        // Another process stored it meanwhile.
        if (errorCode(error) !== 'EEXIST' || (await hashFile(path)) !== sha256) throw error;
      }
      checked.add(sha256);
    },
  };
}

/** Gives a verified temporary file its name beside the record, durably; `base` is the record's absolute path without ending. Returns the file name. */
export async function adoptResult(base: string, index: number, temporary: string, mediaType: MediaType, sha256: string): Promise<string> {
  const folder = dirname(base);
  const stem = basename(base);
  for (const name of [resultName(stem, index, mediaType), otherResultName(stem, index, mediaType, sha256)]) {
    const path = join(folder, name);
    try {
      await moveDurable(temporary, path);
      return name;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      // A crash after the rename leaves the whole picture under its name: it is taken as it is, once it is known to be durable.
      if (!(await isSameFile(path, sha256))) continue;
      await sync(path);
      await unlink(temporary);
      await syncFolder(folder);
      return name;
    }
  }
  throw Object.assign(new Error(`no name is free for result ${index} of ${stem}`), { code: 'EEXIST' });
}

/** A regular file inside the root, reached without a link that leads out; null when it is not there. */
export async function confinedFile(root: string, relative: string): Promise<string | null> {
  return (await fileSpot(root, relative))?.path ?? null;
}

async function fileSpot(root: string, relative: string): Promise<Spot | null> {
  const spot = await spotIn(root, relative);
  return spot?.isFile === true ? spot : null;
}

/** A result's name in a record is only ever a name beside it, whoever wrote the record. */
export async function resultIn(folder: string, month: string, file: string): Promise<Spot | null> {
  return /[/\\\0]/.test(file) || file === '' || file.startsWith('.') ? null : fileSpot(folder, `${month}/${file}`);
}

async function isSameFile(path: string, sha256: string): Promise<boolean> {
  try {
    return (await hashFile(path)) === sha256;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A small file of the library's own, by its path in it. Throws where that leads out of it. */
export async function noteAt(folder: string, path: string): Promise<string> {
  const file = await confine(folder, path);
  if (file === null) throw Object.assign(new Error(`${path} leads out of the library`), { code: 'ELOOP' });
  return file;
}
