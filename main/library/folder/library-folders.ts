// Which folders and pictures a library has. Links to folders are never followed: they may lead out of the library.
import { lstatSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { extname } from 'node:path/posix';
import { mediaTypeEndings } from '../../../app/library/naming.ts';
import { errorCode } from '../../platform/durable-files.ts';
import { noteFolders, ownFolders } from '../store/held-in.ts';
import { sweepUnfinished } from '../../platform/unfinished.ts';
import type { Stray } from './orphans.ts';

/** Pictures outside the month folders that are looked at, and folders that are looked into. */
const maxStrays = 20_000;
const maxFolders = 500;

export function monthsIn(folder: string): string[] {
  return yearsIn(folder).flatMap((year) => foldersIn(join(folder, year), monthName).map((month) => `${year}/${month}`));
}

export const yearsIn = (folder: string): string[] => foldersIn(folder, yearName);

const yearName = /^\d{4}$/;
const monthName = /^(0[1-9]|1[0-2])$/;

export const isMonth = (path: string): boolean => /^\d{4}\/(?:0[1-9]|1[0-2])$/.test(path);

/** Whether a path is that of a folder in which the library keeps what is its own. */
export const isOwnFolder = (path: string): boolean =>
  yearName.test(path) || isMonth(path) || ownFolders.has(path) || /^inputs\/[0-9a-f]{2}$/.test(path);

/** Folders that a person made: not those of records or of our own, nor hidden ones. Relative to the library. */
export function othersIn(folder: string, years = yearsIn(folder)): string[] {
  const found = foldersIn(folder, /^[^.]/).filter((name) => !yearName.test(name) && !ownFolders.has(name));
  for (const year of years)
    found.push(...foldersIn(join(folder, year), /^[^.]/).flatMap((name) => (monthName.test(name) ? [] : [`${year}/${name}`])));
  for (let at = 0; at < found.length && found.length < maxFolders; at += 1)
    found.push(...foldersIn(join(folder, found[at] ?? ''), /^[^.]/).map((name) => `${found[at]}/${name}`));
  return found.slice(0, maxFolders);
}

/** Pictures that lie neither in a month folder nor as an input under its own name. With the program's start, sweeps what is unfinished among the inputs and small files on the way. */
export function strayPicturesIn(folder: string, startedMs: number | null = null): Stray[] {
  const strays: Stray[] = [];
  const gather = (place: string, entries: readonly Dirent[], isStray: (name: string) => boolean = () => true): void => {
    for (const entry of entries) {
      if (!entry.isFile() || !isPicture(entry.name) || !isStray(entry.name) || strays.length >= maxStrays) continue;
      const path = place === '' ? entry.name : `${place}/${entry.name}`;
      const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
      if (found !== undefined) strays.push({ path, size: found.size, mtimeMs: found.mtimeMs });
    }
  };
  const years = yearsIn(folder);
  for (const place of ['', ...years, ...othersIn(folder, years)]) gather(place, listed(join(folder, place)));
  if (startedMs !== null) for (const name of noteFolders) sweepUnfinished(join(folder, name), startedMs);
  const inputs = listed(join(folder, 'inputs'));
  gather('inputs', inputs);
  // A start waits for this: each of up to 256 folders is listed once.
  for (const name of foldersOf(inputs, /^[^.]/)) {
    const entries = listed(join(folder, 'inputs', name));
    if (startedMs !== null) sweepUnfinished(join(folder, 'inputs', name), startedMs, namesOf(entries));
    gather(`inputs/${name}`, entries, (file) => !(/^[0-9a-f]{64}\.[a-z]+$/.test(file) && file.startsWith(name)));
  }
  return strays;
}

const namesOf = (entries: readonly Dirent[]): string[] => entries.map(({ name }) => name);

/** By its name; what a syncing program has not finished yet is hidden or named otherwise. */
export function isPicture(name: string): boolean {
  return !/^[.~]/.test(name) && pictureEndings.has(extname(name).toLowerCase().slice(1));
}

const pictureEndings = new Set([...mediaTypeEndings, 'jpeg', 'tif', 'heif']);

export function listed(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return [];
    throw error;
  }
}

const foldersIn = (folder: string, name: RegExp): string[] => foldersOf(listed(folder), name);

const foldersOf = (entries: readonly Dirent[], name: RegExp): string[] =>
  namesOf(entries.filter((entry) => entry.isDirectory() && name.test(entry.name))).sort();
