// What V8 made of the command's code, kept for the next start: to read it back costs a part of compiling it again.
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';

/**
 * Keeps it under the user-data folder `home`, for this version alone: in a folder that others write to, they could give us theirs to run. A
 * folder that cannot be had costs time, and is no reason to fail.
 */
export function keepCompiled(home: string, version: string): void {
  const all = path.join(home, 'compiled');
  const folder = path.join(all, version);
  try {
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
    if (!isOurs(all) || !isOurs(folder)) return;
    enableCompileCache(folder);
    if (isNew) for (const name of readdirSync(all)) if (name !== version) rmSync(path.join(all, name), { recursive: true, force: true });
  } catch {
    // As said.
  }
}

/** A folder, no link to one, that is this person's and closed to all others. Windows keeps the user-data folder closed by itself. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  if (process.getuid === undefined) return found.isDirectory();
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0;
}
