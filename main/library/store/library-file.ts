// library.json: which library a folder is. By it an unplugged or unmounted drive is told from an empty library.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { errorCode, failureOfDisk, makeFolderDurable, readSmall, writeDurable } from '../../platform/durable-files.ts';
import { say } from '../../../app/messages/say.ts';
import { heldIn } from './held-in.ts';

export const libraryName = 'library.json';
const format = 1;
const librarySchema = z.looseObject({ format: z.number(), id: z.string().regex(/^[0-9a-z-]{8,64}$/), createdAt: z.string() });

export type OpenedFolder = { readonly id: string; readonly writable: boolean };

/**
 * Whether a library is made where none is. True: whatever else lies there. `where-empty`: not among files of others. `looked-at`: never, and it is said to be
 * none yet. False: one is expected there, and missing.
 */
export type Create = boolean | 'where-empty' | 'looked-at';

/** Finds out which library a folder is, or makes it one, also where only library.json is gone. Never makes an empty library where one was expected. */
export async function openFolder(folder: string, create: Create): Promise<Reply<OpenedFolder>> {
  try {
    if (create === true || create === 'where-empty') await makeFolderDurable(folder);
    if (!(await stat(folder)).isDirectory()) return fail(isFile(folder, 'ENOTDIR'));
    const found = await readId(folder);
    if (!found.ok) return found;
    if (found.value !== null) return ok({ id: found.value, writable: await mayWrite(folder) });
    const refusal = await refusalToMake(folder, create);
    if (refusal === null) return ok(await adopt(folder));
    // What lies there may be the library that another program has made meanwhile.
    const made = await readId(folder);
    return made.ok && made.value !== null ? ok({ id: made.value, writable: await mayWrite(folder) }) : fail(refusal);
  } catch (error) {
    const failure = failureOfFolder(folder, error);
    return fail(create === 'looked-at' && failure.said?.id === 'library.missing' ? noneYet(folder) : failure);
  }
}

/** What the disk says of the folder itself. */
function failureOfFolder(folder: string, error: unknown): Failure {
  const failure = failureOfDisk(error);
  if (failure.detail === 'EEXIST' || failure.detail === 'ENOTDIR') return isFile(folder, failure.detail);
  if (failure.detail === 'EACCES' || failure.detail === 'EPERM' || failure.detail === 'EROFS') return closed(folder, failure.detail);
  return failure.kind === 'library-missing' ? missing(folder, failure.detail ?? '') : failure;
}

/** Why a folder without library.json is not made a library; null where it is. */
async function refusalToMake(folder: string, create: Create): Promise<Failure | null> {
  if (create === true) return null;
  if (create === false) {
    const years = (await readdir(folder, { withFileTypes: true })).some((entry) => entry.isDirectory() && /^\d{4}$/.test(entry.name));
    return years ? null : missing(folder, 'no library.json');
  }
  const held = await heldIn(folder);
  if (held === 'others') return amongOthers(folder);
  return held === 'nothing' && create === 'looked-at' ? noneYet(folder) : null;
}

/** Why a library would only be made in a folder when that is meant: it holds files of others. Null where it holds none, or cannot be looked at. */
export async function strangersIn(folder: string): Promise<Failure | null> {
  const isOne = await readId(folder).catch(() => null);
  const held = isOne?.ok === true && isOne.value === null ? await heldIn(folder).catch(() => null) : null;
  return held === 'others' ? amongOthers(folder) : null;
}

/** Whether everybody on this computer may put files there. Removable drives know no other rights, so it is no reason to refuse one. */
export async function isOpenToAll(folder: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(folder)).mode & 0o002) !== 0;
}

/** Null when the library is still there; else what is wrong. */
export async function troubleOfFolder(folder: string, id: string): Promise<Failure | null> {
  try {
    const found = await readId(folder);
    if (!found.ok) return found.failure;
    return found.value === id || (found.value === null && (await derivedId(folder)) === id)
      ? null
      : missing(folder, 'another library.json');
  } catch (error) {
    const failure = failureOfDisk(error);
    return failure.kind === 'library-missing' ? missing(folder, failure.detail ?? '') : failure;
  }
}

export function readLibraryIdSync(folder: string): string | null {
  try {
    const parsed = librarySchema.safeParse(JSON.parse(readFileSync(join(folder, libraryName), 'utf8')));
    return parsed.success ? parsed.data.id : null;
  } catch {
    return null;
  }
}

async function readId(folder: string): Promise<Reply<string | null>> {
  let text: string;
  try {
    text = (await readSmall(join(folder, libraryName), 64 * 1024)).toString('utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await stat(folder);
    return ok(null);
  }
  let raw: unknown = null;
  try {
    raw = JSON.parse(text);
  } catch {
    // Said below.
  }
  const parsed = librarySchema.safeParse(raw);
  if (!parsed.success) {
    return fail(makeFailure('record-damaged', say('library.fileUnread', { name: libraryName, folder }), { next: 'choose-library' }));
  }
  if (parsed.data.format > format) {
    return fail(makeFailure('library-readonly', say('library.newer', { folder })));
  }
  return ok(parsed.data.id);
}

async function adopt(folder: string): Promise<OpenedFolder> {
  const id = randomUUID();
  try {
    await writeDurable(join(folder, libraryName), `${JSON.stringify({ format, id, createdAt: new Date().toISOString() }, null, 2)}\n`, {
      fresh: true,
    });
    return { id, writable: true };
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      const found = await readId(folder);
      if (found.ok && found.value !== null) return { id: found.value, writable: true };
    }
    if (failureOfDisk(error).kind !== 'library-readonly') throw error;
    return { id: await derivedId(folder), writable: false };
  }
}

/** A folder that cannot be written to is known by where it is. */
async function derivedId(folder: string): Promise<string> {
  return createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
}

export async function mayWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isFile(folder: string, detail: string): Failure {
  return makeFailure('library-missing', say('library.isFile', { folder }), { detail });
}

function closed(folder: string, detail: string): Failure {
  return makeFailure('library-readonly', say('library.readonly', { folder }), { detail });
}

/** Whether a failure says that a library would lie among files of others, which may be meant. */
export const isAmongOthers = ({ said }: Failure): boolean => said?.id === 'library.amongOthers';

const amongOthers = (folder: string): Failure => makeFailure('library-missing', say('library.amongOthers', { folder }));

/** Whether a failure says that there is no library yet, and not that one is away. */
export const isNoneYet = ({ said }: Failure): boolean => said?.id === 'library.noneYet';

const noneYet = (folder: string): Failure => makeFailure('library-missing', say('library.noneYet', { folder }));

function missing(folder: string, detail: string): Failure {
  return makeFailure('library-missing', say('library.missing', { folder }), { detail });
}

/** The disk's troubles while only looking mean that nothing is there now. */
export async function quietly<T>(work: Promise<T | null>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    failureOfDisk(error);
    return null;
  }
}

/** The id under which a library that is away can be looked at; null when there is nothing to look at. */
export function awayFor(
  failure: Failure,
  { expected = null, cacheFolder }: { readonly expected?: string | null; readonly cacheFolder: string },
): string | null {
  const isAway = failure.kind === 'library-missing' || failure.kind === 'disk-trouble';
  return isAway && expected !== null && existsSync(join(cacheFolder, expected, 'index.sqlite')) ? expected : null;
}
