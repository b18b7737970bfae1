// Changes the marks in many records at once. Each is written beside its record, all are synced together, and then they take the records' places: a disk
// syncs a hundred files in the time that it takes for a few. What is not plain is left to be saved by itself, which can do more about it.
import { closeSync, constants, fstatSync, fsync, lstatSync, open, openSync, readSync, rename, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { promisify } from 'node:util';
import { isAtEnd } from '../../../app/edits/edit.ts';
import { markedBy, marksChanged } from '../../../app/edits/organise.ts';
import type { Marking } from '../../../app/edits/organise.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { carefulRead, errorCode, syncFolder, temporaryBeside } from '../../platform/durable-files.ts';
import { isStill, stampFrom, timeOf } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import type { Marked } from '../index/calls.ts';
import { areThere } from '../index/presence.ts';
import type { MarkedRow } from '../index/mark-changes.ts';
import type { IndexStore } from '../index/store.ts';
import { parseToWriteAgain, recordBytesLimit, textOf } from '../store/record-files.ts';
import { rowOf } from '../store/row.ts';
import type { PlacedRow } from '../store/row.ts';
import { isPlain } from '../store/spot.ts';
import { makeFewAtOnce } from './few-at-once.ts';

/** While records are read and written other questions, and what the disk has done, wait so long at most. */
const pieceMs = 4;
/** Of all calls. Of the few threads that all file calls share, one is left to the others. */
const onDisk = makeFewAtOnce(3);
const sync = promisify(fsync);
/** Not in this thread: where a disk is told at once what is free, a rename waits until it knows of the file that was replaced, and what is made in that folder waits for the rename. */
const [create, giveName] = [promisify(open), promisify(rename)];

/** `path` is relative to the library; `was` is the file as it was read. */
type Read = { readonly id: string; readonly path: string; readonly file: string; readonly was: File };
type File = { readonly bytes: Buffer; readonly stamp: FileStamp };
/** A record that is to be written beside the one that it replaces. */
type Waiting = Read & {
  readonly before: EditRecord;
  readonly after: EditRecord;
  readonly temporary: string;
  /** Of the open file. */
  handle: number | null;
  /** Of the file once it has taken the record's place. */
  stamp: Pick<PlacedRow, 'mtimeMs' | 'size'>;
};
type Row = Omit<MarkedRow, 'present'> & Pick<EditRecord, 'results'>;

/** See `IndexCalls.mark`. `folder` is the library's, absolute. An edit whose record is not at its end, or not where the index knows it, is left. */
export async function markRecords(
  store: IndexStore,
  folder: string,
  ids: readonly string[],
  marking: Marking,
  every: boolean,
): Promise<Marked> {
  const turn = makeTurns();
  const left: string[] = [];
  const before: { id: string; marks: Marked['before'][number]['marks'] }[] = [];
  const waiting: Waiting[] = [];
  const same: string[] = [];
  const isFolder = makeFolders(folder);
  try {
    for (const id of ids) {
      await turn();
      const begun = begin(store, folder, isFolder, id, marking);
      if (begun === 'left') left.push(id);
      else if ('temporary' in begun) waiting.push(begun);
      else {
        before.push({ id, marks: {} });
        same.push(begun.file);
      }
    }
    // The next group is read meanwhile.
    await allOf(waiting.map((one) => onDisk.last(() => write(one))));
    const taken = await allOf(waiting.map((one) => onDisk.first(() => take(one))));
    const placed = waiting.filter((_, nth) => taken[nth]);
    left.push(...waiting.filter((_, nth) => !taken[nth]).map(({ id }) => id));
    // Whoever wrote what is so already may have ended before it was durable: its file was synced, its name perhaps not.
    const unsure = await syncFolders([...same, ...placed.map(({ file }) => file)]);
    for (const one of placed) before.push({ id: one.id, marks: marksChanged(one.before.organised, one.after.organised) });
    const rows = placed.map(({ after, path, stamp, was }) => ({
      ...rowOf(after),
      path,
      ...stamp,
      was: timeOf(was.stamp),
      results: after.results,
    }));
    const counts = put(store, folder, rows);
    return {
      before,
      left,
      unsure,
      counts,
      unindexed: counts === null ? placed.map(({ id }) => id) : [],
      changed: rows.map(({ summary }) => summary).filter(({ batch }) => every || batch !== undefined),
    };
  } finally {
    waiting.forEach(drop);
  }
}

/** What the record of an edit is to be, where that is other than what it is; else where that is. */
function begin(
  store: IndexStore,
  folder: string,
  isFolder: (path: string) => boolean,
  id: string,
  marking: Marking,
): Waiting | Pick<Waiting, 'file'> | 'left' {
  const path = store.pathOf(id);
  if (path === null || !path.split('/').every(isPlain) || !isFolder(dirname(path))) return 'left';
  const file = join(folder, path);
  const was = readFile(file);
  const read = was === null ? null : parseToWriteAgain(was.bytes);
  if (was === null || read?.kind !== 'record' || read.record.id !== id || !isAtEnd(read.record.state)) return 'left';
  const organised = markedBy(marking, read.record);
  if (organised === read.record.organised) return { file };
  const after = { ...read.record, organised };
  const temporary = temporaryBeside(file);
  return { id, path, file, was, before: read.record, after, temporary, handle: null, stamp: { mtimeMs: -1, size: -1 } };
}

/** Null where it is not a file that plainly can be read. */
function readFile(file: string): File | null {
  return quietly(() => {
    const handle = openSync(file, carefulRead);
    try {
      const found = fstatSync(handle, { bigint: true });
      if (!found.isFile() || found.size > recordBytesLimit) return null;
      const bytes = Buffer.allocUnsafe(Number(found.size));
      return readSync(handle, bytes, 0, bytes.byteLength, 0) === bytes.byteLength ? { bytes, stamp: stampFrom(found) } : null;
    } finally {
      closeSync(handle);
    }
  });
}

/** An open file that is on the disk; nothing is left of one that could not be written whole and synced. */
async function write(one: Waiting): Promise<void> {
  try {
    one.handle = await create(one.temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    const bytes = Buffer.from(textOf(one.after));
    const isWhole = writeSync(one.handle, bytes) === bytes.byteLength && fstatSync(one.handle).size === bytes.byteLength;
    if (isWhole) await sync(one.handle);
    else drop(one);
  } catch (error) {
    drop(one);
    if (errorCode(error) === null) throw error;
  }
}

/** Whether it has taken the record's place. Not where that was changed since it was read. */
async function take(one: Waiting): Promise<boolean> {
  const { handle } = one;
  if (handle === null) return false;
  one.handle = null;
  // Windows renames no open file. One whose closing fails may not be what was written.
  const closed = quietly(() => (closeSync(handle), true));
  if (closed === null || !isUnchanged(one) || !(await isNamed(one))) {
    quietly(() => rmSync(one.temporary, { force: true }));
    return false;
  }
  const { mtimeMs, size } = quietly(() => lstatSync(one.file)) ?? one.stamp;
  one.stamp = { mtimeMs, size };
  return true;
}

const isNamed = ({ temporary, file }: Waiting): Promise<boolean> =>
  giveName(temporary, file).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === null) throw error;
      return false;
    },
  );

/** A time in whole seconds tells too little: there the bytes are compared. */
function isUnchanged({ file, was }: Read): boolean {
  const now = quietly(() => lstatSync(file, { bigint: true }));
  if (now === null || !now.isFile()) return false;
  return isStill(was.stamp, stampFrom(now)) || readFile(file)?.bytes.equals(was.bytes) === true;
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

/** The records are the truth: whatever becomes of the index, they are written. Null where it did not take the rows. */
function put(store: IndexStore, folder: string, rows: readonly Row[]): Marked['counts'] {
  try {
    return store.mark(
      rows.map(({ results, ...row }) => ({ ...row, present: areThere({ store, folder, hasName: () => true }, row.path, row.id, results) })),
    );
  } catch {
    return null;
  }
}

function drop(one: { readonly temporary: string; handle: number | null }): void {
  const { handle, temporary } = one;
  if (handle === null) return;
  one.handle = null;
  quietly(() => closeSync(handle));
  quietly(() => rmSync(temporary, { force: true }));
}

/** Whether a path of the library is a folder to which no link leads; each is asked for once. */
function makeFolders(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>([['.', true]]);
  const isFolder = (path: string): boolean => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const is = isFolder(dirname(path)) && quietly(() => lstatSync(join(root, path)).isDirectory()) === true;
    known.set(path, is);
    return is;
  };
  return isFolder;
}

/** What can be told to begin a new piece of work. */
function makeTurns(): () => Promise<void> | undefined {
  let begunMs = performance.now();
  return () =>
    performance.now() - begunMs < pieceMs
      ? undefined
      : new Promise((resolve) => setImmediate(() => ((begunMs = performance.now()), resolve())));
}

/** Also where one fails the others have come to their end. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** Null where the system refused. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}
