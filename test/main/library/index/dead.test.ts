// What came to nothing, as the index counts it and puts it after the rest of its month.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notOrganised } from '../../../../app/edits/record.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { rankOf } from '../../../../main/library/index/set-heads.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';
import { takeSteps } from '../taken-steps.ts';

const fates = ['done', 'waiting', 'failed', 'forgotten', 'asked-again'] as const;
type Kind = {
  readonly fate: (typeof fates)[number];
  readonly set: number | null;
  readonly trashed: boolean;
  readonly project: 'wall' | null;
};
const plain: Kind = { fate: 'done', set: null, trashed: false, project: null };
const named = { requestId: 'r', statusUrl: null, cancelUrl: null, responseUrl: null };

/** Ten days between two edits: three or four a month. */
const nthOf = (n: number): number => n * 14_400;
const idAt = (n: number): string => idOf(nthOf(n));
const monthAt = (n: number): string => new Date(Date.UTC(2026, 9, 1) + nthOf(n) * 60_000).toISOString().slice(0, 7);
const isDead = ({ fate }: Kind): boolean => fate === 'failed' || fate === 'forgotten';

function rowFor(n: number, { fate, set, trashed, project }: Kind): PlacedRow {
  const record: EditRecord = {
    ...recordOf(nthOf(n)),
    state: fate === 'forgotten' || fate === 'asked-again' ? 'lost' : fate,
    named: fate === 'asked-again' ? (named as unknown as EditRecord['named']) : null,
    ...(set === null ? {} : { batch: { id: idOf(100_000 + set), item: n, set: `set ${set}`, of: 12 } }),
    results: fate === 'done' ? [{ file: `${n}.png`, sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png', width: 8, height: 8 }] : [],
    organised: { ...notOrganised, project, ...(trashed ? { trashedAt: '2026-11-01T00:00:00.000Z' } : {}) },
  };
  return { ...rowOf(record), path: `${record.stem.slice(0, 4)}/${record.id}.json`, mtimeMs: 1.5, size: n, present: true };
}

const storeNow = (): IndexStore => openStore(join(temporaryFolder(), 'index.sqlite'));

type Cell = { readonly n: number; readonly dead: boolean; readonly edits: number };

/** The cells, newest first, found by looking at all. */
function cellsOf(all: ReadonlyMap<number, Kind>, project: string | null, folded: boolean): readonly Cell[] {
  const there = [...all].filter(([, { trashed }]) => !trashed);
  const members = (set: number) => there.filter(([, kind]) => kind.set === set);
  const rank = (kind: Kind): number => rankOf({ flag: null, stars: 0, pixels: kind.fate === 'done' ? 64 : null, dead: isDead(kind) });
  const headOf = (set: number) => members(set).toSorted(([a, one], [b, two]) => rank(two) - rank(one) || a - b)[0];
  return there
    .filter(([n, kind]) => {
      if (project !== null && kind.project !== project) return false;
      if (!folded || kind.set === null) return true;
      const head = headOf(kind.set);
      return head?.[0] === n || (project !== null && head?.[1].project !== project);
    })
    .toSorted(([a], [b]) => b - a)
    .map(([n, kind]) => ({
      n,
      dead: isDead(kind),
      edits: folded && kind.set !== null && headOf(kind.set)?.[0] === n ? members(kind.set).length : 1,
    }));
}

describe('what came to nothing', () => {
  test('stands behind the line of its month, after the others where that is open, and where its time is when nobody asks for it apart', async () => {
    const store = storeNow();
    const search = makeSearch(store);
    store.put([0, 1, 2, 3].map((n) => rowFor(n, { ...plain, fate: n === 1 || n === 2 ? 'failed' : 'done' })));
    const shown = async (open?: readonly string[]) => (await search.rows('', 0, 9, true, open)).map(({ id }) => id);
    expect(await shown()).toEqual([3, 2, 1, 0].map(idAt));
    expect(await shown([])).toEqual([3, 0].map(idAt));
    expect(await shown(['2026-10'])).toEqual([3, 0, 2, 1].map(idAt));
    expect(search.find('', false, []).months).toEqual([{ month: '2026-10', count: 2, dead: { edits: 2, cells: 2, open: false } }]);
    expect(await search.position('', idAt(1), true, [])).toBeNull();
    // A search shows what it found, whatever became of it.
    expect((await search.rows('is:dead', 0, 9, true, [])).map(({ id }) => id)).toEqual([2, 1].map(idAt));
    expect((await search.rows('sort:oldest', 0, 9, true, [])).map(({ id }) => id)).toEqual([0, 1, 2, 3].map(idAt));
    store.close();
  });

  test('never takes along what may still become a picture, nor a set of which anything may', async () => {
    const store = storeNow();
    const search = makeSearch(store);
    store.put([
      rowFor(0, { ...plain, fate: 'asked-again' }),
      rowFor(1, { ...plain, fate: 'waiting' }),
      rowFor(2, { ...plain, fate: 'failed', set: 1 }),
      rowFor(3, { ...plain, fate: 'waiting', set: 1 }),
    ]);
    expect((await search.rows('', 0, 9, true, [])).map(({ id }) => id)).toEqual([3, 1, 0].map(idAt));
    store.put([rowFor(3, { ...plain, fate: 'failed', set: 1 })]);
    expect((await search.rows('', 0, 9, true, [])).map(({ id }) => id)).toEqual([1, 0].map(idAt));
    expect(search.find('', true, []).months).toEqual([{ month: '2026-10', count: 2, edits: 4, dead: { edits: 2, cells: 1, open: false } }]);
    store.close();
  });

  test('is counted as a look at every edit would count it, whatever is put, ends, is thrown away and taken out', async () => {
    const kind = fc.record<Kind>({
      fate: fc.constantFrom(...fates),
      set: fc.constantFrom(null, 0, 1),
      trashed: fc.constantFrom(false, false, true),
      project: fc.constantFrom(null, 'wall'),
    });
    const step = fc.record({ n: fc.integer({ min: 0, max: 11 }), kind: fc.option(kind, { nil: null }) });
    const steps = fc.array(step, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, fc.subarray(['2026-10', '2026-11', '2026-12', '2027-01']), fc.boolean(), async (taken, open, folded) => {
        const store = storeNow();
        const search = makeSearch(store);
        const all = takeSteps(store, taken, { sets: 2, idAt, rowFor });
        for (const [query, project] of [
          ['', null],
          ['project:wall', 'wall'],
        ] as const) {
          const cells = cellsOf(all, project, folded);
          const months = [...new Set(cells.map(({ n }) => monthAt(n)))].map((month) => {
            const own = cells.filter(({ n }) => monthAt(n) === month);
            return { month, isOpen: open.includes(month), alive: own.filter(({ dead }) => !dead), dead: own.filter(({ dead }) => dead) };
          });
          const shown = months.flatMap(({ alive, dead, isOpen }) => [...alive, ...(isOpen ? dead : [])]).map(({ n }) => idAt(n));
          const found = await search.count(query, folded, open);
          expect(found.months.map(({ month, count, dead }) => ({ month, count, ...(dead === undefined ? {} : { dead }) }))).toEqual(
            months.map(({ month, alive, dead, isOpen }) => ({
              month,
              count: alive.length,
              ...(dead.length === 0
                ? {}
                : { dead: { edits: dead.reduce((sum, { edits }) => sum + edits, 0), cells: dead.length, open: isOpen } }),
            })),
          );
          expect(found.total).toBe(shown.length);
          expect((await search.rows(query, 0, 50, folded, open)).map(({ id }) => id)).toEqual(shown);
          expect((await search.rows(query, 2, 3, folded, open)).map(({ id }) => id)).toEqual(shown.slice(2, 5));
          expect(await Promise.all(shown.map((id) => search.position(query, id, folded, open)))).toEqual(shown.map((_, at) => at));
          for (const { n } of months.flatMap(({ dead, isOpen }) => (isOpen ? [] : dead)))
            expect(await search.position(query, idAt(n), folded, open)).toBeNull();
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
