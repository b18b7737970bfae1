// Brings the index up to date with the library's folder. Reads with sync calls, in batches: this runs in the worker, where that is fastest.
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { holdsUnfinished, sweepUnfinished } from '../../platform/unfinished.ts';
import type { ScanOptions, Scanned } from '../index/calls.ts';
import { keepStrays, reunite } from './orphans.ts';
import type { Stray } from './orphans.ts';
import type { IndexStore } from '../index/store.ts';
import { fromPath, ofMonth, valuesOfMonth, valuesOfPath } from '../index/record-path.ts';
import { racyFor, stampOf } from '../index/stamps.ts';
import { dropGone, isKnown, takeRecord } from '../index/ingest-record.ts';
import type { Known, KnownRow, Taking } from '../index/ingest-record.ts';
import { isPicture, listed, monthsIn, strayPicturesIn } from './library-folders.ts';
import type { AheadReader, Batch } from './ahead-reader.ts';
import { readLibraryIdSync } from '../store/library-file.ts';
import { rescueResult } from './rescue-result.ts';

/** For so long records are taken without a pause. */
const maxTakenMs = 30;
/** Of what is looked at again in months that seem unchanged. */
const maxScanned = 1000;

/** `makeReader`: where another thread may read ahead. */
export type ScanEvents = {
  readonly progress: (read: number) => void;
  readonly stopped: () => boolean;
  readonly makeReader?: (() => AheadReader) | undefined;
};
type MonthEvents = { readonly read: (count: number) => void; readonly stopped: () => boolean; readonly reader?: AheadReader | undefined };
export type Gone = { readonly path: string; readonly id: string | null };

/** Null when the library was not in the folder, or when it was told to stop: what was found until then stays, nothing is dropped. */
export function scanFolder(store: IndexStore, options: ScanOptions, events: ScanEvents): Promise<Scanned | null> {
  const reader = events.makeReader?.();
  const scan = (): Promise<Scanned | null> => scanMonths(store, options, events, reader);
  return (options.all || store.isEmpty() ? store.withLargeCache(scan) : scan()).finally(() => reader?.close());
}

async function scanMonths(store: IndexStore, options: ScanOptions, events: ScanEvents, reader?: AheadReader): Promise<Scanned | null> {
  const { folder } = options;
  const here = (): boolean => !events.stopped() && readLibraryIdSync(folder) === options.libraryId;
  if (!here()) return null;
  let read = 0;
  const before = store.revision().content;
  const gone: Gone[] = [];
  sweepUnfinished(folder, options.startedMs);

  // The newest first: they are what is looked at meanwhile.
  const months = monthsIn(folder).toReversed();
  if (options.all) beginRebuilding(store, months);
  for (const month of months) {
    const { mtimeMs } = statSync(join(folder, month));
    const all = options.all && isToRebuild(store, month);
    if (!all && !options.listing && mtimeOf(store, month) === mtimeMs) continue;
    const startedAt = Date.now();
    const found = await scanMonth(store, { ...options, all }, month, {
      read(count) {
        read += count;
        reader?.wasRead(read);
        events.progress(read);
      },
      stopped: events.stopped,
      reader,
    });
    if (found === null) return null;
    gone.push(...found);
    setMtime(store, month, isBelieved(store, folder, month, mtimeMs, startedAt) ? mtimeMs : -1);
    if (all) store.one('DELETE FROM rebuilding WHERE path = ?').run(month);
  }
  if (options.all) store.one('DELETE FROM rebuilding').run();
  const strays = strayPicturesIn(folder, options.startedMs);

  gone.push(...goneWithFolders(store, months));
  if (!here()) return null;
  store.transact(() => {
    gone.forEach(({ path, id }) => dropGone(store, folder, path, id));
    keepStrays(store, folder, null, strays);
    scanDoubtful(store, folder);
  });
  const moved = await reunite(store, folder, events.stopped);
  store.complete(new Date().toISOString());
  const changed = store.othersChanged() || store.revision().content !== before;
  return { ...store.counts(), changed, moved };
}

/** Reads the records of one month that changed; answers what is not there any more, for the caller to drop when all is read. Null when it was stopped. */
export async function scanMonth(
  store: IndexStore,
  { folder, all, startedMs }: Pick<ScanOptions, 'folder' | 'all' | 'startedMs'>,
  month: string,
  events: MonthEvents,
): Promise<readonly Gone[] | null> {
  // Known first, listed second: what is saved in between is then never taken for gone.
  const known = knownIn(store, month);
  const entries = listed(join(folder, month));
  const names = new Set(entries.map(({ name }) => name));
  const owned = new Set<string>();
  sweepUnfinished(join(folder, month), startedMs, [...names], (unfinished) => {
    const rescued = rescueResult(join(folder, month), unfinished, [...names].filter(isRecordName));
    if (rescued !== null) names.add(rescued);
    return rescued !== null;
  });
  const records = entries.filter(({ name }) => isRecordName(name)).sort((a, b) => (a.name < b.name ? 1 : -1));
  const taking = { store, folder, known, all, hasName: (name: string) => names.has(name), owns: (file: string) => void owned.add(file) };
  const paths = records.map(({ name }) => `${month}/${name}`);
  try {
    if (!(await takeInBatches(taking, paths, events))) return null;
  } finally {
    store.commitHeld();
  }
  const strays: Stray[] = [];
  for (const { name } of entries) {
    if (!isPicture(name) || owned.has(name)) continue;
    const found = lstatSync(join(folder, month, name), { throwIfNoEntry: false });
    if (found?.isFile() === true) strays.push({ path: `${month}/${name}`, size: found.size, mtimeMs: found.mtimeMs });
  }
  store.transact(() => keepStrays(store, folder, month, strays));
  return goneFrom(store, month, names, known);
}

/** Whether all were looked at, and it was not stopped. */
async function takeInBatches(taking: Taking, paths: readonly string[], { read, stopped, reader }: MonthEvents): Promise<boolean> {
  const isWanted = (path: string): boolean => taking.all || !isKnown(taking.known, path);
  let [unreported, reportedMs] = [0, performance.now()];
  try {
    for await (const batch of reader?.batches(taking.folder, paths, isWanted) ?? [{ paths }])
      for (let at = 0; at < batch.paths.length;) {
        // Also while the batch was waited for.
        if (stopped()) return false;
        const [count, to] = takeSome(taking, batch, at);
        [at, unreported] = [to, unreported + count];
        // Whoever hears of it may ask for a page again.
        if (performance.now() - reportedMs >= maxTakenMs) {
          read(unreported);
          [unreported, reportedMs] = [0, performance.now()];
        }
        // Questions that came meanwhile are answered between two pieces.
        await new Promise((done) => setImmediate(done));
      }
    return !stopped();
  } finally {
    read(unreported);
  }
}

/** How many were read, and up to which path of the batch. */
function takeSome(taking: Taking, { paths, ahead }: Batch, from: number): readonly [read: number, to: number] {
  const begun = performance.now();
  let [read, at] = [0, from];
  taking.store.transactHeld(() => {
    do {
      const path = paths[at] ?? '';
      if (takeRecord(taking, path, ahead?.get(path))) read += 1;
      at += 1;
    } while (at < paths.length && performance.now() - begun < maxTakenMs);
  });
  return [read, at];
}

/** What a syncing program has not finished yet is hidden or named otherwise. */
export function isRecordName(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.');
}

/** What the index knows of a month and is not among its names. */
export function goneFrom(store: IndexStore, month: string, names: ReadonlySet<string> = new Set(), known = knownIn(store, month)): Gone[] {
  const isGone = (path: string): boolean => !names.has(path.slice(month.length + 1));
  return [
    ...[...known.rows].filter(([path]) => isGone(path)).map(([path, { id }]) => ({ path, id })),
    ...[...known.damagedOnes.keys()].filter(isGone).map((path) => ({ path, id: null })),
  ];
}

/** What the index knows of folders that are not among these months any more; it forgets the folders. */
function goneWithFolders(store: IndexStore, months: readonly string[]): Gone[] {
  const gone: Gone[] = [];
  for (const row of store.one('SELECT path FROM folders').all()) {
    const path = String(row['path']);
    if (months.includes(path)) continue;
    gone.push(...goneFrom(store, path));
    store.one('DELETE FROM folders WHERE path = ?').run(path);
  }
  return gone;
}

/** One that was stopped goes on where it was. */
function beginRebuilding(store: IndexStore, months: readonly string[]): void {
  store.transact(() => {
    if (store.one('SELECT 1 AS yes FROM rebuilding').get() !== undefined) return;
    for (const month of months) store.one('INSERT INTO rebuilding (path) VALUES (?)').run(month);
  });
}

function isToRebuild(store: IndexStore, month: string): boolean {
  return store.one('SELECT 1 AS yes FROM rebuilding WHERE path = ?').get(month) !== undefined;
}

/** Files may change, or become whole, without their folder being touched: those that were not right are looked at again. */
function scanDoubtful(store: IndexStore, folder: string): void {
  const taking = { store, folder, known: knownOne(store), all: false };
  for (const row of store.one('SELECT path FROM damaged LIMIT ?').all(maxScanned)) {
    const path = String(row['path']);
    takeRecord(taking, path);
    dropGone(store, folder, path, null);
  }
  for (const row of store.one('SELECT path FROM edits WHERE present = 0 ORDER BY place DESC LIMIT ?').all(maxScanned))
    takeRecord(taking, String(row['path']));
  scanSameSecond(store, folder);
}

/** Of two records of one edit the first may be gone, or may have changed. */
export function scanSameSecond(store: IndexStore, folder: string): void {
  const taking = { store, folder, known: { ...knownOne(store), damaged: () => undefined }, all: false };
  const seconds = `SELECT path FROM damaged WHERE reason ->> 'id' IN ('record.second', 'record.secondDiffers') LIMIT ?`;
  for (const row of store.one(seconds).all(maxScanned)) takeRecord(taking, String(row['path']));
}

/**
 * Whether a month need not be read again as long as its folder has this time. A change in the same tick of the file system's clock would look like none,
 * and what is unfinished in it now is to be swept once its maker is dead.
 */
export function isBelieved(store: IndexStore, folder: string, month: string, mtimeMs: number, nowMs: number): boolean {
  return nowMs - mtimeMs > racyFor(mtimeMs) && !hasDoubtful(store, month) && !holdsUnfinished(join(folder, month));
}

/** Whether a record of the month is to be read again, since its time could not be believed. */
function hasDoubtful(store: IndexStore, month: string): boolean {
  return store.one(ofMonth('1 AS yes', ' AND mtime_ms < 0')).get(...valuesOfMonth(month)) !== undefined;
}

function mtimeOf(store: IndexStore, month: string): unknown {
  return store.one('SELECT mtime_ms FROM folders WHERE path = ?').get(month)?.['mtime_ms'];
}

export function setMtime(store: IndexStore, month: string, mtimeMs: number): void {
  store.one('INSERT OR REPLACE INTO folders (path, mtime_ms) VALUES (?, ?)').run(month, mtimeMs);
}

/** What is known of each path, asked one by one. */
export function knownOne(store: IndexStore): Known {
  return {
    row(path) {
      const row = store.one(`SELECT id, place, mtime_ms, size, present ${fromPath}`).get(...valuesOfPath(path));
      return row === undefined ? undefined : knownRow(row);
    },
    damaged(path) {
      const row = store.one('SELECT mtime_ms, size FROM damaged WHERE path = ?').get(path);
      return row === undefined ? undefined : stampOf(Number(row['mtime_ms']), Number(row['size']));
    },
  };
}

type KnownMonth = Known & { readonly rows: ReadonlyMap<string, KnownRow>; readonly damagedOnes: ReadonlyMap<string, string> };

function knownIn(store: IndexStore, month: string): KnownMonth {
  // '0' is the character after '/'.
  const range = [`${month}/`, `${month}0`] as const;
  const rows = store.one(ofMonth('path, id, place, mtime_ms, size, present')).all(...valuesOfMonth(month));
  const damaged = store.one('SELECT path, mtime_ms, size FROM damaged WHERE path >= ? AND path < ?').all(...range);
  const known = new Map(rows.map((row) => [String(row['path']), knownRow(row)]));
  const damagedOnes = new Map(damaged.map((row) => [String(row['path']), stampOf(Number(row['mtime_ms']), Number(row['size']))]));
  return { rows: known, damagedOnes, row: (path) => known.get(path), damaged: (path) => damagedOnes.get(path) };
}

function knownRow(row: Record<string, unknown>): KnownRow {
  return {
    id: String(row['id']),
    place: Number(row['place']),
    stamp: stampOf(Number(row['mtime_ms']), Number(row['size'])),
    present: row['present'] === 1,
  };
}
