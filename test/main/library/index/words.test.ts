// The numbers under which words are kept: in the order of time, whatever order edits come in, and close to each other.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notOrganised } from '../../../../app/edits/record.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { recordOf as corpusRecordOf } from '../../../corpus/edits.ts';
import { pretendedPictures } from '../../../corpus/pictures.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

const rowAt = (n: number, more: Parameters<typeof recordOf>[1] = {}): PlacedRow => ({
  ...rowOf(recordOf(n, { prompt: `the sky unlike${n}x`, ...more })),
  path: `2026/10/${n}.json`,
  mtimeMs: 1,
  size: 1,
  present: true,
});

function opened(): { store: IndexStore; file: string } {
  const file = join(temporaryFolder(), 'index.sqlite');
  return { store: openStore(file), file };
}

/** Newest first, by words and without them. */
async function shown(store: IndexStore): Promise<readonly (readonly string[])[]> {
  const search = makeSearch(store);
  return Promise.all(['', 'sky', '-nothing'].map(async (query) => (await search.rows(query, 0, 1e6)).map(({ id }) => id)));
}

/** Numbers of the full-text index, newest first; no two edits have the same. */
const docidsIn = (store: IndexStore): readonly number[] =>
  store
    .one('SELECT docid FROM edits ORDER BY place DESC')
    .all()
    .map((row) => Number(row['docid']));

const isRising = (numbers: readonly number[]): boolean => numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? NaN));

describe('the full-text index', () => {
  test('is in the order of time, whatever order edits come, change and go in', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), n: fc.integer({ min: 0, max: 300 }) }) },
      // One after the other at one spot, backwards and forwards, as imports and other computers bring them.
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('many' as const),
          n: fc.integer({ min: 0, max: 300 }),
          count: fc.integer({ min: 1, max: 60 }),
          by: fc.constantFrom(-1, 1),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), n: fc.integer({ min: 0, max: 300 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 25 }), async (batches) => {
        const { store } = opened();
        /** How often each was put, by its number. */
        const there = new Map<number, number>();
        let version = 0;
        for (const batch of batches) {
          store.transact(() => {
            for (const one of batch) {
              if (one.kind === 'remove') {
                const position = store.positionOf(idOf(one.n));
                if (position !== null) store.dropPlace(position);
                there.delete(one.n);
                continue;
              }
              const count = one.kind === 'many' ? one.count : 1;
              for (let nth = 0; nth < count; nth += 1) {
                const n = Math.max(0, one.n + (one.kind === 'many' ? one.by * nth : 0));
                version += 1;
                store.putOne(rowAt(n, { prompt: `the sky unlike${n}x v${version}z` }));
                there.set(n, version);
              }
            }
          });
        }
        const wanted = [...there.keys()].toSorted((a, b) => b - a).map(idOf);
        expect(await shown(store)).toEqual([wanted, wanted, wanted]);
        const docids = docidsIn(store);
        expect(isRising(docids)).toBe(true);
        // Each has its own words, and nobody else's.
        const search = makeSearch(store);
        for (const [n, last] of there)
          expect([
            n,
            (await search.rows(`unlike${n}x`, 0, 9)).map(({ id }) => id),
            (await search.rows(`v${last}z`, 0, 9)).map(({ id }) => id),
          ]).toEqual([n, [idOf(n)], [idOf(n)]]);
        expect(store.one('SELECT count(*) AS n FROM words').get()).toEqual({ n: there.size });
        store.close();
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  test('finds an edit that was moved by all that it was found by before', async () => {
    const { store } = opened();
    const corpus = { total: 120, seed: 5 };
    const pictures = pretendedPictures(corpus);
    const batch = { id: '01J00000000000000000000001', item: 0, set: 'A set', of: 2 };
    const imported = { from: 'a1111' as const, file: 'a.png', at: '2026-11-01T00:00:00.000Z', sha256: 'a'.repeat(64) };
    const rows = Array.from({ length: corpus.total }, (_, n) => {
      const record = {
        ...corpusRecordOf(corpus, n, pictures),
        id: idOf(n * 10),
        stem: recordOf(n * 10).stem,
        ...(n % 7 === 0 ? { batch } : {}),
        ...(n % 11 === 0 ? { imported } : {}),
      };
      const organised = n % 13 === 0 ? { ...notOrganised, trashedAt: '2026-11-01T00:00:00.000Z', tags: ['Café', 'x'] } : record.organised;
      return { ...rowOf({ ...record, organised }), path: `2026/10/${n}.json`, mtimeMs: 1, size: 1, present: true };
    });
    store.put(rows);
    const before = vocabularyOf(store);
    const docids = docidsIn(store);
    // So many between the same two that all of them have to move.
    const late = Array.from({ length: 3000 }, (_, n) => ({
      ...rowAt(595, { prompt: 'late', id: idOf(100_000 + n) }),
      place: (rows[59]?.place ?? 0) + 1 + n,
      path: `2026/10/late${n}.json`,
    }));
    for (let at = 0; at < late.length; at += 500) store.put(late.slice(at, at + 500));
    expect(isRising(docidsIn(store))).toBe(true);
    store.remove(late.map(({ id }) => id));
    expect(docidsIn(store).filter((docid, at) => docid !== docids[at]).length).toBeGreaterThan(20);
    expect(vocabularyOf(store)).toEqual(before);
    store.close();
  }, 240_000);

  test('keeps small numbers, a few apart', () => {
    const { store } = opened();
    store.put(Array.from({ length: 500 }, (_, n) => rowAt(n)));
    const docids = docidsIn(store);
    expect([Math.min(...docids) > 0, Math.max(...docids) < 2 ** 23]).toEqual([true, true]);
    expect((docids.at(-1) ?? 0) - (docids[0] ?? 0)).toBeLessThanOrEqual(4 * 500);
    store.close();
  });

  test('is as it was when a transaction that moved edits is undone', async () => {
    const { store } = opened();
    store.put([1, 400].map((n) => rowAt(n)));
    const [before, docids] = [await shown(store), docidsIn(store)];
    expect(() =>
      store.transact(() => {
        for (let n = 399; n > 1; n -= 1) store.putOne(rowAt(n));
        throw new Error('undone');
      }),
    ).toThrow('undone');
    store.put([]);
    expect([await shown(store), docidsIn(store)]).toEqual([before, docids]);
    expect(store.one('SELECT count(*) AS n FROM words').get()).toEqual({ n: 2 });
    store.close();
  });
});

/** Each word and the edits it is in, as the full-text index has them. */
function vocabularyOf(store: IndexStore): readonly unknown[] {
  store.one('CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, words, instance)').run();
  return store.one('SELECT term, id FROM temp.vocabulary JOIN edits ON docid = doc ORDER BY term, id').all();
}
