// Files that the library has elsewhere now: what was put into the trash, and what a person renamed or moved. In the backup they are moved too, or it would have both.
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { errorCode, hashFile } from '../platform/durable-files.ts';
import { mayChange } from './library-files.ts';

type Move = readonly [from: string, to: string];
type Sides = { readonly library: string; readonly backup: string };
/** The paths of either side that the other lacks. */
type Paths = { readonly fresh: readonly string[]; readonly gone: readonly string[] };

/**
 * As pairs of where the backup has it and where it belongs. What only has the name of another one is no move: what the library deleted stays in the backup.
 * Of files of one content any is as good as the other.
 */
export async function movedBetween(
  folders: Sides,
  library: readonly string[],
  backup: readonly string[],
): Promise<readonly (readonly [from: string, to: string])[]> {
  const [here, there] = [new Set(library), new Set(backup)];
  const paths: Paths = { fresh: library.filter((path) => !there.has(path)), gone: backup.filter((path) => !here.has(path)) };
  if (paths.fresh.length === 0 || paths.gone.length === 0) return [];
  const named = await sameNamed(folders, paths);
  const [moved, taken] = [new Set(named.map(([from]) => from)), new Set(named.map(([, to]) => to))];
  const rest = { fresh: paths.fresh.filter((path) => !taken.has(path)), gone: paths.gone.filter((path) => !moved.has(path)) };
  return [...named, ...(await sameContent(folders, rest))];
}

/** The trash keeps names, and folders within it. A record is written anew on its way. */
async function sameNamed(folders: Sides, { fresh, gone }: Paths): Promise<readonly Move[]> {
  const [to, from] = [onceByName(fresh), onceByName(gone)];
  const moves: Move[] = [];
  for (const [name, path] of to) {
    const old = from.get(name);
    if (old === undefined) continue;
    if (withoutTrash(old) === withoutTrash(path) || (await isOneRecord(join(folders.backup, old), join(folders.library, path))))
      moves.push([old, path]);
  }
  return moves;
}

/** Only those of one size are read. */
async function sameContent({ library, backup }: Sides, { fresh, gone }: Paths): Promise<readonly Move[]> {
  const sizes = new Map<number, string[]>();
  for (const path of gone) {
    const size = await sizeOf(join(backup, path));
    if (size > 0) sizes.set(size, [...(sizes.get(size) ?? []), path]);
  }
  const hashes = new Map<string, string | null>();
  const hashOnce = async (file: string): Promise<string | null> => {
    const known = hashes.get(file) ?? (await hashOf(file));
    hashes.set(file, known);
    return known;
  };
  const moves: Move[] = [];
  for (const path of fresh) {
    const alike = sizes.get(await sizeOf(join(library, path))) ?? [];
    for (const [at, old] of alike.entries()) {
      const hash = await hashOnce(join(library, path));
      if (mayChange(old) !== mayChange(path) || hash === null || hash !== (await hashOnce(join(backup, old)))) continue;
      alike.splice(at, 1);
      moves.push([old, path]);
      break;
    }
  }
  return moves;
}

const withoutTrash = (path: string): string => path.replace(/^trash\//, '');

/** Two versions of the record of one edit. */
async function isOneRecord(old: string, now: string): Promise<boolean> {
  if (!old.endsWith('.json')) return false;
  const id = await idOf(old);
  return id !== null && id === (await idOf(now));
}

async function idOf(file: string): Promise<string | null> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof read === 'object' && read !== null && 'id' in read && typeof read.id === 'string' ? read.id : null;
  } catch {
    return null;
  }
}

const sizeOf = async (file: string): Promise<number> => (await lstat(file).catch(() => null))?.size ?? -1;

/** Null where the file cannot be read. */
export const hashOf = (file: string): Promise<string | null> =>
  hashFile(file).catch((error: unknown) => {
    if (errorCode(error) === null) throw error;
    return null;
  });

function onceByName(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const doubled = new Set<string>();
  for (const path of paths) {
    const name = basename(path);
    if (found.has(name)) doubled.add(name);
    found.set(name, path);
  }
  for (const name of doubled) found.delete(name);
  return found;
}
