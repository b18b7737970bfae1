// The search of an index too large to be counted at once.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../../app/library/query.ts';
import { notOrganised } from '../../../../app/edits/record.ts';
import { conditionOf } from '../../../../main/library/index/condition.ts';
import { makeMatchingRows } from '../../../../main/library/index/matching-rows.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { namedOf } from '../../../fakes/records.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

describe('a search of very many', () => {
  test('stops counting after a page, goes on when asked, and knows every position', async () => {
    const { store, search } = makeIndex(3000);
    const find = search.find('sky');
    expect([find.total, find.exact, search.find('').total]).toEqual([101, false, 3000]);
    expect(await search.count('sky')).toMatchObject({ total: 3000, exact: true });
    expect(search.find('sky')).toMatchObject({ total: 3000, exact: true });
    expect(search.find('sky').months).toEqual(search.find('').months);
    for (const query of ['', 'sky', 'sky -cloud', '-cloud', 'stars:0', 'is:leaf']) {
      const rows = await Promise.all([0, 1, 99, 100, 101, 1500, 2999].map((at) => search.rows(query, at, 1)));
      const ids = rows.map(([row]) => row?.id ?? '');
      expect([query, ids]).toEqual([query, [2999, 2998, 2900, 2899, 2898, 1499, 0].map(idOf)]);
      const positions = await Promise.all(ids.map((id) => search.position(query, id)));
      expect([query, positions]).toEqual([query, [0, 1, 99, 100, 101, 1500, 2999]]);
      expect((await search.rows(query, 1400, 200)).map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, n) => idOf(1599 - n)));
    }
    expect([await search.rows('', 3000, 10), await search.rows('sky', 3000, 10)]).toEqual([[], []]);
    store.close();
  });

  test('forgets what it counted when an edit comes or goes', async () => {
    const { store, search } = makeIndex(1200);
    await search.count('sky');
    store.remove([idOf(5)]);
    expect([(await search.count('sky')).total, search.find('').total]).toEqual([1199, 1199]);
    store.put([rowAt(5)]);
    expect([(await search.count('sky')).total, search.find('').total]).toEqual([1200, 1200]);
    expect(await search.position('', idOf(5))).toBe(1194);
    store.close();
  });

  test('completes the beginning of a long word, with and without marks, and of more words than it looks for one by one', async () => {
    const { store, search } = makeIndex(1);
    const words = ['mountains', 'Mountaineer', 'mountaïn', ...Array.from({ length: 50 }, (_, n) => `mountainous${n}`)];
    store.put(words.map((word, n) => rowAt(n + 1, word)));
    const found = ['mounta', 'mountaine', 'MOUNTAIN', 'mountains', 'mountainous', 'mountainous1', 'mountainx'].map(
      (word) => search.find(word).total,
    );
    expect(found).toEqual([53, 1, 53, 1, 50, 11, 0]);
    store.close();
  });

  test('completes what more edits have than it looks at one by one, seldom or often, new or old', async () => {
    const { store, search } = makeIndex(1);
    const word = (n: number): string => (n % 10 === 0 ? `mountainous${n}` : n < 60 ? `mountebank${n}` : 'mountain');
    store.put(Array.from({ length: 2500 }, (_, n) => rowAt(n + 1, word(n))));
    const totals = async (query: string) => [search.find(query).total, (await search.count(query)).total];
    expect(await totals('mountaino')).toEqual([101, 250]);
    expect(await totals('mounteb')).toEqual([54, 54]);
    expect((await search.rows('mounteb', 0, 2)).map(({ prompt }) => prompt)).toEqual(['mountebank59', 'mountebank58']);
    store.close();
  });

  test('answers a condition of few rows by their places as it does by going through rows', () => {
    const { store } = makeIndex(1);
    store.put(
      Array.from({ length: 200 }, (_, at) => ({
        ...rowAt(at + 1, at % 2 === 0 ? 'the sky' : 'a cloud'),
        pixels: at % 3 === 0 ? null : (at % 40) * 1_000_000,
        parents: at % 5 === 0 ? [idOf(at), idOf(9000 + at)] : [],
        present: at % 50 !== 1,
      })),
    );
    const id = idOf(7);
    const counts = [
      id,
      id.slice(0, 20),
      `-${id}`,
      `sky ${id.slice(0, 11)}`,
      'size:>38mp',
      'size:<=2mp sky',
      'size:7mp',
      'has:child',
      'has:child size:>20mp cloud',
      '-is:leaf sky',
      'size:>99mp',
      'is:missing',
      'is:missing cloud',
      'is:missing sky',
      '-is:missing cloud',
      'is:duplicate -sky',
    ].map((query) => {
      const condition = conditionOf(parseQuery(query), { models: [], anyTrashed: false, isId: store.isId });
      const [listed, walked] = [20_000, 0].map((maxListed) => [
        ...makeMatchingRows(store.one, maxListed).positionsOf(condition, null, 1000),
      ]);
      expect([query, listed]).toEqual([query, walked]);
      return listed?.length;
    });
    expect(counts).toEqual([1, 1, 200, 1, 3, 6, 4, 40, 5, 21, 0, 4, 4, 0, 96, 0]);
    // Where few pictures are missing, or none, not every edit with a common word is looked at.
    const { conditions } = conditionOf(parseQuery('is:missing sky'), { models: [], anyTrashed: false, isId: store.isId });
    expect(conditions.map(({ few }) => few !== undefined)).toEqual([true]);
    store.close();
  });

  test('finds ids by their beginning, beside words that begin alike', () => {
    const { store, search } = makeIndex(300);
    const id = idOf(7).toLowerCase();
    store.put([rowAt(400, `a sign that says ${id.slice(0, 12)}`)]);
    const matching = Array.from({ length: 300 }, (_, n) => idOf(n).toLowerCase()).filter((one) => one.startsWith(id.slice(0, 11))).length;
    expect([search.find(id).total, search.find(id.slice(0, 12)).total]).toEqual([1, 2]);
    expect(search.find(id.slice(0, 11)).total).toBe(Math.min(101, matching + 1));
    store.close();
  });

  test('finds requests by their ids, whole, by their beginning and by a word of them, long or short', () => {
    const { store, search } = makeIndex(2);
    const requestId = '3f2a9b1c-1111-4222-8333-44445555666677778888';
    const named = namedOf(requestId);
    store.put([{ ...rowOf({ ...recordOf(600, { id: idOf(10) }), named }), ...aside(10) }, rowAt(11, 'a sign that says 3f2a9b1d')]);
    const found = (query: string): readonly string[] => [query, ...search.find(query).months.map(({ count }) => String(count))];
    // A short word of it, its beginning beside another word that begins so, and one that is long enough to be looked up by itself.
    expect([requestId, '3f2a9b1c', '3f2a9b1', '44445555666677778888', '444455556666'].map(found)).toEqual([
      [requestId, '1'],
      ['3f2a9b1c', '1'],
      ['3f2a9b1', '2'],
      ['44445555666677778888', '1'],
      ['444455556666', '1'],
    ]);
    store.close();
  });

  test('finds a phrase with its own id in a longer word', () => {
    const { store, search } = makeIndex(2);
    const id = idOf(10);
    const organised = { ...notOrganised, note: `see edit${id}x twice, and ${id} once` };
    store.put([{ ...rowOf({ ...recordOf(600, { id }), organised }), ...aside(10) }]);
    expect([`"see edit${id}x twice"`, `edit${id}x`, id].map((query) => search.find(query).total)).toEqual([1, 1, 1]);
    store.close();
  });

  test('does not take what was found by an id for what a word finds once the id is gone', () => {
    // However many changes there were before: what is kept is told by their number.
    for (let changes = 0; changes < 6; changes += 1) {
      const { store, search } = makeIndex(3);
      const position = store.positionOf(idOf(1)) ?? NaN;
      for (let nth = 0; nth < changes; nth += 1) store.setPresent(position, nth % 2 === 1);
      expect([changes, search.find(idOf(2)).total]).toEqual([changes, 1]);
      store.remove([idOf(2)]);
      expect([changes, search.find(idOf(2)).total]).toEqual([changes, 0]);
      store.close();
    }
  });
});

/** Where a row lies whose record is not the n-th of these tests. */
const aside = (n: number) => ({ path: `2026/10/${n}.json`, mtimeMs: 1, size: 1, present: true });

function rowAt(n: number, prompt = 'the sky'): PlacedRow {
  const record = recordOf(n * 60, { prompt, id: idOf(n) });
  return { ...rowOf(record), path: `2026/10/${n}.json`, mtimeMs: 1, size: 1, present: true };
}

function makeIndex(edits: number): { store: IndexStore; search: ReturnType<typeof makeSearch> } {
  const store = openStore(join(temporaryFolder(), 'index.sqlite'));
  store.put(Array.from({ length: edits }, (_, n) => rowAt(n)));
  return { store, search: makeSearch(store) };
}
