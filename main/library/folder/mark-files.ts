// Changes the marks in the files of many records. Each is written beside its record, all are synced together, and then they take the records' places: a disk
// syncs a hundred files in the time that it takes for a few. What is not plain is left to be saved by itself, which can do more about it.
import { closeSync, fstatSync, lstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { isAtEnd } from '../../../app/edits/edit.ts';
import { markedBy, marksTurned } from '../../../app/edits/organise.ts';
import type { Marking } from '../../../app/edits/organise.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { carefulRead, errorCode, syncFolder, temporaryBeside } from '../../platform/durable-files.ts';
import { isStill, stampFrom, timeOf } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import type { Marked } from '../index/calls.ts';
import type { MarkedRow } from '../index/mark-changes.ts';
import { prepare } from '../index/prepared-row.ts';
import { isBeside } from '../index/presence.ts';
import { parseToWriteAgain, recordBytesLimit, textOf } from '../store/record-files.ts';
import { rowOf } from '../store/row.ts';
import { isPlain } from '../store/spot.ts';
import type { Stamp } from '../store/stamped-record.ts';
import type { FewAtOnce } from './few-at-once.ts';
import { tellingOf } from './folder-kind.ts';

/** What is to be done to the marks of some edits. Values that go from one thread to another as they are, like the answer. */
export type MarkAsked = {
  /** The library's, absolute. */
  readonly folder: string;
  /** `path`: of the record, relative to the library. */
  readonly records: readonly { readonly id: string; readonly path: string }[];
  readonly marking: Marking;
  /** Answers the summaries of all, else of those that belong to sets. */
  readonly every: boolean;
  /** A thread that was asked the same has died: what is found as it is to be may be its work, which the index was never told of. */
  readonly again: boolean;
};

export type MarkAnswer = Pick<Marked, 'before' | 'changed' | 'unsure'> & {
  /** `present`: whether each picture lies beside its record; of others the index may know where they are. */
  readonly rows: readonly MarkedRow[];
};

/** The file calls that wait for a disk, and how many there are at once. They throw the system's errors. */
export type MarkDisk = FewAtOnce & {
  /** Before each record, where others wait for this thread. */
  readonly turn?: () => Promise<void>;
  /** A new file. */
  readonly create: (path: string) => number | Promise<number>;
  readonly sync: (handle: number) => void | Promise<void>;
  readonly rename: (from: string, to: string) => void | Promise<void>;
  /** Closes a file that has no name any more, at some time: nobody waits for what was in it. */
  readonly letGo: (handle: number) => void;
};

type File = { readonly handle: number; readonly bytes: Buffer; readonly stamp: FileStamp };
/** A record, and what it is to be, which is to be written beside it. Where that is the same there is nothing to do. */
type One = {
  readonly path: string;
  readonly file: string;
  readonly record: EditRecord;
  readonly after: EditRecord;
  /** As it was read. */
  readonly was: File;
  readonly temporary: string;
  /** Of the open file. */
  handle: number | null;
  /** Of the file that is replaced, while it is held. */
  held: number | null;
  /** Of the file that has the name in the end. */
  stamp: Stamp;
};

/** See `IndexCalls.mark`. An edit whose record is not at its end, or not where the index knows it, is left. */
export async function markFiles({ folder, records, marking, every, again }: MarkAsked, disk: MarkDisk): Promise<MarkAnswer> {
  const all: One[] = [];
  const isFolder = makeFolders(folder);
  // Else the rename frees the file that it replaces, and where a disk is told at once what is free that takes its time, in which nothing else is made in that
  // folder. Not where an open file without a name gets a hidden one (NFS, FUSE), nor where an open file is not replaced.
  const holds = process.platform !== 'win32' && tellingOf(folder) === 'events';
  try {
    for (const { id, path } of records) {
      await disk.turn?.();
      if (!path.split('/').every(isPlain) || !isFolder(dirname(path))) continue;
      const one = begin(join(folder, path), id, path, marking, holds);
      if (one !== null) all.push(one);
    }
    const waiting = all.filter((one) => !isSame(one));
    // The next group is read meanwhile.
    await allOf(waiting.map((one) => disk.last(() => write(one, disk))));
    const taken = await allOf(waiting.map((one) => disk.first(() => take(one, disk))));
    const done = [...waiting.filter((_, nth) => taken[nth]), ...all.filter(isSame)];
    // Whoever wrote what is so already may have ended before it was durable: its file was synced, its name perhaps not.
    const unsure = await syncFolders(done.map(({ file }) => file));
    const before = done.map(({ record, after }) => ({ id: record.id, ...marksTurned(record.organised, after.organised) }));
    const made = done.filter((one) => again || !isSame(one)).map((one) => ({ one, row: rowOf(one.after) }));
    const changed = made.map(({ row }) => row.summary).filter(({ batch }) => every || batch !== undefined);
    const rows = made.map(({ one: { path, stamp, was }, row: wanted }) => {
      const row = prepare(wanted, path);
      const present = row.results.every((result) => isBeside(folder, path, result));
      return { row, file: { ...stamp, present }, was: timeOf(was.stamp) };
    });
    return { before, changed, rows, unsure };
  } finally {
    all.forEach(drop);
  }
}

const isSame = ({ record, after }: One): boolean => record === after;

/** Null where the record is not plain. */
function begin(file: string, id: string, path: string, marking: Marking, holds: boolean): One | null {
  const was = openFile(file);
  if (was === null) return null;
  const read = parseToWriteAgain(was.bytes);
  const record = read.kind === 'record' && read.record.id === id && isAtEnd(read.record.state) ? read.record : null;
  const organised = record && markedBy(marking, record);
  const held = holds && organised !== record?.organised ? was.handle : null;
  if (held === null) close(was.handle);
  if (record === null || organised === null) return null;
  const after = organised === record.organised ? record : { ...record, organised };
  return { path, file, record, after, was, temporary: temporaryBeside(file), handle: null, held, stamp: timeOf(was.stamp) };
}

/** Null where it is not a file that plainly can be read. The caller closes it. */
function openFile(file: string): File | null {
  const handle = quietly(() => openSync(file, carefulRead));
  if (handle === null) return null;
  const read = quietly(() => {
    const found = fstatSync(handle, { bigint: true });
    if (!found.isFile() || found.size > recordBytesLimit) return null;
    const bytes = Buffer.allocUnsafe(Number(found.size));
    return readSync(handle, bytes) === bytes.byteLength ? { handle, bytes, stamp: stampFrom(found) } : null;
  });
  if (read === null) close(handle);
  return read;
}

/** An open file that is on the disk; nothing is left of one that could not be written whole and synced. */
async function write(one: One, disk: MarkDisk): Promise<void> {
  try {
    one.handle = await disk.create(one.temporary);
    const bytes = Buffer.from(textOf(one.after));
    writeSync(one.handle, bytes);
    await disk.sync(one.handle);
    // Before it has a name that others may take.
    one.stamp = timeOf(fstatSync(one.handle, { bigint: true }));
    if (one.stamp.size !== bytes.byteLength) drop(one);
  } catch (error) {
    drop(one);
    if (errorCode(error) === null) throw error;
  }
}

/** Whether it has taken the record's place. Not where that was changed since it was read. */
async function take(one: One, disk: MarkDisk): Promise<boolean> {
  const { handle, temporary } = one;
  if (handle === null) return false;
  one.handle = null;
  try {
    // Windows renames no open file. One whose closing fails may not be what was written.
    closeSync(handle);
    if (isUnchanged(one)) {
      await disk.rename(temporary, one.file);
      if (one.held !== null) disk.letGo(one.held);
      one.held = null;
      return true;
    }
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
  remove(temporary);
  return false;
}

/** A time in whole seconds tells too little: there the bytes are compared. */
function isUnchanged({ file, was }: One): boolean {
  if (isStill(was.stamp, stampFrom(lstatSync(file, { bigint: true })))) return true;
  const found = openFile(file);
  if (found !== null) close(found.handle);
  return found?.bytes.equals(was.bytes) === true;
}

/** Each folder once. What kept one from being synced; null where all are. */
async function syncFolders(files: readonly string[]): Promise<string | null> {
  for (const folder of new Set(files.map(dirname))) {
    // A second time, as for a record that is written alone.
    const failed = await syncFolder(folder)
      .catch(() => syncFolder(folder))
      .catch((error: unknown) => error);
    if (failed !== undefined) return errorCode(failed) ?? 'EIO';
  }
  return null;
}

function drop(one: One): void {
  const { handle, held, temporary } = one;
  one.handle = null;
  one.held = null;
  if (held !== null) close(held);
  if (handle === null) return;
  close(handle);
  remove(temporary);
}

/** Whether a path of the library is a folder to which no link leads; each is asked for once. */
function makeFolders(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>([['.', true]]);
  return function isFolder(path: string): boolean {
    const is: boolean = known.get(path) ?? (isFolder(dirname(path)) && quietly(() => lstatSync(join(root, path)).isDirectory()) === true);
    known.set(path, is);
    return is;
  };
}

/** Also where one fails the others have come to their end. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

const remove = (file: string): unknown => quietly(() => rmSync(file, { force: true }));
const close = (handle: number): unknown => quietly(() => closeSync(handle));

/** Null where the system refused. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}
