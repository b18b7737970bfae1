// Looks at single paths of the folder that are said to have changed, so that a change costs what it is and not what its month is.
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FollowOptions, Scanned } from '../index/calls.ts';
import { filesOf, refreshPresence } from '../index/presence.ts';
import { goneFrom, isBelieved, isRecordName, knownOne, scanSameSecond, scanMonth, setMtime } from './scan.ts';
import type { Gone } from './scan.ts';
import type { IndexStore } from '../index/store.ts';
import { dropStray, keepStray, keepStrays, reunite } from './orphans.ts';
import { fromPath, valuesOfPath } from '../index/record-path.ts';
import { dropGone, takeRecord } from '../index/ingest-record.ts';
import { readLibraryIdSync } from '../store/library-file.ts';
import { isPicture, monthsIn, strayPicturesIn } from './library-folders.ts';

export type ScanOptions = FollowOptions & {
  /** Relative to the library: files, or folders of which more is not known. */
  readonly paths: readonly string[];
};

/** From so many on, one listing of the month is quicker. */
const maxPaths = 200;

/** Null when the library was not in the folder: then nothing is changed. */
export async function scanChanges(store: IndexStore, options: ScanOptions, stopped: () => boolean): Promise<Scanned | null> {
  const { folder } = options;
  const here = (): boolean => !stopped() && readLibraryIdSync(folder) === options.libraryId;
  if (!here()) return null;
  const before = store.revision().content;
  const { byMonth, whole, others } = sorted(folder, options.paths);
  const gone: Gone[] = [];
  for (const [month, names] of byMonth) {
    if (whole.has(month)) continue;
    if (names.length > maxPaths || !store.transact(() => scanNames(store, folder, month, names, gone))) whole.add(month);
  }
  const months = new Set(monthsIn(folder));
  for (const month of whole) {
    const scanned = months.has(month)
      ? await scanMonth(store, { ...options, all: false }, month, { read: () => undefined, stopped })
      : goneFrom(store, month);
    if (scanned === null) return null;
    gone.push(...scanned);
    // A later comparison of the whole folder looks at it again, unless it stays quiet.
    if (months.has(month)) setMtime(store, month, -1);
  }
  const strays = others ? strayPicturesIn(folder, options.startedMs) : null;
  if (!here()) return null;
  store.transact(() => {
    gone.forEach(({ path, id }) => dropGone(store, folder, path, id));
    if (strays !== null) keepStrays(store, folder, null, strays);
    if (gone.length > 0) scanSameSecond(store, folder);
  });
  const moved = await reunite(store, folder, stopped);
  const changed = store.othersChanged() || store.revision().content !== before;
  return { ...store.counts(), changed, moved };
}

/** All changes of a month that was quiet since were looked at: a comparison of times need not read it again. */
export function noteQuiet(store: IndexStore, { folder, libraryId }: FollowOptions, month: string): void {
  if (readLibraryIdSync(folder) !== libraryId) return;
  const mtimeMs = statSync(join(folder, month), { throwIfNoEntry: false })?.mtimeMs;
  if (mtimeMs !== undefined && isBelieved(store, folder, month, mtimeMs, Date.now())) setMtime(store, month, mtimeMs);
}

function sorted(folder: string, paths: readonly string[]) {
  const byMonth = new Map<string, string[]>();
  const whole = new Set<string>();
  let others = false;
  for (const path of paths) {
    const [, month, name] = /^(\d{4}\/(?:0[1-9]|1[0-2]))(?:\/([^/]+))?$/.exec(path) ?? [];
    if (month === undefined) {
      others = true;
      if (/^\d{4}$/.test(path)) for (const one of monthsIn(folder)) if (one.startsWith(`${path}/`)) whole.add(one);
    } else if (name === undefined) whole.add(month);
    else if (isRecordName(name) || isPicture(name)) byMonth.set(month, [...(byMonth.get(month) ?? []), name]);
  }
  return { byMonth, whole, others };
}

/** False when single names do not tell enough. */
function scanNames(store: IndexStore, folder: string, month: string, names: readonly string[], gone: Gone[]): boolean {
  const known = knownOne(store);
  const owns = (file: string): void => void store.one('DELETE FROM strays WHERE path = ?').run(`${month}/${file}`);
  const taking = { store, folder, known, all: false, owns };
  const records = names.filter(isRecordName);
  for (const name of records) {
    const path = `${month}/${name}`;
    takeRecord(taking, path);
    if (lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined) continue;
    const row = known.row(path);
    if (row !== undefined || known.damaged(path) !== undefined) gone.push({ path, id: row?.id ?? null });
  }
  return names.filter((name) => !records.includes(name)).every((name) => scanPicture(store, folder, month, name));
}

function scanPicture(store: IndexStore, folder: string, month: string, name: string): boolean {
  const path = `${month}/${name}`;
  const owner = ownerOf(store, month, name);
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (owner !== null) {
    // Not as long as it was received, it is any other picture.
    if (found?.isFile() === true && found.size !== owner.bytes)
      keepStray(store, folder, { path, size: found.size, mtimeMs: found.mtimeMs });
    else dropStray(store, folder, path);
    refreshPresence(store, folder, owner.id);
    return true;
  }
  if (found?.isFile() === true) keepStray(store, folder, { path, size: found.size, mtimeMs: found.mtimeMs });
  // It may have been named by a record that has another name than it.
  else if (store.one('SELECT 1 AS yes FROM strays WHERE path = ?').get(path) === undefined) return false;
  else dropStray(store, folder, path);
  return true;
}

/** The edit whose record names this picture, when both have the names that we give. */
function ownerOf(store: IndexStore, month: string, name: string): { readonly id: string; readonly bytes: number } | null {
  const stem = name.replace(/\.[^.]+$/, '');
  for (const candidate of [stem, stem.replace(/-\d+$/, ''), stem.replace(/-\d+-[0-9a-f]{8}$/, '')]) {
    const path = `${month}/${candidate}.json`;
    const row = store.one(`SELECT id, place ${fromPath}`).get(...valuesOfPath(path));
    const named = row === undefined ? undefined : filesOf(store, Number(row['place'])).find(({ file }) => file === name);
    if (named !== undefined) return { id: String(row?.['id']), bytes: named.bytes };
  }
  return null;
}
