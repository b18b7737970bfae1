// Twins as the index keeps them: the same bytes, and copies by the look of them, as edits and prints come, change and go.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepProgram } from '../../../../app/composite/settings.ts';
import { notOrganised } from '../../../../app/edits/record.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { printBytes, sameBytes } from '../../../../app/pictures/print.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { notePrint } from '../../../../main/library/index/note-print.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf, shaOf } from '../records.ts';

type Picture = 'a' | 'b' | 'c' | 'd';
type Kind = {
  readonly pictures: readonly Picture[];
  readonly sent: boolean;
  readonly seed: number | null;
  readonly trashed: boolean;
  readonly laid?: boolean;
};
const plain: Kind = { pictures: ['a'], sent: false, seed: null, trashed: false };

/** How they look: b is three bits from a and four from c, d is another picture. */
const turned: Readonly<Record<Picture, readonly number[]>> = {
  a: [],
  b: [1, 40, 99],
  c: [1, 40, 99, 130, 180, 200, 255],
  d: Array.from({ length: 90 }, (_, at) => at * 2),
};
const printed = (picture: Picture): string => {
  const print = new Uint8Array(printBytes).fill(80, 32);
  for (const bit of turned[picture]) print[bit >> 3] = (print[bit >> 3] ?? 0) | (1 << (bit & 7));
  return Buffer.from(print).toString('base64');
};
const bits = (one: Picture, two: Picture): number => {
  const [of, and] = [new Set(turned[one]), new Set(turned[two])];
  return [...of].filter((bit) => !and.has(bit)).length + [...and].filter((bit) => !of.has(bit)).length;
};

function rowFor(n: number, { pictures, sent, seed, trashed, laid = false }: Kind): PlacedRow {
  const base = recordOf(n);
  const record: EditRecord = {
    ...base,
    ...(laid ? { model: keepProgram } : {}),
    request: { ...base.request, parameters: seed === null ? {} : { seed } },
    timeline: sent
      ? [
          { at: base.createdAt, state: 'submitting' },
          { at: base.createdAt, state: 'done' },
        ]
      : [],
    results: pictures.map((picture, nth) => ({
      file: `${n}-${nth}.png`,
      sha256: shaOf(picture),
      bytes: 9,
      mediaType: 'image/png',
      width: 8,
      height: 8,
    })),
    organised: { ...notOrganised, ...(trashed ? { trashedAt: '2026-11-01T00:00:00.000Z' } : {}) },
  };
  return { ...rowOf(record), path: `${record.stem.slice(0, 4)}/${record.id}.json`, mtimeMs: 1.5, size: n, present: true };
}

const storeNow = (): IndexStore => openStore(join(temporaryFolder(), 'index.sqlite'));
const put = (store: IndexStore, kinds: readonly Kind[]): void => void store.put(kinds.map((kind, n) => rowFor(n, kind)));
const found = async (store: IndexStore, query: string) =>
  (await makeSearch(store).rows(query, 0, 50)).map(({ id, twin }) => [id, twin] as const);

/** What the index must answer, found by comparing each with each. */
function twinsIn(all: ReadonlyMap<number, Kind>, looked: ReadonlySet<Picture>): Map<string, number> {
  const nearest = new Map<string, number>();
  for (const [n, one] of all)
    for (const [m, two] of all) {
      if (n === m || one.trashed || two.trashed) continue;
      const different = (one.sent && two.sent) || (one.seed !== null && two.seed !== null && one.seed !== two.seed);
      for (const mine of one.pictures)
        for (const other of two.pictures) {
          const apart = mine === other ? sameBytes : !different && looked.has(mine) && looked.has(other) ? bits(mine, other) : Infinity;
          if (apart <= 10) nearest.set(idOf(n), Math.min(apart, nearest.get(idOf(n)) ?? Infinity));
        }
    }
  return nearest;
}

describe('twins', () => {
  test('of the same bytes are known at once, copies when they were looked at, and what was not looked at is counted', async () => {
    const store = storeNow();
    put(store, [plain, plain, { ...plain, pictures: ['b'] }, { ...plain, pictures: ['d'] }]);
    expect(await found(store, 'is:duplicate')).toEqual([
      [idOf(1), sameBytes],
      [idOf(0), sameBytes],
    ]);
    expect(makeSearch(store).find('is:duplicate')).toMatchObject({ total: 2, notCompared: 4 });
    expect(makeSearch(store).find('sky')).not.toHaveProperty('notCompared');
    expect([notePrint(store, idOf(2), 0, printed('b')), notePrint(store, idOf(0), 0, printed('a'))]).toEqual([false, true]);
    expect(await found(store, 'is:duplicate')).toEqual([
      [idOf(2), 3],
      [idOf(1), sameBytes],
      [idOf(0), sameBytes],
    ]);
    expect(makeSearch(store).find('is:duplicate').notCompared).toBe(1);
    expect((await found(store, `twin:${idOf(2)}`)).map(([id]) => id)).toEqual([2, 1, 0].map(idOf));
    expect((await found(store, '-is:duplicate')).map(([id]) => id)).toEqual([idOf(3)]);
    store.close();
  });

  test('are never two answers of the model, however alike: those that were sent from here, or that say other seeds', async () => {
    const store = storeNow();
    put(store, [
      { ...plain, sent: true, seed: 1 },
      { ...plain, pictures: ['b'], sent: true, seed: 1 },
      { ...plain, pictures: ['c'], seed: 2 },
    ]);
    for (const [n, picture] of (['a', 'b', 'c'] as const).entries()) notePrint(store, idOf(n), 0, printed(picture));
    expect(await found(store, 'is:duplicate')).toEqual([]);
    // A copy that came in from a file says nothing of where it is from.
    store.put([rowFor(3, { ...plain, pictures: ['c'] })]);
    expect(await found(store, 'is:duplicate')).toEqual([
      [idOf(3), sameBytes],
      [idOf(2), sameBytes],
      [idOf(1), 4],
      [idOf(0), 7],
    ]);
    store.close();
  });

  test('are never what was laid over its original and a result, or two such versions; a copy of one is', async () => {
    const store = storeNow();
    const laid = { ...plain, laid: true };
    put(store, [
      { ...plain, sent: true },
      { ...laid, pictures: ['b'] },
      { ...laid, pictures: ['c'] },
    ]);
    for (const [n, picture] of (['a', 'b', 'c'] as const).entries()) notePrint(store, idOf(n), 0, printed(picture));
    expect(await found(store, 'is:duplicate')).toEqual([]);
    store.put([rowFor(3, { ...plain, pictures: ['b'] })]);
    expect((await found(store, 'is:duplicate')).slice(0, 1)).toEqual([[idOf(3), sameBytes]]);
    store.close();
  });

  test('are known again after every record was read anew, without a look at any picture', async () => {
    const store = storeNow();
    const kinds: readonly Kind[] = [plain, { ...plain, pictures: ['b'] }, { ...plain, pictures: ['d', 'c'] }];
    put(store, kinds);
    notePrint(store, idOf(0), 0, printed('a'));
    notePrint(store, idOf(1), 0, printed('b'));
    const was = await found(store, 'is:duplicate');
    store.transact(() => kinds.forEach((kind, n) => store.putOne(rowFor(n, kind), true)));
    expect([was.length, await found(store, 'is:duplicate')]).toEqual([2, was]);
    expect(store.twins.unprinted(Number.MAX_SAFE_INTEGER, 9).map(({ id, nth }) => [id, nth])).toEqual([
      [idOf(2), 0],
      [idOf(2), 1],
    ]);
    // What is gone for good leaves nothing of how it looked.
    store.remove([idOf(0)]);
    expect(store.one('SELECT count(*) AS n FROM prints').get()).toEqual({ n: 1 });
    store.close();
  });

  test('are those that a comparison of each with each would find, whatever is put, looked at, thrown away and taken out', async () => {
    const picture = fc.constantFrom<Picture>('a', 'a', 'b', 'c', 'd');
    const kind = fc.record<Pick<Kind, 'pictures' | 'trashed'>>({
      pictures: fc.array(picture, { maxLength: 2 }),
      trashed: fc.constantFrom(false, false, true),
    });
    const step = fc.record({ n: fc.integer({ min: 0, max: 8 }), kind: fc.option(kind, { nil: null }), look: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const store = storeNow();
        const all = new Map<number, Kind>();
        const looked = new Set<Picture>();
        for (const { n, kind: put, look } of steps) {
          // Where a result is from never changes.
          const is = put === null ? null : { ...put, sent: n % 3 === 0, seed: n % 2 === 0 ? null : n % 4 };
          if (is === null) store.remove([idOf(n)]);
          else store.put([rowFor(n, is)]);
          if (is === null) all.delete(n);
          else all.set(n, is);
          if (look)
            for (const [nth, one] of (is?.pictures ?? []).entries()) {
              notePrint(store, idOf(n), nth, printed(one));
              looked.add(one);
            }
          // What no edit has any more was forgotten.
          for (const one of looked) if (![...all.values()].some(({ pictures }) => pictures.includes(one))) looked.delete(one);
        }
        const expected = twinsIn(all, looked);
        expect(new Map(await found(store, 'is:duplicate'))).toEqual(expected);
        const places = [...all.keys()].map((n) => Number(store.one('SELECT place FROM edits WHERE id = ?').get(idOf(n))?.['place']));
        expect(store.twins.twinsAt(Float64Array.from(places))).toEqual(expected);
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
