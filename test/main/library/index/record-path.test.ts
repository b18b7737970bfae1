// The path of a record is made again by SQLite from what is kept of it, and found by its time, or by itself where it is an odd one.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthenStem, makeStem, monthFolder, recordName, timeAt } from '../../../../app/library/naming.ts';
import { fromPath, keptName, ofMonth, valuesOfMonth, valuesOfPath } from '../../../../main/library/index/record-path.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

const rowAt = (n: number, path: string, stem?: string): PlacedRow => ({
  ...rowOf(recordOf(n, stem === undefined ? {} : { stem })),
  path,
  mtimeMs: 1,
  size: 1,
  present: true,
});

const opened = () => openStore(join(temporaryFolder(), 'index.sqlite'));

test('any path comes back as it was put, the program’s own and everybody’s', () => {
  const word = fc.oneof(
    fc.constantFrom('', 'a--b', 'A', 'é', 'a/b', 'x_y', 'make-the-sky-1'),
    fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    fc.string({ maxLength: 12 }).filter((text) => !text.includes('\0') && text.isWellFormed()),
  );
  const time = fc.constantFrom(
    '20261001-000100',
    '20260231-101010',
    '20261001-000160',
    '18991231-235959',
    '20261001-0001',
    '20261101-000100',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), word, time, fc.boolean(), fc.boolean(), (n, words, at, isOwn, isLong) => {
      const store = opened();
      const id = idOf(n);
      const stem = makeStem(timeAt(Date.UTC(2026, 9, 1) + n * 60_000), words, id);
      const own = isLong ? lengthenStem(stem, id, 8) : stem;
      const path = isOwn
        ? `${monthFolder(own, recordOf(n).createdAt)}/${recordName(own)}`
        : `2026/10/${at}_${words}_${id.slice(-4).toLowerCase()}.json`;
      store.put([rowAt(n, path, isOwn ? stem : undefined)]);
      expect(store.one('SELECT path FROM edits').get()).toEqual({ path });
      expect(store.one(`SELECT path ${fromPath}`).all(...valuesOfPath(path))).toEqual([{ path }]);
      expect(store.one(`SELECT path ${fromPath}`).all(...valuesOfPath(`${path}x`))).toEqual([]);
      const month = path.slice(0, '2026/10'.length);
      for (const folder of ['2026/08', '2026/09', '2026/10', '2026/11', '2026/12', '2027/09'])
        expect([folder, store.one(ofMonth('path')).all(...valuesOfMonth(folder))]).toEqual([folder, folder === month ? [{ path }] : []]);
      store.close();
    }),
    { numRuns: 300 },
  );
});

test('of the program’s own name only the words are kept', () => {
  const store = opened();
  const { stem, createdAt } = recordOf(7);
  const path = `${monthFolder(stem, createdAt)}/${recordName(stem)}`;
  store.put([rowAt(7, path)]);
  const kept = store.one('SELECT name, place FROM edits').get();
  expect([kept?.['name'], keptName(path, Number(kept?.['place']), idOf(7))]).toEqual(['make-the-sky-7', 'make-the-sky-7']);
  store.close();
});

test('odd paths are told apart, and one that another edit comes for is given up', () => {
  const [one, other] = ['2026/10/one.json', '2026/10/other.json'];
  const store = opened();
  store.put([rowAt(1, one), rowAt(2, other)]);
  const paths = () =>
    store
      .one('SELECT path FROM edits ORDER BY place')
      .all()
      .map((row) => row['path']);
  expect(paths()).toEqual([one, other]);
  store.remove([idOf(1)]);
  expect(paths()).toEqual([other]);
  store.put([rowAt(1, one), rowAt(3, one)]);
  expect(paths()).toEqual([other, one]);
  store.close();
});
