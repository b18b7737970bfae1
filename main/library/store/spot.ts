// Where a path of the library leads, and what is there, asked once. Nothing that leads out of the library has a spot.
import { lstat } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { resolve } from 'node:path';
import { confine, errorCode } from '../../platform/durable-files.ts';
import { systemError, WayBarred } from '../../platform/system-errors.ts';
import { stampFrom } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';

export type Spot = {
  /** Absolute. */
  readonly path: string;
  /** Of what has the name, no link followed; null where nothing has. */
  readonly stamp: FileStamp | null;
  /** Whether that is a regular file. */
  readonly isFile: boolean;
  /** Whether the folder of the name is known to be there. */
  readonly hasFolder: boolean;
};

/**
 * As `confine` judges it; null for what leads out of `root`, by its words or by a link. Folders below the root that are no links lead nowhere else, so that
 * only a link on the way makes it ask where everything really is. Throws what `confine` throws.
 */
export async function spotIn(root: string, relative: string): Promise<Spot | null> {
  const names = relative.split('/');
  if (names.length > 1 && names.every(isPlain)) {
    const onTheWay = await Promise.all(names.map((_, last) => statsOf(resolve(root, ...names.slice(0, last + 1)))));
    const found = onTheWay.at(-1);
    const hasFolder = onTheWay.slice(0, -1).every((folder) => folder?.isDirectory() === true);
    if (hasFolder && found !== undefined && found?.isSymbolicLink() !== true)
      return { path: resolve(root, ...names), stamp: found && stampFrom(found), isFile: found?.isFile() === true, hasFolder };
  }
  const path = await confine(root, relative);
  if (path === null) return null;
  const found = (await statsOf(path)) ?? null;
  return { path, stamp: found && stampFrom(found), isFile: found?.isFile() === true, hasFolder: false };
}

/** Why a path of the library has no spot: the first link on the way, or the first folder that may not be read. */
export async function barredAt(root: string, relative: string): Promise<Error> {
  const names = relative.split('/').filter((name) => name !== '');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const path = names.slice(0, depth).join('/');
    try {
      if ((await lstat(resolve(root, path))).isSymbolicLink()) return new WayBarred(path, 'ELOOP');
    } catch (error) {
      if (['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return new WayBarred(names.slice(0, depth - 1).join('/') || '.', 'EACCES');
    }
  }
  return systemError('ELOOP', `${relative} leads out of the library`);
}

/** Whether a name means itself on every system: no way up, no drive, no stream of a file. */
export const isPlain = (name: string): boolean => /^[^/\\:\0]+$/.test(name) && name !== '.' && name !== '..';

/** Null where nothing has the name, undefined where the system does not say. */
async function statsOf(path: string): Promise<BigIntStats | null | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? null : undefined;
  }
}
