// The ids of what a search finds: those of its rows, in their order, as one text.
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { idsIn } from '../../../../app/edits/edit-id.ts';
import { makeSearch } from '../../../../main/library/index/search.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeHome, open, saveAll } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

test('ids are those of the rows, whatever is asked for', async () => {
  const { library } = await open(makeHome(), { ownThread: false });
  const batch = { id: idOf(900), item: 0, set: 'one press', of: 2 };
  await saveAll(
    library,
    Array.from({ length: 14 }, (_, n) =>
      recordOf(n * 9000, {
        prompt: n % 2 === 0 ? 'blue sky' : 'calm sea',
        state: n % 5 === 0 ? 'failed' : 'done',
        organised: { ...recordOf(n).organised, stars: n % 4 },
        ...(n === 3 || n === 4 ? { batch } : {}),
      }),
    ),
  );
  const asked = [
    ['', 0, 100],
    ['', 3, 4],
    ['', 0, 100, true],
    ['', 0, 100, true, ['2026-11']],
    ['sky', 1, 100],
    ['stars:>=2', 0, Number.MAX_SAFE_INTEGER],
    ['sort:stars', 0, 100],
    ['nothing', 0, 9],
    ['', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ] as const;
  for (const [query, offset, count, fold, months] of asked) {
    const rows = await library.rows(query, offset, Math.min(count, 500), fold, months);
    expect(idsIn(await library.ids(query, offset, count, fold, months))).toEqual(rows.map(({ id }) => id));
  }
});

test('ids are all there when the library is written to while they are counted, however often', async () => {
  const store = openStore(join(temporaryFolder(), 'index.sqlite'));
  onTestFinished(() => store.close());
  const rowFor = (n: number): PlacedRow => {
    const record = recordOf(n, { prompt: 'blue sky' });
    return { ...rowOf(record), path: `2026/${record.id}.json`, mtimeMs: 1, size: n, present: true };
  };
  store.put(Array.from({ length: 300 }, (_, n) => rowFor(n)));
  const search = makeSearch(store);
  let written = 299;
  for (const [times, months] of [[1], [100], [1, []], [100, ['2026-10']]] as const) {
    let ids: string | null = null;
    void search.ids('sky', 0, Number.MAX_SAFE_INTEGER, false, months).then((found) => (ids = found));
    for (let nth = 0; nth < times && ids === null; nth += 1) {
      store.put([rowFor((written += 1))]);
      search.find('sky', false, months);
      await setImmediate();
    }
    await vi.waitUntil(() => ids !== null);
    expect(idsIn(ids ?? '').length).toBeGreaterThanOrEqual(300);
  }
});

test('a piece of a text of ids has whole ids', () => {
  const ids = [1, 2, 3].map(idOf);
  expect([idsIn(ids.join('')), idsIn(ids.join(''), 1, 2), idsIn(ids.join(''), 2, 9), idsIn(ids.join(''), 5, 9), idsIn('')]).toEqual([
    ids,
    ids.slice(1, 2),
    ids.slice(2),
    [],
    [],
  ]);
});
