// The ids of what a search finds: those of its rows, in their order, as one text.
import { expect, test, vi } from 'vitest';
import { idsIn } from '../../../../app/edits/edit-id.ts';
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
