// Changes the marks of many edits: in their records, by threads of their own where there are some, and then in the index.
import { close, closeSync, fsync, fsyncSync, open, openSync, rename, renameSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { MessagePort } from 'node:worker_threads';
import type { Marking } from '../../../app/edits/organise.ts';
import type { Marked } from '../index/calls.ts';
import type { MarkedRow } from '../index/mark-changes.ts';
import { areThere } from '../index/presence.ts';
import type { IndexStore } from '../index/store.ts';
import { makeFewAtOnce } from './few-at-once.ts';
import { markFiles } from './mark-files.ts';
import type { MarkAnswer, MarkAsked, MarkDisk } from './mark-files.ts';
import { makeMarkWriters } from './mark-writers.ts';
import type { StartWriter, WriterMessage } from './mark-writers.ts';

const create = promisify(open);

export type MarkRecords = {
  /** See `IndexCalls.mark`. `folder` is the library's, absolute. */
  readonly mark: (store: IndexStore, folder: string, ids: readonly string[], marking: Marking, every: boolean) => Promise<Marked>;
  readonly close: () => void;
};

/** Without `start` there are no other threads. */
export function makeMarkRecords(start: StartWriter | undefined): MarkRecords {
  const here = (asked: MarkAsked): Promise<MarkAnswer> => markFiles(asked, shared);
  const writers = start === undefined ? null : makeMarkWriters(start, here);

  return {
    async mark(store, folder, ids, marking, every) {
      // No path is none that can be read.
      const records = ids.map((id) => ({ id, path: store.pathOf(id) ?? '' }));
      const asked = { folder, records, marking, every, again: false };
      const { rows, ...answer } = await (writers?.write(asked) ?? here(asked));
      const counts = put(store, folder, rows);
      const left = ids.filter((id) => !answer.before.some((one) => one.id === id));
      return { ...answer, left, counts, unindexed: counts === null ? rows.map(({ row }) => row.id) : [] };
    },
    close: () => writers?.close(),
  };
}

/** Of all calls. Of the few threads that all file calls share, one is left to the others. */
const onDisk = makeFewAtOnce(3);

/** Not in this thread: where a disk is told at once what is free, a rename waits until it knows of the file that was replaced, and what is made in that folder waits for the rename. */
const shared: MarkDisk = {
  ...onDisk,
  // Other questions, and what the disk has done, wait for one record at most.
  turn: setImmediate,
  create: (path) => create(path, 'wx', 0o600),
  sync: promisify(fsync),
  rename: promisify(rename),
  letGo: (handle) => void onDisk.last(() => new Promise((closed) => close(handle, closed))),
};

/** The records are the truth: whatever becomes of the index, they are written. Null where it did not take the rows. */
function put(store: IndexStore, folder: string, rows: readonly MarkedRow[]): Marked['counts'] {
  try {
    return store.mark(
      rows.map(({ row, file, was }) => {
        const present = file.present || areThere({ store, folder }, row.path, row.id, row.results);
        return { row, file: { ...file, present }, was };
      }),
    );
  } catch {
    return null;
  }
}

/** Inside a thread that writes marks: nobody else waits for it, so that it may wait for the disk. */
export function runWriter(port: MessagePort): void {
  const free: number[] = [];
  const disk: MarkDisk = {
    last: (work) => work(),
    first: (work) => work(),
    create: (path) => openSync(path, 'wx', 0o600),
    sync: fsyncSync,
    rename: renameSync,
    letGo: (handle) => void free.push(handle),
  };
  /** One group after the other. */
  let line: Promise<void> = Promise.resolve();
  port.on('message', (asked: WriterMessage) => {
    // What fails is a bug: the thread dies of it, and is started again.
    line = line.then(async () => {
      if (asked === null) return port.close();
      port.postMessage(await markFiles(asked, disk));
      // While the rows are put.
      for (const handle of free.splice(0)) closeSync(handle);
    });
  });
  port.postMessage(null);
}
