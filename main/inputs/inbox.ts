// Pictures that a person gave and that no edit has used yet: copied at once, held by hash, so that the draft outlives the original's moving.
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { Draft, Imported } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { mediaTypes } from '../../app/edits/record.ts';
import type { MediaType, Parent } from '../../app/edits/record.ts';
import { inputPath, mediaTypeEndings } from '../../app/library/naming.ts';
import {
  againAfterLostPages,
  errorCode,
  failureOfDisk,
  hashFile,
  makeFolderDurable,
  moveDurable,
  temporaryBeside,
  temporaryMaker,
} from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { decodeWhole, heicDetail } from '../pictures/system-decoder.ts';
import type { SystemDecoder } from '../pictures/system-decoder.ts';
import { say } from '../../app/messages/say.ts';

export type Inbox = {
  /** Takes files in; a folder gives its pictures, the first 500. What cannot be used is named with a reason, the rest is taken. */
  readonly takePaths: (paths: readonly string[]) => Promise<Imported>;
  /** A picture that has no file, as of the clipboard: the name is what it is shown by. */
  readonly takeBytes: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Imported>;
  /** One file under a name of its own; `parent`: the result that it is. */
  readonly takeFile: (file: string, name: string, parent: Parent | null) => Promise<Reply<Picture>>;
  /** Where a picture lies, when it is here. */
  readonly find: (sha256: string) => Promise<{ readonly path: string; readonly mediaType: MediaType } | null>;
  /** Removes what neither the draft nor this session knows. */
  readonly sweep: (draft: Draft) => Promise<void>;
};

const maxFromFolder = 500;
const atOnce = 3;
export const pictureEndings: readonly string[] = [...mediaTypeEndings, 'jpeg', 'tif', 'heif'];

type InboxParts = {
  readonly folder: string;
  readonly pictures: Pictures;
  /** Null where the system has no decoder of its own to ask. */
  readonly decodeBySystem?: SystemDecoder | null;
  /** Which result of ours a file is, when it lies where the library keeps it. */
  readonly parentOf?: (file: string) => Promise<Parent | null>;
};

/** Over one folder, which is made with the first file that is offered. */
export function makeInbox(options: InboxParts): Inbox {
  const { folder } = options;
  const takenNow = new Set<string>();

  /** What the system makes of a picture that our decoder cannot read, taken in under its name; else why it cannot be. */
  const takeDecoded = async (file: string, name: string, parent: Parent | null, failure: Failure): Promise<Reply<Picture>> => {
    const png =
      options.decodeBySystem == null || failure.detail !== heicDetail
        ? null
        : await decodeWhole(options.decodeBySystem, file).catch(() => null);
    if (png === null) return fail(failure);
    const made = temporaryBeside(path.join(folder, 'decoded'));
    try {
      await inUserData(folder, () => writeFile(made, png, { mode: 0o600, flag: 'wx' }));
      return await takeFile(made, name, parent);
    } catch (error) {
      return fail(failureOfDisk(error));
    } finally {
      await rm(made, { force: true });
    }
  };

  const takeFile: Inbox['takeFile'] = async (file, name, parent) => {
    const copy = temporaryBeside(path.join(folder, 'taken'));
    try {
      await inUserData(folder, () => makeFolderDurable(folder));
      const taken = await inUserData(folder, () => takeAndKeep(options, { file, name, copy }));
      if (!taken.ok) return await takeDecoded(file, name, parent, taken.failure);
      const { sha256, mediaType, bytes, width, height, hasLocation, noOpaquePixel } = taken.value;
      takenNow.add(sha256);
      return ok({ sha256, name, mediaType, bytes, width, height, hasLocation, ...(noOpaquePixel ? { noOpaquePixel } : {}), parent });
    } catch (error) {
      return fail(failureOfDisk(error));
    } finally {
      await rm(copy, { force: true });
    }
  };

  const takeAll = async (files: readonly { readonly file: string; readonly name: string }[]): Promise<Imported> => {
    const replies: (Reply<Picture> | undefined)[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let i = next++; i < files.length; i = next++) {
        const entry = files[i];
        if (entry !== undefined) replies[i] = await takeFile(entry.file, entry.name, (await options.parentOf?.(entry.file)) ?? null);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return importedOf(files, replies);
  };

  return {
    takeFile,
    takePaths: async (paths) => {
      const files = (await Promise.all(paths.map(async (given) => (await picturesIn(path.resolve(given))).slice(0, maxFromFolder)))).flat();
      if (files.length === 0) return refused(path.basename(paths[0] ?? ''), makeFailure('picture-missing', say('picture.noneInFolder')));
      return takeAll(files.map((file) => ({ file, name: path.basename(file) })));
    },
    takeBytes: async (name, bytes) => {
      const file = temporaryBeside(path.join(folder, 'arriving'));
      try {
        await inUserData(folder, async () => {
          await makeFolderDurable(folder);
          await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
        });
        return await takeAll([{ file, name }]);
      } catch (error) {
        return refused(name, failureOfDisk(error));
      } finally {
        await rm(file, { force: true });
      }
    },
    find: (sha256) => findIn(folder, sha256),
    sweep: (draft) => {
      const kept = [...draft.pictures, ...draft.tray].map((picture) => picture.sha256);
      return sweepAllBut(folder, (sha256) => kept.includes(sha256) || takenNow.has(sha256));
    },
  };
}

/** What a file is, and a copy of it under its own name. Pages that a disk lost are written anew, from the file. Throws what the disk throws. */
function takeAndKeep(
  { folder, pictures }: Pick<InboxParts, 'folder' | 'pictures'>,
  { file, name, copy }: { readonly file: string; readonly name: string; readonly copy: string },
): ReturnType<Pictures['take']> {
  return againAfterLostPages(async () => {
    const taken = await pictures.take(file, name, copy);
    if (!taken.ok) return taken;
    const { sha256, mediaType } = taken.value;
    await keepCopy(copy, path.join(folder, pictureName(sha256, mediaType)), sha256);
    return taken;
  });
}

/** Gives a copy its name, durably. One that has the name already stays, unless it is damaged. */
async function keepCopy(copy: string, named: string, sha256: string): Promise<void> {
  try {
    await moveDurable(copy, named);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (!(await isWhole(named, sha256))) await moveDurable(copy, named, false);
  }
}

/** False for what is no file, or cannot be read, as well: it is made anew. */
const isWhole = (file: string, sha256: string): Promise<boolean> =>
  hashFile(file).then(
    (found) => found === sha256,
    () => false,
  );

/** Removes what nobody keeps. */
async function sweepAllBut(folder: string, isKept: (sha256: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    // What a living program is about to finish is not ours to judge; what a dead one left is swept with all that is unfinished.
    if (temporaryMaker(name) !== null) continue;
    if (!isKept(name.split('.')[0] ?? '')) await rm(path.join(folder, name), { force: true, recursive: true });
  }
}

const refused = (name: string, failure: Failure): Imported => ({ pictures: [], failures: [{ name, failure }] });

/** What became of each file, in the order in which they were given. */
function importedOf(files: readonly { readonly name: string }[], replies: readonly (Reply<Picture> | undefined)[]): Imported {
  const pictures: Picture[] = [];
  const failures: { name: string; failure: Failure }[] = [];
  files.forEach(({ name }, i) => {
    const reply = replies[i];
    if (reply?.ok === true) pictures.push(reply.value);
    else if (reply !== undefined) failures.push({ name, failure: reply.failure });
  });
  return { pictures, failures };
}

async function findIn(folder: string, sha256: string): Promise<{ readonly path: string; readonly mediaType: MediaType } | null> {
  for (const [mediaType, name] of namesOf(sha256)) {
    const file = path.join(folder, name);
    const handle = await open(file, 'r').catch(() => null);
    if (handle === null) continue;
    await handle.close();
    return { path: file, mediaType };
  }
  return null;
}

/** A folder's own pictures by their names' endings, in the order of their names; a file as it is. */
export async function picturesIn(given: string): Promise<readonly string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  // Hidden ones are no pictures: macOS puts one of its own beside each on other drives.
  const names = (await readdir(given).catch(() => [])).filter(
    (name) => !name.startsWith('.') && pictureEndings.includes(path.extname(name).toLowerCase().replace(/^\./, '')),
  );
  return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => path.join(given, name));
}

/** Named as among the library's inputs. */
function pictureName(sha256: string, mediaType: MediaType): string {
  return path.posix.basename(inputPath(sha256, mediaType));
}

function namesOf(sha256: string): readonly (readonly [MediaType, string])[] {
  return mediaTypes.map((mediaType) => [mediaType, pictureName(sha256, mediaType)]);
}
