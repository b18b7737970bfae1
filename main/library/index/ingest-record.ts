// Takes one record of the folder into the index, and drops what is gone. Sync calls: this runs in the worker, where that is fastest.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { EditRecord } from '../../../app/edits/record.ts';
import { fromId } from './edit-ids.ts';
import { prepare } from './prepared-row.ts';
import type { PreparedRow } from './prepared-row.ts';
import { areThere, filesOf } from './presence.ts';
import type { Beside } from './presence.ts';
import { keptTime, stampOf } from './stamps.ts';
import type { IndexStore } from './store.ts';
import type { ReadRecord } from '../store/record-files.ts';
import { rowOf } from '../store/row.ts';
import { isBefore, secondOf, standingOf } from '../store/second-records.ts';
import { readRecordSync, readStamped } from '../store/stamped-record.ts';
import type { Stamp } from '../store/stamped-record.ts';

export type KnownRow = { readonly id: string; readonly place: number; readonly stamp: string; readonly present: boolean };

/** What the index holds of a record's path. */
export type Known = {
  readonly row: (path: string) => KnownRow | undefined;
  /** Of a record that could not be taken. */
  readonly damaged: (path: string) => string | undefined;
};

export type Taking = Beside & {
  readonly known: Known;
  /** Read the record again, whatever is known of it. */
  readonly all: boolean;
};

/** A record that another thread has read: no doubt was about it. `readMs`: of the clock, before it was opened. */
export type ReadAhead = { readonly row: PreparedRow; readonly stamp: Stamp; readonly readMs: number };

/** Whether the record was read. The path is relative to the library. */
export function takeRecord(taking: Taking, path: string, ahead?: ReadAhead): boolean {
  const { store, folder, known } = taking;
  // What is not known is read anyway, and its stamp asked of the open file.
  const read = ahead === undefined && !isKnown(known, path) ? readStamped(join(folder, path)) : undefined;
  const found = read?.stamp ?? lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (found === undefined) return false;
  const stamp = stampOf(found.mtimeMs, found.size);
  const row = known.row(path);
  const damaged = known.damaged(path);
  if (!taking.all && isAsKnown(taking, path, stamp, row, damaged)) return false;
  const mtimeMs = keptTime(found.mtimeMs, found.size, ahead?.readMs ?? Date.now(), row?.stamp ?? damaged);
  if (ahead !== undefined && isPlain(store, path, stamp, ahead)) {
    put(taking, ahead.row, { mtimeMs, size: found.size });
    return true;
  }
  const { result } = read ?? readStamped(join(folder, path));
  return takeRead(taking, path, result, { mtimeMs, size: found.size });
}

/** Whether nobody changed the record; its pictures are looked for then. */
function isAsKnown(taking: Taking, path: string, stamp: string, row: KnownRow | undefined, damaged: string | undefined): boolean {
  if (row?.stamp !== stamp) return damaged === stamp;
  const { store } = taking;
  const present = areThere(taking, path, row.id, filesOf(store, row.place));
  if (present !== row.present) store.setPresent(row.place, present);
  return true;
}

/** Whether what was read ahead may be put: since then it may have been saved anew, and be in the index as it is now, or its edit may lie elsewhere. */
const isPlain = (store: IndexStore, path: string, stamp: string, { row, stamp: { mtimeMs, size } }: ReadAhead): boolean =>
  stampOf(mtimeMs, size) === stamp && elsewhere(store, row.id, path) === null;

export const isKnown = (known: Known, path: string): boolean => known.row(path) !== undefined || known.damaged(path) !== undefined;

/** Whether there was anything. */
function takeRead(taking: Taking, path: string, read: ReadRecord, stamp: Stamp): boolean {
  switch (read.kind) {
    case 'missing':
      return false;
    case 'damaged':
      // What is made anew knows what is there, and nothing of what was read once.
      if (taking.all) forget(taking.store, path, taking.known.row(path)?.id);
      taking.store.markDamaged(path, read.reason, stamp.mtimeMs, stamp.size);
      return true;
    case 'record':
      if (!isMarkedSecond(taking, path, read.record, stamp)) put(taking, prepare(rowOf(read.record), path), stamp);
      return true;
  }
}

function put(taking: Taking, row: PreparedRow, { mtimeMs, size }: Stamp): void {
  taking.store.putPrepared(row, { mtimeMs, size, present: areThere(taking, row.path, row.id, row.results) }, taking.all);
}

/** Where the index has the record of an edit; null where that is this path, or nowhere. */
function elsewhere(store: IndexStore, id: string, path: string): string | null {
  const known = store.pathOf(id);
  return known === path ? null : known;
}

/** Where another record of the same edit is known, marks the one of the two that is not shown as damaged. Whether that is this one. */
function isMarkedSecond({ store, folder }: Taking, path: string, record: EditRecord, { mtimeMs, size }: Stamp): boolean {
  const otherPath = elsewhere(store, record.id, path);
  if (otherPath === null) return false;
  const other = readRecordSync(join(folder, otherPath));
  if (other.kind !== 'record' || other.record.id !== record.id) return false;
  if (!isBefore(standingOf(path, record), standingOf(otherPath, other.record))) {
    store.markDamaged(path, secondOf(record, other.record, otherPath), mtimeMs, size);
    return true;
  }
  const there = lstatSync(join(folder, otherPath));
  store.markDamaged(otherPath, secondOf(record, other.record, path), keptTime(there.mtimeMs, there.size, Date.now()), there.size);
  return false;
}

export function dropGone(store: IndexStore, folder: string, path: string, id: string | null): void {
  if (lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined) return;
  if (id === null) return store.mend(path);
  forget(store, path, id);
}

/** The row of an edit whose record was here. */
function forget(store: IndexStore, path: string, id: string | undefined): void {
  if (id === undefined) return;
  const found = store.one(`SELECT place, path ${fromId}`).get(id);
  // It may have been found in another place meanwhile.
  if (found !== undefined && found['path'] === path) store.dropPlace(Number(found['place']));
}
