// Brings the index up to date with the library's folder. Reads with sync calls, in batches: this runs in the worker, where that is fastest.
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { EditSummary } from '../../app/ipc.ts';
import { errorCode } from '../files.ts';
import { sweepUnfinished } from '../unfinished.ts';
import type { Counts, ScanOptions } from './index-calls.ts';
import type { IndexStore } from './index-store.ts';
import { readLibraryIdSync } from './library-file.ts';
import { parseRecord, recordBytesLimit, unreadRecord } from './record-files.ts';
import type { ReadRecord } from './record-files.ts';
import { rowOf } from './row.ts';
import { readStored } from './stored.ts';

const batch = 128;
const racyMs = 2000;

export type ScanEvents = { readonly progress: (read: number) => void; readonly stopped: () => boolean };

/** Null when the library was not in the folder, or when it was told to stop: what was found until then stays, nothing is dropped. */
export async function scanFolder(
  store: IndexStore,
  options: ScanOptions,
  events: ScanEvents,
): Promise<(Counts & { readonly changed: boolean }) | null> {
  const { folder } = options;
  const here = (): boolean => !events.stopped() && readLibraryIdSync(folder) === options.libraryId;
  if (!here()) return null;
  let read = 0;
  const before = store.revision().content;
  const gone: { path: string; id: string | null }[] = [];
  sweepUnfinished(folder, options.startedMs);

  const months = monthsIn(folder);
  for (const month of months) {
    const { mtimeMs } = statSync(join(folder, month));
    if (!options.all && store.one('SELECT mtime_ms FROM folders WHERE path = ?').get(month)?.['mtime_ms'] === mtimeMs) continue;
    const startedAt = Date.now();
    // Known first, listed second: what is saved in between is then never taken for gone.
    const known = knownIn(store, month);
    const entries = listed(join(folder, month));
    const names = new Set(entries.map(({ name }) => name));
    sweepUnfinished(join(folder, month), options.startedMs, [...names]);
    const records = entries
      .filter(({ name }) => name.endsWith('.json') && !name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (let from = 0; from < records.length; from += batch) {
      store.transact(() => {
        for (const entry of records.slice(from, from + batch))
          if (takeFile(store, folder, month, entry, names, known, options.all)) read += 1;
      });
      events.progress(read);
      // Questions that came meanwhile are answered between two batches.
      await new Promise((done) => setImmediate(done));
      if (events.stopped()) return null;
    }
    for (const [path, { id }] of known.rows) if (!names.has(path.slice(month.length + 1))) gone.push({ path, id });
    for (const path of known.damaged.keys()) if (!names.has(path.slice(month.length + 1))) gone.push({ path, id: null });
    // A change in the same tick of the file system's clock would look like none.
    const settled = startedAt - mtimeMs > racyMs ? mtimeMs : -1;
    store.one('INSERT OR REPLACE INTO folders (path, mtime_ms) VALUES (?, ?)').run(month, settled);
  }
  sweepInputs(folder, options.startedMs);

  for (const { path } of store
    .one('SELECT path FROM folders')
    .all()
    .map((row) => ({ path: String(row['path']) }))) {
    if (months.includes(path)) continue;
    const known = knownIn(store, path);
    for (const [file, { id }] of known.rows) gone.push({ path: file, id });
    for (const file of known.damaged.keys()) gone.push({ path: file, id: null });
    store.one('DELETE FROM folders WHERE path = ?').run(path);
  }
  if (!here()) return null;
  store.transact(() => gone.forEach(({ path, id }) => dropGone(store, folder, path, id)));
  store.complete(new Date().toISOString());
  return { ...store.counts(), changed: store.revision().content !== before };
}

type Known = {
  readonly rows: ReadonlyMap<string, { readonly id: string; readonly place: number; readonly stamp: string; readonly present: boolean }>;
  readonly damaged: ReadonlyMap<string, string>;
};

/** Whether the record was read. */
function takeFile(
  store: IndexStore,
  folder: string,
  month: string,
  entry: Dirent,
  names: ReadonlySet<string>,
  known: Known,
  all: boolean,
): boolean {
  const path = `${month}/${entry.name}`;
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (found === undefined) return false;
  const stamp = stampOf(found.mtimeMs, found.size);
  const row = known.rows.get(path);
  if (!all && row?.stamp === stamp) {
    const present = filesOf(store, row.place).every((file) => isWhole(folder, month, file, names));
    if (present !== row.present) store.setPresent(row.place, present);
    return false;
  }
  if (!all && known.damaged.get(path) === stamp) return false;
  const result = readRecordSync(join(folder, path));
  switch (result.kind) {
    case 'missing':
      return false;
    case 'damaged':
      store.markDamaged(path, result.reason, found.mtimeMs, found.size);
      return true;
    case 'record': {
      const elsewhere = store.get(result.record.id)?.path;
      if (elsewhere !== undefined && elsewhere !== path && lstatSync(join(folder, elsewhere), { throwIfNoEntry: false }) !== undefined) {
        store.markDamaged(path, `is a second record of the edit in ${elsewhere}`, found.mtimeMs, found.size);
        return true;
      }
      const present = result.record.results.every((file) => isWhole(folder, month, file, names));
      store.putOne({ ...rowOf(result.record), path, mtimeMs: found.mtimeMs, size: found.size, present }, all);
      return true;
    }
  }
}

function dropGone(store: IndexStore, folder: string, path: string, id: string | null): void {
  if (lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined) return;
  if (id === null) return store.mend(path);
  const found = store.one('SELECT place, path FROM edits WHERE id = ?').get(id);
  // It may have been found in another place meanwhile.
  if (found !== undefined && found['path'] === path) store.dropPlace(Number(found['place']));
}

function knownIn(store: IndexStore, month: string): Known {
  // '0' is the character after '/'.
  const range = [`${month}/`, `${month}0`] as const;
  const rows = store.one('SELECT path, id, place, mtime_ms, size, present FROM edits WHERE path >= ? AND path < ?').all(...range);
  const damaged = store.one('SELECT path, mtime_ms, size FROM damaged WHERE path >= ? AND path < ?').all(...range);
  return {
    rows: new Map(
      rows.map((row) => [
        String(row['path']),
        {
          id: String(row['id']),
          place: Number(row['place']),
          stamp: stampOf(Number(row['mtime_ms']), Number(row['size'])),
          present: row['present'] === 1,
        },
      ]),
    ),
    damaged: new Map(damaged.map((row) => [String(row['path']), stampOf(Number(row['mtime_ms']), Number(row['size']))])),
  };
}

type ResultFile = { readonly file: string; readonly bytes: number };

function filesOf(store: IndexStore, place: number): readonly ResultFile[] {
  const row = store.one('SELECT files, summary FROM shown WHERE place = ?').get(place);
  if (row === undefined) return [];
  const files = readStored<readonly string[]>(row['files']);
  const { results } = readStored<Pick<EditSummary, 'results'>>(row['summary']);
  return files.map((file, nth) => ({ file, bytes: results[nth]?.bytes ?? 0 }));
}

/** A regular file as long as it was received. */
function isWhole(folder: string, month: string, { file, bytes }: ResultFile, names: ReadonlySet<string>): boolean {
  if (!names.has(file)) return false;
  const found = lstatSync(join(folder, month, file), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes;
}

function stampOf(mtimeMs: number, size: number): string {
  return `${mtimeMs} ${size}`;
}

function readRecordSync(path: string): ReadRecord {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const found = fstatSync(file);
      if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
      if (found.size > recordBytesLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
      return parseRecord(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadRecord(error);
  }
}

function monthsIn(folder: string): string[] {
  const years = foldersIn(folder, /^\d{4}$/);
  return years.flatMap((year) => foldersIn(join(folder, year), /^(0[1-9]|1[0-2])$/).map((month) => `${year}/${month}`));
}

/** Links to folders are not followed: they may lead out of the library. */
function foldersIn(folder: string, name: RegExp): string[] {
  return listed(folder)
    .filter((entry) => entry.isDirectory() && name.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

function listed(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return [];
    throw error;
  }
}

function sweepInputs(folder: string, startedMs: number): void {
  for (const name of foldersIn(join(folder, 'inputs'), /^[0-9a-f]{2}$/)) sweepUnfinished(join(folder, 'inputs', name), startedMs);
}
