// The index as it is asked and changed, over its parts. Searching is in search.ts, reading the folder in ../folder/scan.ts.
import type { PlacedRow } from '../store/row.ts';
import type { Counts, DamagedPath, Opened } from './calls.ts';
import { makeIndexLists } from './lists.ts';
import { makeMatchingRows } from './matching-rows.ts';
import { fromId } from './edit-ids.ts';
import { isDamage, moveAside, openIndexFile, withLargeCache } from './file.ts';
import type { OpenIndexFile } from './file.ts';
import { markRow } from './mark-changes.ts';
import type { MarkedRow } from './mark-changes.ts';
import { prepare } from './prepared-row.ts';
import type { PreparedRow, RecordFile } from './prepared-row.ts';
import { dropRow, mendPath, putRow } from './row-changes.ts';
import { makeRowOrder } from './row-positions.ts';
import type { Statements } from './row-positions.ts';
import { makeSoundness } from './soundness.ts';
import { makeIndexSpending } from './spending.ts';
import { makeIndexStacks } from './stacks.ts';
import { keptTime } from './stamps.ts';
import { makeIndexSummaries } from './summaries.ts';
import { makeTables } from './tables.ts';
import type { Tables } from './tables.ts';
import { makeTransactions } from './transactions.ts';

export type IndexStore = ReturnType<typeof makeStore>;

export function openStore(file: string): IndexStore {
  const opened = openIndexFile(file);
  try {
    return makeStore(opened);
  } catch (error) {
    opened.database.close();
    if (!isDamage(error)) throw error;
    const movedAside = moveAside(opened.file);
    return makeStore({ ...openIndexFile(file), movedAside });
  }
}

const makeQuestions = (one: Statements) => ({
  ...makeRowOrder(one),
  ...makeMatchingRows(one),
  ...makeIndexLists(one),
  ...makeIndexSummaries(one),
  ...makeIndexSpending(one),
  ...makeIndexStacks(one),
});

/** Rows that were just made, each call's in a transaction of its own. */
function makePuts(tables: Tables, { transact, noticeOthers }: ReturnType<typeof makeTransactions>) {
  const keptNow = <F extends RecordFile>(file: F): F => ({ ...file, mtimeMs: keptTime(file.mtimeMs, file.size, Date.now()) });
  const putAll = <R>(rows: readonly R[], put: (row: R) => void): Counts => {
    noticeOthers();
    transact(() => rows.forEach(put));
    return tables.counting.now();
  };

  return {
    put: (rows: readonly PlacedRow[]): Counts => putAll(rows, (row) => putRow(tables, prepare(row, row.path), keptNow(row), false, true)),

    /** Of records in which only marks were changed. */
    mark: (rows: readonly MarkedRow[]): Counts =>
      putAll(rows, ({ row, file, was }) => {
        const kept = keptNow(file);
        if (!markRow(tables, { row, file: kept, was })) putRow(tables, row, kept, false, true);
      }),
  };
}

function makeStore({ database, file: usedFile, movedAside, made }: OpenIndexFile) {
  const soundness = makeSoundness(database, usedFile, made);
  const tables = makeTables(database);
  const { one, counting, instructions, twins, idWords, revision, changed } = tables;
  const transactions = makeTransactions(database, tables);
  const { transact, noticeOthers } = transactions;
  noticeOthers();
  const counts = counting.now;
  const isEmpty = (): boolean => one('SELECT 1 AS yes FROM complete').get() === undefined;

  return {
    ...makeQuestions(one),
    isId: idWords.isId,
    twins,
    earlier: (...asked: Parameters<typeof instructions.earlier>) => (noticeOthers(), instructions.earlier(...asked)),
    one,
    file: usedFile,
    ...transactions,
    counts,
    revision: (): Readonly<typeof revision> => revision,

    opened: (): Opened => ({ ...counts(), empty: isEmpty(), movedAside }),

    isEmpty,
    withLargeCache: <T>(work: () => Promise<T>): Promise<T> => withLargeCache(database, work),

    /** A whole scan has ended: from now on the index can be believed. */
    complete(at: string): void {
      // Only the first: another commit would cost every look into an unchanged library two syncs at its close.
      one('INSERT INTO complete (at) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM complete)').run(at);
    },

    check: soundness.check,

    ...makePuts(tables, transactions),

    /** Inside a transaction of the caller's. */
    putOne: (row: PlacedRow, anew = false): void => putRow(tables, prepare(row, row.path), row, anew),
    putPrepared: (row: PreparedRow, file: RecordFile, anew: boolean): void => putRow(tables, row, file, anew),
    dropPlace: (position: number): void => dropRow(tables, position),
    mend: (path: string): void => mendPath(tables, path),

    markDamaged(path: string, reason: DamagedPath['reason'], mtimeMs: number, size: number): void {
      mendPath(tables, path);
      one('INSERT INTO damaged (path, reason, mtime_ms, size) VALUES (?, ?, ?, ?)').run(path, JSON.stringify(reason), mtimeMs, size);
      counting.countDamaged(1);
    },

    setPresent(position: number, present: boolean): void {
      one('UPDATE edits SET present = ? WHERE place = ?').run(Number(present), position);
      changed('content');
      if (!present) changed('apart');
    },

    /** A picture was found that no record names where it lies. */
    apart: (): void => changed('apart'),

    remove(ids: readonly string[], damaged: readonly string[] = []): Counts {
      transact(() => {
        for (const path of damaged) mendPath(tables, path);
        for (const id of ids) {
          const found = one(`SELECT place ${fromId}`).get(id);
          if (found !== undefined) dropRow(tables, Number(found['place']));
        }
      });
      return counts();
    },

    /** Ends the connection; SQLite then folds the WAL into the file. */
    close(): void {
      transactions.close();
      soundness.leave();
    },
  };
}

/** Moves a damaged index aside and opens an empty one in its place. */
export function renewStore(store: IndexStore): { readonly store: IndexStore; readonly movedAside: string } {
  try {
    store.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const movedAside = moveAside(store.file);
  return { store: openStore(store.file), movedAside };
}
