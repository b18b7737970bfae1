// Makes a folder and those above it at a program's start, asking for each name once: what asks again until a name is there may hang on a drive that
// refuses the name.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, refusedOr } from './system-errors.ts';

/** New folders are for this person only. Throws the system's error, `NameRefused` where a name is not taken. */
export function makeFolderSync(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (isFolder(path)) return;
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw refusedOr(error, path, false);
    makeFolderSync(dirname(path));
    makeWithin(path);
  }
}

function makeWithin(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (isFolder(path)) return;
    throw refusedOr(error, path, true);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
