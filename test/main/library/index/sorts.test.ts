// The orders of what was found: each as a comparison of all edits would put them, page by page and by place.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notOrganised } from '../../../../app/edits/record.ts';
import { sorts } from '../../../../app/library/sorts.ts';
import type { Sort } from '../../../../app/library/sorts.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

type Edit = { readonly n: number; readonly stars: number; readonly touched: number; readonly prompt: string; readonly trashed: boolean };

function rowFor({ n, stars, touched, prompt, trashed }: Edit): PlacedRow {
  const record = recordOf(n, {
    prompt,
    organised: { ...notOrganised, stars, ...(trashed ? { trashedAt: '2026-11-01T00:00:00.000Z' } : {}) },
  });
  return { ...rowOf(record), path: `2026/${record.id}.json`, mtimeMs: touched, size: n, present: true };
}

const compared: Readonly<Record<Sort, (one: Edit, two: Edit) => number>> = {
  newest: () => 0,
  oldest: (one, two) => one.n - two.n,
  stars: (one, two) => two.stars - one.stars,
  touched: (one, two) => two.touched - one.touched,
  name: (one, two) => (one.prompt < two.prompt ? -1 : one.prompt > two.prompt ? 1 : 0),
};

describe('an order', () => {
  test.each(sorts)('of %s is that of a comparison, under a search too, page by page and place by place', async (sort) => {
    const edit = fc.record({
      stars: fc.integer({ min: 0, max: 5 }),
      touched: fc.integer({ min: 1, max: 40 }).map((second) => second + 0.5),
      prompt: fc.constantFrom('a red boat', 'a red barn', 'blue hat', 'zebra'),
      trashed: fc.constantFrom(false, false, false, true),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 130 }), async (edits) => {
        const store = openStore(join(temporaryFolder(), 'index.sqlite'));
        const all = edits.map((one, n) => ({ n, ...one }));
        store.put(all.map(rowFor));
        const search = makeSearch(store);
        for (const words of ['', 'red', 'stars:>=2']) {
          const wanted = all
            .filter(
              ({ trashed, prompt, stars }) =>
                !trashed && (words !== 'red' || prompt.includes('red')) && (words !== 'stars:>=2' || stars >= 2),
            )
            .toReversed()
            .toSorted(compared[sort])
            .map(({ n }) => idOf(n));
          const query = `${words} sort:${sort}`.trim();
          const ids = async (offset: number, count: number) => (await search.rows(query, offset, count)).map(({ id }) => id);
          // Before it is counted, a first page is there.
          expect(search.find(query).total).toBe(Math.min(wanted.length, 101));
          expect(await ids(0, 5)).toEqual(wanted.slice(0, 5));
          expect(await ids(0, 200)).toEqual(wanted);
          expect(await ids(100, 20)).toEqual(wanted.slice(100, 120));
          expect((await search.count(query)).total).toBe(wanted.length);
          expect(await Promise.all(wanted.slice(0, 3).map((id) => search.position(query, id)))).toEqual(
            wanted.slice(0, 3).map((_, at) => at),
          );
        }
        store.close();
      }),
      { numRuns: 8 },
    );
  });

  test('changes with the marks, and another than the newest first has one stretch without a month', async () => {
    const store = openStore(join(temporaryFolder(), 'index.sqlite'));
    const search = makeSearch(store);
    const plain = { touched: 1.5, prompt: 'sky', trashed: false };
    store.put([0, 1, 2].map((n) => rowFor({ ...plain, n, stars: n })));
    const shown = async (): Promise<readonly string[]> => (await search.rows('sort:stars', 0, 9)).map(({ id }) => id);
    expect(await shown()).toEqual([2, 1, 0].map(idOf));
    expect(search.find('sort:stars').months).toEqual([{ month: '', count: 3 }]);
    expect(search.find('sort:newest').months).toEqual([{ month: '2026-10', count: 3 }]);
    store.put([rowFor({ ...plain, n: 0, stars: 5 })]);
    expect(await shown()).toEqual([0, 2, 1].map(idOf));
    expect(search.find('-sort:stars').notUnderstood).toEqual(['-sort:stars']);
    store.close();
  });
});

test('what ended without a picture is found as one, and left out as one', async () => {
  const store = openStore(join(temporaryFolder(), 'index.sqlite'));
  const states = ['done', 'failed', 'blocked', 'cancelled', 'lost', 'unknown', 'running'] as const;
  store.put(states.map((state, n) => ({ ...rowOf(recordOf(n, { state })), path: `2026/${n}.json`, mtimeMs: 1.5, size: n, present: true })));
  const found = async (query: string) => (await makeSearch(store).rows(query, 0, 9)).map(({ state }) => state);
  expect(await found('is:dead')).toEqual(['lost', 'cancelled', 'blocked', 'failed']);
  expect(await found('-is:dead')).toEqual(['running', 'unknown', 'done']);
  store.close();
});
