// Picture files that no record names where they lie: moved or renamed by hand. One that a record misses is known by its size, then by its hash.
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { hashFile } from '../../platform/durable-files.ts';
import type { Moved } from '../index/calls.ts';
import { areThere, filesOf, isAsItWas, refreshPresence, strayOf } from '../index/presence.ts';
import { hasId } from '../index/edit-ids.ts';
import type { IndexStore } from '../index/store.ts';
import { readRecordSync } from '../store/stamped-record.ts';

export type Stray = { readonly path: string; readonly size: number; readonly mtimeMs: number };

/** Says which strays there are now in a month folder, or everywhere else. */
export function keepStrays(store: IndexStore, folder: string, month: string | null, strays: readonly Stray[]): void {
  const now = new Set(strays.map(({ path }) => path));
  const [from, before] = month === null ? ['', '\u{10ffff}'] : [`${month}/`, `${month}0`];
  for (const row of store.one('SELECT path FROM strays WHERE path >= ? AND path < ?').all(from, before)) {
    const path = String(row['path']);
    if (!now.has(path) && (month !== null || !isInMonth(path))) dropStray(store, folder, path);
  }
  for (const stray of strays) keepStray(store, folder, stray);
}

/** A file that is other than it was is another one. */
export function keepStray(store: IndexStore, folder: string, { path, size, mtimeMs }: Stray): void {
  const there = store.one('SELECT size, mtime_ms FROM strays WHERE path = ?').get(path);
  if (there?.['size'] === size && there['mtime_ms'] === mtimeMs) return;
  dropStray(store, folder, path);
  store.one('INSERT INTO strays (path, size, mtime_ms) VALUES (?, ?, ?)').run(path, size, mtimeMs);
  store.apart();
}

export function dropStray(store: IndexStore, folder: string, path: string): void {
  const row = store.one('SELECT edit FROM strays WHERE path = ?').get(path);
  if (row === undefined) return;
  store.one('DELETE FROM strays WHERE path = ?').run(path);
  // It was this edit's picture, which is missing from now on, unless its record names it by now.
  if (typeof row['edit'] === 'string') refreshPresence(store, folder, row['edit']);
}

/** The path of a file of these bytes that no record names where it lies; null when there is none. */
export async function findStray(store: IndexStore, folder: string, sha256: string, bytes: number | null): Promise<string | null> {
  const rows =
    bytes === null
      ? store.one('SELECT path, size, mtime_ms, sha256 FROM strays').all()
      : store.one('SELECT path, size, mtime_ms, sha256 FROM strays WHERE size = ?').all(bytes);
  for (const row of rows) {
    if (!isAsItWas(folder, row)) continue;
    const path = String(row['path']);
    const known = row['sha256'] ?? (await hashFile(join(folder, path)).catch(() => null));
    if (row['sha256'] === null && known !== null) store.one('UPDATE strays SET sha256 = ? WHERE path = ?').run(known, path);
    if (known === sha256) return path;
  }
  return null;
}

/** Until which state of the index every missing picture was looked for. */
const searchedFor = new WeakMap<IndexStore, number>();

/** Gives edits whose pictures are missing those that were found. Returns what lies beside its record under another name. */
export async function reunite(store: IndexStore, folder: string, stopped: () => boolean): Promise<readonly Moved[]> {
  const { apart } = store.revision();
  if (searchedFor.get(store) !== apart) {
    await findMissing(store, folder, stopped);
    if (!stopped()) searchedFor.set(store, apart);
  }
  return store
    .one(`SELECT strays.path AS at, edits.id, edits.path, edits.place, nth FROM strays JOIN edits ON ${hasId('strays.edit')}`)
    .all()
    .map((row) => ({ row, at: String(row['at']), nth: Number(row['nth']) }))
    .filter(({ row, at }) => dirname(at) === dirname(String(row['path'])))
    .map(({ row, at, nth }) => ({
      id: String(row['id']),
      nth,
      from: filesOf(store, Number(row['place']))[nth]?.file ?? '',
      to: basename(at),
    }));
}

async function findMissing(store: IndexStore, folder: string, stopped: () => boolean): Promise<void> {
  const sizes = new Set(
    store
      .one('SELECT DISTINCT size FROM strays')
      .all()
      .map((row) => Number(row['size'])),
  );
  if (sizes.size === 0) return;
  const missing = store
    .one('SELECT place, id, path FROM edits WHERE present = 0 ORDER BY place DESC')
    .all()
    .map((row) => ({ place: Number(row['place']), id: String(row['id']), path: String(row['path']) }));
  for (const { place, id, path } of missing) {
    if (stopped()) return;
    if (!filesOf(store, place).some(({ bytes }) => sizes.has(bytes))) continue;
    const read = readRecordSync(join(folder, path));
    if (read.kind !== 'record' || read.record.id !== id) continue;
    for (const [nth, { file, bytes, sha256 }] of read.record.results.entries()) {
      if (isBeside(store, folder, path, file, bytes) || strayOf(store, folder, id, nth) !== null) continue;
      const at = await findStray(store, folder, sha256, bytes);
      if (at !== null) store.one('UPDATE strays SET edit = ?, nth = ? WHERE path = ?').run(id, nth, at);
    }
    refreshPresence(store, folder, id);
  }
}

function isBeside(store: IndexStore, folder: string, path: string, file: string, bytes: number): boolean {
  return areThere({ store, folder }, path, '', [{ file, bytes }]);
}

/** `2026/11/…` and not deeper. */
function isInMonth(path: string): boolean {
  return /^\d{4}\/(0[1-9]|1[0-2])\/[^/]+$/.test(path);
}
