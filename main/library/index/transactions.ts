// Transactions of the index, and what is believed between them: another process may use the same index.
import type { DatabaseSync } from 'node:sqlite';
import type { Tables } from './tables.ts';

/** A commit of few edits costs as much as their rows. Other programs wait for the end of this one. */
const maxHeldMs = 300;

export function makeTransactions(database: DatabaseSync, tables: Tables) {
  const { words, counting } = tables;
  const { noticeOthers, othersChanged, forget } = makeNews(tables);
  /** Since when pieces of work are held together; null where none are. */
  let heldSinceMs: number | null = null;
  /** As of the last beginning of a transaction. */
  let begunVersion: unknown = -1;

  function begin(): void {
    database.exec('BEGIN IMMEDIATE');
    const version = versionIn(tables);
    if (version !== begunVersion) words.forgetOldest();
    begunVersion = version;
  }

  /** `isLast`: whether to commit, asked at the end. */
  function within<T>(work: () => T, isLast: () => boolean): T {
    if (!database.isTransaction) begin();
    try {
      const value = work();
      words.write();
      counting.write();
      if (isLast()) {
        database.exec('COMMIT');
        heldSinceMs = null;
      }
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      heldSinceMs = null;
      forget();
      throw error;
    }
  }

  const always = (): boolean => true;
  const commitHeld = (): void => (heldSinceMs === null ? undefined : within(() => undefined, always));

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
      const since = (heldSinceMs ??= performance.now());
      return within(work, () => performance.now() - since > maxHeldMs);
    },

    commitHeld,

    /** Ends the connection; SQLite then folds the WAL into the file. */
    close(): void {
      try {
        commitHeld();
      } finally {
        database.close();
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
