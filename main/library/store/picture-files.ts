// The picture files of a library: inputs once by hash, results beside their record. Bytes are kept exactly as they came.
import { lstat, open, rename, unlink, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { sha256Schema } from '../../../app/edits/record.ts';
import type { MediaType } from '../../../app/edits/record.ts';
import { inputPath, mediaTypeEndings, otherResultName, resultName } from '../../../app/library/naming.ts';
import { confine, copyDurable, errorCode, hashFile, makeFolderDurable, moveDurable, syncFolder } from '../../platform/durable-files.ts';
import { spotIn } from './spot.ts';
import type { Spot } from './spot.ts';

export type PictureFiles = {
  /** One that is there and damaged is set aside, where the given one is sound. */
  readonly storeInput: (from: string, sha256: string, mediaType: MediaType) => Promise<void>;
  readonly inputPath: (sha256: string) => Promise<string | null>;
  /** Moves inputs away, but for those that an edit was given lately: its record may still be on its way. How many were moved. */
  readonly discardInputs: (sha256s: readonly string[], move: (path: string) => Promise<void>) => Promise<number>;
};

/** Far longer than it takes from storing an input to the first record that names it. */
export const inUseMs = 3_600_000;

export function makePictureFiles(folder: string): PictureFiles {
  /** Read whole in this run and found to be what their names say, with what they were then. */
  const checked = new Map<string, string>();

  async function find(sha256: string): Promise<string | null> {
    if (!sha256Schema.safeParse(sha256).success) return null;
    for (const ending of mediaTypeEndings) {
      const path = await confinedFile(folder, `inputs/${sha256.slice(0, 2)}/${sha256}.${ending}`);
      if (path !== null) return path;
    }
    return null;
  }

  const note = async (sha256: string, path: string): Promise<void> => {
    const known = await knownBy(path);
    if (known === null) checked.delete(sha256);
    else checked.set(sha256, known);
  };
  /** What another program wrote since it was read is read again. */
  const isSound = async (sha256: string, path: string): Promise<boolean> =>
    checked.get(sha256) === ((await knownBy(path)) ?? '') || (await hashUnlessBroken(path)) === sha256;

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
      if (there !== null && (await isSound(sha256, there))) {
        // Says to whoever empties the trash, in this program or another, that it is in use again.
        await utimes(there, new Date(), new Date()).catch(() => undefined);
        await note(sha256, there);
        return;
      }
      const path = there ?? (await confine(folder, inputPath(sha256, mediaType)));
      if (path === null) throw Object.assign(new Error('inputs leads out of the library'), { code: 'ELOOP' });
      if (there !== null) await setAside(there, from, sha256);
      await makeFolderDurable(dirname(path));
      try {
        await copyDurable(from, path, sha256);
      } catch (error) {
        // Another process stored it meanwhile.
        if (errorCode(error) !== 'EEXIST' || (await hashFile(path)) !== sha256) throw error;
      }
      await note(sha256, path);
    },
  };
}

/** Null where it is gone. */
async function knownBy(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  return found === null ? null : `${path} ${found.size} ${found.mtimeMs}`;
}

/** Null where the disk itself gives it out no more, which is as good as damaged. */
const hashUnlessBroken = (path: string): Promise<string | null> =>
  hashFile(path).catch((error: unknown) => {
    if (errorCode(error) !== 'EIO') throw error;
    return null;
  });

/** A damaged input makes room for a sound one under a name that says what it is: it may be what a person wrote there. Nothing is moved for a copy that is none. */
async function setAside(damaged: string, from: string, sha256: string): Promise<void> {
  if ((await hashFile(from)) !== sha256) throw Object.assign(new Error(`${from} is not the file that was meant`), { code: 'EBADMSG' });
  const ending = extname(damaged);
  const found = (await hashUnlessBroken(damaged))?.slice(0, 8) ?? `unread-${Date.now()}`;
  await rename(damaged, join(dirname(damaged), `${basename(damaged, ending)}.damaged-${found}${ending}`));
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
