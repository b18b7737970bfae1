// Which folders may be watched: none that the program itself writes pictures into, or it would feed itself; and none of pictures that were thrown away.
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { isInside } from '../../platform/durable-files.ts';
import { homeFolder } from '../../platform/paths.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export type OwnPlaces = {
  readonly library: string;
  /** Where exports go, and where they went until another was chosen. */
  readonly exports: readonly string[];
  readonly home: string;
};

/** The real path of a folder that may be watched. */
export async function mayWatch(folder: string, own: OwnPlaces): Promise<Reply<string>> {
  const absolute = path.resolve(folder);
  const real = folder.includes('\0') ? null : await folderAt(absolute);
  if (real === null) return fail(makeFailure('picture-missing', say('watched.noFolder', { folder: absolute })));
  const refused = await refusalOf(real, own);
  return refused === null ? ok(real) : fail(refused);
}

export const notThere = (folder: string): Failure => makeFailure('picture-missing', say('watched.notThere', { folder }));

/** The real path; null where there is no folder. */
export async function folderAt(folder: string): Promise<string | null> {
  try {
    const real = await realpath(folder);
    return (await stat(real)).isDirectory() ? real : null;
  } catch {
    return null;
  }
}

/** Of a real path. Asked again at every look: folders are moved, and other ones chosen. */
export async function refusalOf(real: string, own: OwnPlaces): Promise<Failure | null> {
  const library = await realOr(own.library);
  if (isOrIn(library, real)) return refused(say('watched.libraryPictures'));
  if (isInside(real, library)) return refused(say('watched.library'));
  for (const folder of own.exports) if (isOrIn(await realOr(folder), real)) return refused(say('watched.exports'));
  if (isOrIn(await realOr(own.home), real)) return refused(say('watched.ownFiles'));
  if (await isTrash(real)) return refused(say('watched.trash'));
  return null;
}

const refused = (why: Message): Failure => makeFailure('usage', say('watched.refused', { why }));

const isOrIn = (root: string, folder: string): boolean => root === folder || isInside(root, folder);

/** What is not there yet, by what of its way is. */
async function realOr(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  const real = await realpath(absolute).catch(() => null);
  const above = path.dirname(absolute);
  return real ?? (above === absolute ? absolute : path.join(await realOr(above), path.basename(absolute)));
}

/** By the names that systems give it, on every drive; and where this system's own was put. */
async function isTrash(real: string): Promise<boolean> {
  const parts = real.split(path.sep);
  const isNamed = parts.some(
    (part, at) =>
      /^(?:\.Trash(?:-\d+)?|\.Trashes|\$Recycle\.Bin)$/i.test(part) ||
      (part === 'Trash' && parts[at - 1] === 'share' && parts[at - 2] === '.local'),
  );
  const data = process.env['XDG_DATA_HOME'];
  const own = data !== undefined && path.isAbsolute(data) ? data : path.join(homeFolder(), '.local/share');
  return isNamed || isOrIn(await realOr(path.join(own, 'Trash')), real);
}

/** Whether copies would come back as new pictures when they are written there. */
export async function watchesThere(folder: string, watched: readonly string[]): Promise<boolean> {
  const real = await realOr(folder);
  return watched.some((one) => one === real);
}
