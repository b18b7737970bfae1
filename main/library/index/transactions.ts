// Transactions of the index, and what is believed between them: another process may use the same index.
import type { DatabaseSync } from 'node:sqlite';
import type { Tables } from './tables.ts';

export function makeTransactions(database: DatabaseSync, { one, changed, counting, learned, twins, words }: Tables) {
  let seenVersion = -1;
  let newsOfOthers = false;

  function noticeOthers(): void {
    const version = Number(one('PRAGMA data_version').get()?.['data_version']);
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

    transact<T>(work: () => T): T {
      database.exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        words.write();
        database.exec('COMMIT');
        return value;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        // The counts may be ahead of what was undone.
        seenVersion = -1;
        learned.forget();
        words.forget();
        throw error;
      }
    },
  };
}
