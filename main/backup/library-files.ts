// The files of a folder that a backup holds: all that is the library's or a person's, nothing unfinished and nothing that a system hides there.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extname } from 'node:path/posix';
import { temporaryMaker } from '../platform/durable-files.ts';
import { isOfTheSystem } from '../platform/system-files.ts';

/**
 * Paths relative to the folder, with forward slashes. Pictures come before records, so that a backup that was stopped has no record of a picture that it
 * lacks. Links are left out: they may lead anywhere. Rejects with the system's error.
 */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (isLeftOut(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await look(path);
      else if (entry.isFile()) files.push(path);
    }
  };
  await look('');
  return files.toSorted((a, b) => Number(mayChange(a)) - Number(mayChange(b)) || (a < b ? -1 : 1));
}

/** What a system or a program put there for itself. */
export function isLeftOut(name: string): boolean {
  return isOfTheSystem(name) || temporaryMaker(name) !== null;
}

/** Texts are written anew when something changes: a record with each mark. A picture has its bytes for good. */
export const mayChange = (path: string): boolean => ['.json', '.txt', '.md', '.csv', '.xmp'].includes(extname(path).toLowerCase());
