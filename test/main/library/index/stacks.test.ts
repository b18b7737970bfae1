// Sets as the grid shows them: one cell each, kept by the index as edits come, change and go.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notOrganised } from '../../../../app/edits/record.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { rankOf } from '../../../../main/library/index/set-heads.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';
import { takeSteps } from '../taken-steps.ts';

type Kind = {
  readonly set: number | null;
  readonly flag: 'pick' | 'reject' | null;
  readonly stars: number;
  readonly picture: boolean;
  readonly trashed: boolean;
  readonly project: 'wall' | 'roof' | null;
};
const plain: Kind = { set: null, flag: null, stars: 0, picture: true, trashed: false, project: null };

const setId = (set: number): string => idOf(100_000 + set);

function rowFor(n: number, kind: Kind): PlacedRow {
  const record: EditRecord = {
    ...recordOf(n),
    ...(kind.set === null ? {} : { batch: { id: setId(kind.set), item: n, set: `set ${kind.set}`, of: 12 } }),
    results: kind.picture ? [{ file: `${n}.png`, sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png', width: 8, height: 8 }] : [],
    organised: {
      ...notOrganised,
      flag: kind.flag,
      stars: kind.stars,
      project: kind.project,
      ...(kind.trashed ? { trashedAt: '2026-11-01T00:00:00.000Z' } : {}),
    },
  };
  return { ...rowOf(record), path: `${record.stem.slice(0, 4)}/${record.id}.json`, mtimeMs: 1.5, size: n, present: true };
}

const storeNow = (): IndexStore => openStore(join(temporaryFolder(), 'index.sqlite'));

/** The cells of what is there, newest first, each with the number of its set: what the index must answer, found by looking at all. */
function cellsOf(all: ReadonlyMap<number, Kind>, project: string | null): readonly (readonly [string, number | undefined])[] {
  const there = [...all].filter(([, { trashed }]) => !trashed);
  const members = (set: number) => there.filter(([, kind]) => kind.set === set);
  const rank = ({ flag, stars, picture }: Kind): number => rankOf({ flag, stars, pixels: picture ? 64 : null, dead: false });
  const headOf = (set: number) => members(set).toSorted(([a, one], [b, two]) => rank(two) - rank(one) || a - b)[0];
  return there
    .filter(([n, kind]) => {
      if (project !== null && kind.project !== project) return false;
      if (kind.set === null) return true;
      const head = headOf(kind.set);
      return head?.[0] === n || (project !== null && head?.[1].project !== project);
    })
    .toSorted(([a], [b]) => b - a)
    .map(([n, { set }]) => {
      const size = set === null || headOf(set)?.[0] !== n ? 1 : members(set).length;
      return [idOf(n), size > 1 ? size : undefined];
    });
}

describe('sets in the index', () => {
  test('show as one cell each, that of the winner, with their number; apart when nobody asks for them folded', async () => {
    const store = storeNow();
    const search = makeSearch(store);
    store.put([rowFor(0, plain), ...[1, 2, 3].map((n) => rowFor(n, { ...plain, set: 1 })), rowFor(4, plain)]);
    const shown = async () => (await search.rows('', 0, 9, true)).map(({ id, stack }) => [id, stack]);
    expect(await shown()).toEqual([
      [idOf(4), undefined],
      [idOf(1), 3],
      [idOf(0), undefined],
    ]);
    expect([search.find('', true).total, search.find('').total, (await search.rows('', 0, 9)).length]).toEqual([3, 5, 5]);
    expect(search.find('', true).months).toEqual([{ month: '2026-10', count: 3, edits: 5 }]);
    store.put([rowFor(3, { ...plain, set: 1, flag: 'pick' })]);
    expect((await shown())[1]).toEqual([idOf(3), 3]);
    expect(await Promise.all([1, 2, 3].map((n) => search.position('', idOf(n), true)))).toEqual([1, 1, 1]);
    // What is looked for is shown, wherever it lies.
    expect((await search.rows('sky 1', 0, 9, true)).map(({ id }) => id)).toEqual([idOf(1)]);
    expect((await search.rows(`batch:${setId(1)}`, 0, 9, true)).map(({ id }) => id)).toEqual([3, 2, 1].map(idOf));
    store.close();
  });

  test('are counted as a look at every edit would count them, whatever is put, marked, thrown away and taken out', async () => {
    const kind = fc.record<Kind>({
      set: fc.constantFrom(null, 0, 1, 2),
      flag: fc.constantFrom(null, null, 'pick', 'reject'),
      stars: fc.integer({ min: 0, max: 2 }),
      picture: fc.boolean(),
      trashed: fc.constantFrom(false, false, true),
      project: fc.constantFrom(null, 'wall', 'roof'),
    });
    const step = fc.record({ n: fc.integer({ min: 0, max: 14 }), kind: fc.option(kind, { nil: null }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const store = storeNow();
        const search = makeSearch(store);
        const all = takeSteps(store, steps, { sets: 3, idAt: idOf, rowFor });
        for (const [query, project] of [
          ['', null],
          ['project:wall', 'wall'],
        ] as const) {
          const cells = cellsOf(all, project);
          expect((await search.rows(query, 0, 50, true)).map(({ id, stack }) => [id, stack])).toEqual(cells);
          expect((await search.count(query, true)).total).toBe(cells.length);
          const places = await Promise.all(cells.map(([id]) => search.position(query, id, true)));
          expect(places).toEqual(cells.map((_, at) => at));
          expect((await search.rows(query, 2, 3, true)).map(({ id }) => id)).toEqual(cells.slice(2, 5).map(([id]) => id));
        }
        store.close();
      }),
      { numRuns: 40 },
    );
  });
});
