// Instructions and how they did, as the index counts them.
import { expect, test, vi } from 'vitest';
import type { EditRecord, Organised } from '../../../../app/edits/record.ts';
import type { Library } from '../../../../main/library/library.ts';
import { makeHome, open, plant, saveAll } from '../opened.ts';
import { idOf, recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const run = (n: number, prompt: string, organised: Partial<Organised> = {}, more: Partial<EditRecord> = {}): EditRecord =>
  recordOf(n, {
    prompt,
    results: [{ ...resultOf(`${n}.png`, Buffer.from('x')), width: 8, height: 8 }],
    organised: { ...recordOf(n).organised, ...organised },
    ...more,
  });
const opened = async (records: readonly EditRecord[]): Promise<Library> => {
  const { library } = await open(makeHome(), { ownThread: false });
  await saveAll(library, records);
  return library;
};
const said = async (library: Library, query = '', order: 'stars' | 'uses' | 'newest' = 'stars'): Promise<readonly string[]> =>
  (await library.earlier(query, order, 0, 50)).rows.map(({ prompt }) => prompt);

test('an instruction is there once, with its uses, marks, mean of stars and the edit that did best', async () => {
  const library = await opened([
    run(0, 'make it night', { stars: 2 }),
    run(1, ' make it night\n', { stars: 5, flag: 'pick' }),
    run(2, 'make it night', { stars: 5, favourite: true }),
    run(3, 'make it night', { flag: 'reject' }, { service: { baseUrl: 'https://127.0.0.1', rehearsal: true } }),
    recordOf(4, { prompt: 'make it night', state: 'failed' }),
    recordOf(5, { prompt: 'make it day', state: 'failed' }),
  ]);
  expect(await library.earlier('', 'stars', 0, 50)).toEqual({
    total: 2,
    rows: [
      {
        prompt: 'make it night',
        uses: 5,
        done: 4,
        kept: 1,
        out: 1,
        starred: 3,
        meanStars: 4,
        rehearsals: 1,
        editId: idOf(2),
        hasResult: true,
      },
      {
        prompt: 'make it day',
        uses: 1,
        done: 0,
        kept: 0,
        out: 0,
        starred: 0,
        meanStars: null,
        rehearsals: 0,
        editId: idOf(5),
        hasResult: false,
      },
    ],
  });
});

test('they come by stars, by use or the newest first, page by page', async () => {
  const library = await opened([run(0, 'a', { stars: 5 }), run(1, 'b'), run(2, 'b', { stars: 3 }), run(3, 'b'), run(4, 'c'), run(5, 'c')]);
  expect(await said(library)).toEqual(['a', 'b', 'c']);
  expect(await said(library, '', 'uses')).toEqual(['b', 'c', 'a']);
  expect(await said(library, '', 'newest')).toEqual(['c', 'b', 'a']);
  expect((await library.earlier('', 'uses', 1, 1)).rows.map(({ prompt }) => prompt)).toEqual(['c']);
});

test.each([
  ['gold', ['a golden evening']],
  ['even GOL', ['a golden evening']],
  ['olden', []],
  ['cafe', ['un café bleu']],
  ['红色', ['把天空变成红色']],
  ['evening night', []],
])('%j finds %j, as beginnings of words', async (query, found) => {
  const library = await opened([run(0, 'a golden evening'), run(1, 'un café bleu'), run(2, '把天空变成红色')]);
  expect(await said(library, query)).toEqual(found);
});

test('what is trashed, imported or without words is not counted, and what was discarded leaves no words', async () => {
  const library = await opened([
    run(0, 'kept'),
    run(1, 'trashed', { trashedAt: '2026-11-01T00:00:00.000Z' }),
    run(2, '  '),
    run(3, 'imported', {}, { imported: { from: 'a1111', file: 'a.png', at: '2026-11-01T00:00:00.000Z', sha256: 'a'.repeat(64) } }),
    run(4, 'discarded'),
  ]);
  expect(await said(library, '', 'newest')).toEqual(['discarded', 'kept']);
  expect(await library.discard({ ...recordOf(4), results: [] }, async () => undefined)).toEqual({ ok: true, value: null });
  expect(await said(library)).toEqual(['kept']);
});

test('marks that change, and edits that another program left in the folder, are counted anew', async () => {
  const home = makeHome();
  const first = await open(home, { ownThread: false });
  await saveAll(first.library, [run(0, 'first'), run(1, 'second')]);
  expect(await said(first.library)).toEqual(['second', 'first']);
  await saveAll(first.library, [run(0, 'first', { stars: 1 })]);
  expect(await said(first.library)).toEqual(['first', 'second']);
  await first.library.close();
  plant(home, run(2, 'third', { stars: 4 }));
  const { library } = await open(home, { ownThread: false });
  expect(await said(library)).toEqual(['third', 'first', 'second']);
});
