// The folder that copies go into: outside the library, and when it is made anew, as open as the system makes folders.
import { chmod, lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { errorCode, makeFolderDurable } from '../platform/durable-files.ts';
import { failureOfExport } from '../pictures/export/failures.ts';
import { say } from '../../app/messages/say.ts';

export type TargetAsk = {
  readonly folder: string;
  /** Made when it is not there. */
  readonly make: boolean;
  readonly library: string;
  /** The rights the system's own mask leaves to a new folder. */
  readonly mode: number;
};

/** An existing folder that is not the library's, absolute. */
export async function targetFolder({ folder, make, library, mode }: TargetAsk): Promise<Reply<string>> {
  try {
    if (folder.includes('\0')) throw Object.assign(new Error('no name of a folder'), { code: 'ENOENT' });
    const absolute = path.resolve(folder);
    if (isWithin(path.resolve(library), absolute)) return fail(insideLibrary());
    if (make) await makeForOthers(absolute, mode);
    if (!(await lstat(await realpath(absolute))).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    return isWithin(await realpath(library), await realpath(absolute)) ? fail(insideLibrary()) : ok(absolute);
  } catch (error) {
    if (['EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? ''))
      return fail(makeFailure('usage', say('exporting.isFile', { folder: path.resolve(folder) })));
    return fail(failureOfExport(error));
  }
}

/** Why no copies may go there, known before any is made; null where they may, as far as can be told. Nothing is made. */
export async function refusalOfTarget(folder: string, library: string): Promise<Failure | null> {
  const absolute = path.resolve(folder);
  const [missing] = folder.includes('\0') ? [] : await missingOf(absolute);
  const there = missing === undefined ? absolute : path.dirname(missing);
  const found = await targetFolder({ folder: there, make: false, library, mode: 0 });
  return found.ok ? null : found.failure;
}

/** The studio's own mask keeps its folders to this person; those for copies are the person's to share, and get what the system gives. */
async function makeForOthers(folder: string, mode: number): Promise<void> {
  const missing = await missingOf(folder);
  await makeFolderDurable(folder);
  for (const made of missing) {
    // What a shared folder hands down to those within it stays.
    const inherited = (await stat(made)).mode & 0o7000;
    // A drive that knows no rights is no trouble.
    await chmod(made, inherited | mode).catch(() => undefined);
  }
}

/** The folder and those above it that are not there, the highest first. */
async function missingOf(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = folder; (await stat(at).catch(() => null)) === null && path.dirname(at) !== at; at = path.dirname(at)) missing.unshift(at);
  return missing;
}

const insideLibrary = (): Failure => makeFailure('usage', say('exporting.inLibrary'));

function isWithin(root: string, folder: string): boolean {
  const way = path.relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}
