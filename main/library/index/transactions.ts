// Transactions of the index, and what is believed between them: another process may use the same index.
import type { DatabaseSync } from 'node:sqlite';
import type { Tables } from './tables.ts';

/** A commit of few edits costs as much as their rows. Other programs get their turn only after the end of this one. */
const maxHeldMs = 300;

export function makeTransactions(database: DatabaseSync, tables: Tables) {
  const { noticeOthers, othersChanged, forget } = makeNews(tables);
  const { within, isHeld } = makeWithin(database, tables, forget);
  const always = (): boolean => true;
  const commitHeld = (): void => (isHeld() ? within(() => undefined, always) : undefined);

  return {
    noticeOthers,
    othersChanged,

    transact<T>(work: () => T): T {
      commitHeld();
      return within(work, always);
    },

    /**
     * The same for one of many small pieces of work, which share a transaction: at their end, or before any other transaction, `commitHeld` is called.
     * Until then questions find what they wrote, but other programs do not, and where this one is killed it is lost.
     */
    transactHeld<T>(work: () => T): T {
      return within(work, (sinceMs) => performance.now() - sinceMs > maxHeldMs);
    },

    commitHeld,

    /** Ends the connection; SQLite then folds the WAL into the file. */
    close(): void {
      try {
        commitHeld();
      } catch {
        // What is not committed is read again by the next start.
      } finally {
        database.close();
      }
    },
  };
}

/** Runs work in a transaction that lasts until it is told to be the last. `undone`: what is believed must be forgotten. */
function makeWithin(database: DatabaseSync, tables: Tables, undone: () => void) {
  const { words, counting } = tables;
  /** Since when pieces of work are held together; null where none are. */
  let heldSinceMs: number | null = null;
  /** As of the last beginning of a transaction. */
  let begunVersion: unknown = -1;
  let isWithin = false;

  function begin(): number {
    // A question between two pieces may meet a fault of the disk, at which SQLite undoes all that is held.
    if (heldSinceMs !== null && !database.isTransaction) throw new Error('what was held was undone');
    if (heldSinceMs !== null) return heldSinceMs;
    database.exec('BEGIN IMMEDIATE');
    const version = versionIn(tables);
    if (version !== begunVersion) words.forgetOldest();
    begunVersion = version;
    return performance.now();
  }

  return {
    isHeld: (): boolean => heldSinceMs !== null,

    /** `isLast`: whether to commit, asked at the end; since when the transaction lasts is told in ms. */
    within<T>(work: () => T, isLast: (sinceMs: number) => boolean): T {
      if (isWithin) throw new Error('a transaction cannot have another one within');
      isWithin = true;
      try {
        const sinceMs = begin();
        const value = work();
        words.write();
        counting.write();
        const isDone = isLast(sinceMs);
        if (isDone) database.exec('COMMIT');
        heldSinceMs = isDone ? null : sinceMs;
        return value;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        heldSinceMs = null;
        undone();
        throw error;
      } finally {
        isWithin = false;
      }
    },
  };
}

const versionIn = ({ one }: Tables): unknown => one('PRAGMA data_version').get()?.['data_version'];

/** Whether other programs changed the index, and what is believed until they do. */
function makeNews(tables: Tables) {
  const { changed, counting, learned, twins, words } = tables;
  let seenVersion: unknown = -1;
  let newsOfOthers = false;

  function noticeOthers(): void {
    const version = versionIn(tables);
    if (version === seenVersion) return;
    newsOfOthers = true;
    seenVersion = version;
    learned.forget();
    twins.forgetPrints();
    changed('membership', 'words', 'content', 'apart');
    counting.read();
  }

  return {
    noticeOthers,

    /** Whether other programs changed the index since this was asked last: they may have taken in what is to be told here. */
    othersChanged(): boolean {
      noticeOthers();
      const news = newsOfOthers;
      newsOfOthers = false;
      return news;
    },

    /** A transaction was undone. */
    forget(): void {
      // The counts may be ahead of what was undone.
      seenVersion = -1;
      learned.forget();
      words.forget();
      counting.forget();
    },
  };
}
