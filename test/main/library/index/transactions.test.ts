// What is held in one transaction over several pieces of work, and what two programs may believe between theirs.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

const rowAt = (n: number): PlacedRow => ({ ...rowOf(recordOf(n)), path: `2026/10/${n}.json`, mtimeMs: 1, size: 1, present: true });

function openedTwice(): { ours: IndexStore; theirs: IndexStore; file: string } {
  const file = join(temporaryFolder(), 'index.sqlite');
  return { ours: openStore(file), theirs: openStore(file), file };
}

const found = async (store: IndexStore): Promise<readonly string[]> => (await makeSearch(store).rows('sky', 0, 100)).map(({ id }) => id);
const editsOf = (store: IndexStore): readonly number[] => (store.noticeOthers(), store.months().map(({ edits }) => edits));

function failing(store: IndexStore, n: number): void {
  store.putOne(rowAt(n));
  throw new Error('it went wrong');
}

test('what is held is found here at once, and by other programs when it is committed', async () => {
  const { ours, theirs } = openedTwice();
  ours.transactHeld(() => ours.putOne(rowAt(2)));
  ours.transactHeld(() => ours.putOne(rowAt(1)));
  expect([await found(ours), editsOf(ours), await found(theirs), editsOf(theirs)]).toEqual([[idOf(2), idOf(1)], [2], [], []]);
  ours.commitHeld();
  expect([await found(ours), editsOf(ours), await found(theirs), editsOf(theirs)]).toEqual([
    [idOf(2), idOf(1)],
    [2],
    [idOf(2), idOf(1)],
    [2],
  ]);
  // Nothing keeps the others from writing.
  theirs.transact(() => theirs.putOne(rowAt(3)));
  expect(await found(ours)).toEqual([idOf(3), idOf(2), idOf(1)]);
});

test('what is held is committed before another transaction, which may fail by itself', async () => {
  const { ours, theirs } = openedTwice();
  ours.transactHeld(() => ours.putOne(rowAt(1)));
  expect(() => ours.transact(() => failing(ours, 2))).toThrow('it went wrong');
  expect([await found(ours), editsOf(ours), await found(theirs)]).toEqual([[idOf(1)], [1], [idOf(1)]]);
});

test('a piece of work that fails undoes what was held with it, in words, counts and months', async () => {
  const { ours, theirs } = openedTwice();
  ours.put([rowAt(9)]);
  ours.transactHeld(() => ours.putOne(rowAt(2)));
  expect(() => ours.transactHeld(() => failing(ours, 1))).toThrow('it went wrong');
  expect([await found(ours), editsOf(ours), ours.counts().total]).toEqual([[idOf(9)], [1], 1]);
  expect(ours.put([rowAt(1)]).total).toBe(2);
  expect([await found(theirs), editsOf(theirs)]).toEqual([[idOf(9), idOf(1)], [2]]);
});

test('a lock that cannot be had is waited for once, and nothing is held then', async () => {
  const { ours, theirs, file } = openedTwice();
  theirs.close();
  ours.put([rowAt(9)]);
  ours.one('PRAGMA busy_timeout = 1').get();
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  expect(() => ours.transactHeld(() => ours.putOne(rowAt(1)))).toThrow('locked');
  // Neither begins again, which would throw.
  ours.commitHeld();
  expect(await found(ours)).toEqual([idOf(9)]);
  ours.close();
  other.exec('ROLLBACK');
  other.close();
  expect(await found(openStore(file))).toEqual([idOf(9)]);
});

test('what SQLite undid between two pieces is missed by the next one, and counts and months are as before', async () => {
  const { ours } = openedTwice();
  ours.put([rowAt(9)]);
  ours.transactHeld(() => ours.putOne(rowAt(2)));
  // As at a fault of the disk.
  ours.one('ROLLBACK').run();
  expect(() => ours.transactHeld(() => ours.putOne(rowAt(1)))).toThrow('what was held was undone');
  expect([await found(ours), editsOf(ours), ours.counts().total]).toEqual([[idOf(9)], [1], 1]);
});

test('a transaction within another one is refused, and both are undone', async () => {
  const { ours } = openedTwice();
  expect(() => ours.transact(() => ours.transact(() => ours.putOne(rowAt(1))))).toThrow('another one within');
  expect([await found(ours), ours.put([rowAt(2)]).total]).toEqual([[], 1]);
});

test('what is held when the index is closed is in it', async () => {
  const { ours, theirs, file } = openedTwice();
  theirs.close();
  ours.transactHeld(() => ours.putOne(rowAt(1)));
  ours.close();
  expect(await found(openStore(file))).toEqual([idOf(1)]);
});

test('older and older edits that two programs put in turns are in the order of time', async () => {
  const { ours, theirs } = openedTwice();
  for (let n = 40; n > 0; n -= 1) {
    const store = n % 3 === 0 ? theirs : ours;
    store.transact(() => store.putOne(rowAt(n)));
  }
  // The oldest goes, and comes back.
  ours.remove([idOf(1)]);
  theirs.put([rowAt(1)]);
  ours.put([rowAt(0)]);
  const wanted = Array.from({ length: 41 }, (_, nth) => idOf(40 - nth));
  expect([await found(ours), await found(theirs)]).toEqual([wanted, wanted]);
  const docids = ours
    .one('SELECT docid FROM edits ORDER BY place DESC')
    .all()
    .map((row) => Number(row['docid']));
  expect(docids).toEqual([...new Set(docids)].toSorted((a, b) => a - b));
});

test('while a whole library is read the log of writes grows further before it is folded in, and not after it, nor where reading failed', async () => {
  const { ours } = openedTwice();
  const pages = (): unknown => ours.one('PRAGMA wal_autocheckpoint').get()?.['wal_autocheckpoint'];
  expect([pages(), await ours.withLargeCache(async () => pages()), pages()]).toEqual([1000, 8000, 1000]);
  await expect(ours.withLargeCache(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
  expect(pages()).toBe(1000);
});
