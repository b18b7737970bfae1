// Takes one record of the folder into the index, and drops what is gone. Sync calls: this runs in the worker, where that is fastest.
import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import type { EditRecord } from '../../../app/edits/record.ts';
import { recordName } from '../../../app/library/naming.ts';
import { carefulRead } from '../../platform/durable-files.ts';
import { fromId } from './edit-ids.ts';
import { areThere, filesOf } from './presence.ts';
import type { Beside } from './presence.ts';
import { keptTime, stampOf } from './stamps.ts';
import type { IndexStore } from './store.ts';
import { parseRecord, recordBytesLimit, unreadRecord } from '../store/record-files.ts';
import type { ReadRecord } from '../store/record-files.ts';
import { rowOf } from '../store/row.ts';
import { say } from '../../../app/messages/say.ts';

export type KnownRow = { readonly id: string; readonly place: number; readonly stamp: string; readonly present: boolean };

/** In ms since 1970, and bytes. */
type Stamp = { readonly mtimeMs: number; readonly size: number };

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

/** Whether the record was read. The path is relative to the library. */
export function takeRecord(taking: Taking, path: string): boolean {
  const { store, folder, known } = taking;
  const row = known.row(path);
  const damaged = known.damaged(path);
  const isUnknown = row === undefined && damaged === undefined;
  // What is not known is read anyway, and its stamp asked of the open file.
  const read = isUnknown ? readStamped(join(folder, path)) : undefined;
  const found = read?.stamp ?? lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (found === undefined) return false;
  const stamp = stampOf(found.mtimeMs, found.size);
  if (!taking.all && row?.stamp === stamp) {
    const present = areThere(taking, path, row.id, filesOf(store, row.place));
    if (present !== row.present) store.setPresent(row.place, present);
    return false;
  }
  if (!taking.all && damaged === stamp) return false;
  const mtimeMs = keptTime(found.mtimeMs, found.size, Date.now(), row?.stamp ?? damaged);
  const { result } = read ?? readStamped(join(folder, path));
  return takeRead(taking, path, result, { mtimeMs, size: found.size });
}

/** Whether there was anything. */
function takeRead(taking: Taking, path: string, read: ReadRecord, stamp: Stamp): boolean {
  switch (read.kind) {
    case 'missing':
      return false;
    case 'damaged':
      taking.store.markDamaged(path, read.reason, stamp.mtimeMs, stamp.size);
      return true;
    case 'record': {
      const { record } = read;
      if (isMarkedSecond(taking, path, record, stamp)) return true;
      const present = areThere(taking, path, record.id, record.results);
      const { mtimeMs, size } = stamp;
      taking.store.putOne({ ...rowOf(record), path, mtimeMs, size, present }, taking.all);
      return true;
    }
  }
}

/** Where another record of the same edit is known, marks the one of the two that is not shown as damaged. Whether that is this one. */
function isMarkedSecond({ store, folder }: Taking, path: string, record: EditRecord, { mtimeMs, size }: Stamp): boolean {
  const elsewhere = store.pathOf(record.id);
  if (elsewhere === null || elsewhere === path) return false;
  const other = readRecordSync(join(folder, elsewhere));
  if (other.kind !== 'record' || other.record.id !== record.id) return false;
  const reason = isOrganisedAlike(record, other.record) ? 'record.second' : 'record.secondDiffers';
  if (!isBefore(path, record, elsewhere, other.record)) {
    store.markDamaged(path, say(reason, { file: elsewhere }), mtimeMs, size);
    return true;
  }
  const there = lstatSync(join(folder, elsewhere));
  store.markDamaged(elsewhere, say(reason, { file: path }), keptTime(there.mtimeMs, there.size, Date.now()), there.size);
  return false;
}

/**
 * Which of two records of one edit is shown: the one that knows more of what happened, so that nothing paid for is hidden; else the one that
 * has the edit's own name, and not that of a syncing program's copy. Every computer decides alike; the other file is left as it is.
 */
function isBefore(path: string, record: EditRecord, otherPath: string, other: EditRecord): boolean {
  const knows = record.timeline.length + record.results.length - other.timeline.length - other.results.length;
  if (knows !== 0) return knows > 0;
  const own = basename(path) === recordName(record.stem);
  if (own !== (basename(otherPath) === recordName(other.stem))) return own;
  return path < otherPath;
}

function isOrganisedAlike(one: EditRecord, other: EditRecord): boolean {
  return JSON.stringify(one.organised) === JSON.stringify(other.organised);
}

export function dropGone(store: IndexStore, folder: string, path: string, id: string | null): void {
  if (lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined) return;
  if (id === null) return store.mend(path);
  const found = store.one(`SELECT place, path ${fromId}`).get(id);
  // It may have been found in another place meanwhile.
  if (found !== undefined && found['path'] === path) store.dropPlace(Number(found['place']));
}

export const readRecordSync = (path: string): ReadRecord => readStamped(path).result;

/** Records are read one after the other, and what is made of one keeps none of its bytes. */
let kept = Buffer.alloc(64 * 1024);
const maxKept = 1024 * 1024;

/** A record, and time and size of the file that was opened; null of one that could not be. */
function readStamped(path: string): { readonly result: ReadRecord; readonly stamp: Stamp | null } {
  let stamp: Stamp | null = null;
  try {
    const file = openSync(path, carefulRead);
    try {
      const found = fstatSync(file);
      stamp = found;
      if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
      if (found.size > recordBytesLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
      return { result: parseRecord(contentOf(file, found.size)), stamp };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { result: unreadRecord(error), stamp };
  }
}

/** As many bytes as the file had, or fewer where it became shorter. To be used before the next are read. */
function contentOf(file: number, size: number): Uint8Array {
  if (size > kept.length && size <= maxKept) kept = Buffer.alloc(Math.min(maxKept, size * 2));
  const into = size > kept.length ? Buffer.alloc(size) : kept;
  let filled = 0;
  while (filled < size) {
    const more = readSync(file, into, filled, size - filled, null);
    if (more === 0) break;
    filled += more;
  }
  return into.subarray(0, filled);
}
