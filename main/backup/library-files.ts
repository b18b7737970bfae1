// The files of a folder that a backup holds: all that is the library's or a person's, nothing unfinished and nothing that a system hides there.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extname } from 'node:path/posix';
import { errorCode, temporaryMaker } from '../platform/durable-files.ts';
import { isOfTheSystem } from '../platform/system-files.ts';

/** What is not in the list though it is the library's: a folder that may not be read, or a link where one of its own folders or files should be. */
export type LeftOut = (path: string, why: 'closed' | 'link') => void;

/**
 * Paths relative to the folder, with forward slashes. Pictures come before records, so that a backup that was stopped has no record of a picture that it
 * lacks. Links are left out: they may lead anywhere. Rejects with the system's error: of the folder itself, and of those in it that nobody wants to hear of.
 */
export async function filesIn(folder: string, leftOut: LeftOut | null = null): Promise<readonly string[]> {
  const files: string[] = [];
  const look = async (below: string): Promise<void> => {
    for (const entry of await entriesOf(join(folder, below), below === '' ? null : leftOut, below)) {
      if (isLeftOut(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await look(path);
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink() && isOfLibrary(path)) leftOut?.(path, 'link');
    }
  };
  await look('');
  return files.toSorted((a, b) => Number(mayChange(a)) - Number(mayChange(b)) || (a < b ? -1 : 1));
}

/** Below the folders of years, and in those of the program's own: what the library cannot be without. */
const isOfLibrary = (path: string): boolean => /^(?:\d{4}|inputs|discarded|batches|chains|presets|snippets)(?:\/|$)/.test(path);

async function entriesOf(folder: string, leftOut: LeftOut | null, path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (leftOut === null || !['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    leftOut(path, 'closed');
    return [];
  }
}

/** What a system or a program put there for itself. */
export function isLeftOut(name: string): boolean {
  return isOfTheSystem(name) || temporaryMaker(name) !== null;
}

/** Texts are written anew when something changes: a record with each mark. A picture has its bytes for good. */
export const mayChange = (path: string): boolean => ['.json', '.txt', '.md', '.csv', '.xmp'].includes(extname(path).toLowerCase());
