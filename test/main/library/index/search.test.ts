// The search language answered by the real index in its worker.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { makeHome, open, prompts, saveAll } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('searching', () => {
  test('answers the whole language', async () => {
    const { library } = await open(makeHome());
    const request = (n: number, prompt: string, parameters = {}) => ({ ...recordOf(n).request, prompt, parameters });
    const day = 24 * 60;
    await saveAll(library, [
      recordOf(0, {
        request: request(0, 'A red car under a Café sky', { seed: 42, aspect_ratio: '16:9' }),
        organised: { ...recordOf(0).organised, stars: 3, favourite: true },
      }),
      recordOf(1, { request: request(1, 'a car that is red', { seed: 7 }), state: 'failed' }),
      recordOf(31 * day, {
        request: request(2, '夜空を赤くして'),
        organised: { ...recordOf(0).organised, stars: 5, note: 'for the client' },
      }),
      recordOf(61 * day, {
        request: request(3, 'cloudy skies'),
        state: 'queued',
        service: { baseUrl: 'http://127.0.0.1', rehearsal: true },
        model: 'other_model',
      }),
    ]);
    const numbers = ['A red', 'a car', '夜空', 'cloudy'];
    const found = async (query: string): Promise<number[]> =>
      (await prompts(library, query)).map((prompt) => numbers.findIndex((start) => prompt.startsWith(start)));
    const answers: Record<string, number[]> = {};
    const questions: Record<string, number[]> = {
      '': [3, 2, 1, 0],
      car: [1, 0],
      ca: [1, 0],
      'c r': [],
      'red ca': [1, 0],
      '"red car"': [0],
      'car -"red car"': [1],
      '-car': [3, 2],
      cafe: [0],
      CAFÉ: [0],
      sk: [3, 0],
      夜空: [2],
      空: [2],
      赤く: [2],
      て: [2],
      '"夜空を赤"': [2],
      空夜: [],
      client: [2],
      'seed:42': [0],
      '-seed:42': [3, 2, 1],
      'seed:1': [],
      'is:failed': [1],
      'is:done': [2, 0],
      'is:running': [3],
      'is:favourite': [0],
      'is:rehearsal': [3],
      '-is:rehearsal': [2, 1, 0],
      'stars:>=3': [2, 0],
      'stars:5': [2],
      'stars:<3': [3, 1],
      'ratio:16:9': [0],
      '-ratio:16:9': [3, 2, 1],
      'inputs:0': [3, 2, 1, 0],
      'inputs:>0': [],
      'model:other': [3],
      'model:_': [3, 2, 1, 0],
      'model:%': [],
      'date:2026-10': [1, 0],
      'date:2026-11': [2],
      'date:>2026-10-31': [3, 2],
      'date:<=2026-11-01': [2, 1, 0],
      'date:2027': [],
      'date:2026-10-01 red': [1, 0],
      'car seed:x': [1, 0],
      [idOf(1)]: [1],
    };
    for (const query of Object.keys(questions)) answers[query] = await found(query);
    expect(answers).toEqual(questions);
    expect((await library.find('')).months).toEqual([
      { month: '2026-12', count: 1 },
      { month: '2026-11', count: 1 },
      { month: '2026-10', count: 2 },
    ]);
    expect(await library.find('car seed:x')).toEqual({
      total: 2,
      exact: true,
      months: [{ month: '2026-10', count: 2 }],
      notUnderstood: ['seed:x'],
    });
  });

  test.each([false, true])('answers the first rows with the count, as two questions would; counted to the end: %s', async (whole) => {
    const { library } = await open(makeHome());
    await saveAll(
      library,
      Array.from({ length: 130 }, (_, n) => recordOf(n, { state: n % 3 === 0 ? 'failed' : 'done', prompt: `sky ${n}` })),
    );
    for (const [query, fold, months] of [
      ['sky', false, undefined],
      ['', false, undefined],
      ['sky sort:oldest', true, undefined],
      ['sky', true, ['2026-10']],
      ['nothing of this', false, undefined],
    ] as const) {
      const asked = [fold, months] as const;
      const { rows, ...found } = await library.find(query, whole, ...asked, 100);
      expect(rows).toEqual(await library.rows(query, 0, 100, ...asked));
      expect(found).toEqual(await library.find(query, whole, ...asked));
    }
    expect((await library.find('sky', false, false, undefined, 2)).rows?.map(({ id }) => id)).toEqual([idOf(129), idOf(128)]);
  });

  test('never throws, whatever is typed', async () => {
    const { library } = await open(makeHome());
    await saveAll(library, [recordOf(1)]);
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '*',
        'NEAR(a b, 2)',
        '-',
        '^',
        ':',
        '(',
        ')',
        '{a}:',
        'AND',
        'OR NOT',
        '\0',
        '\ud800',
        "'",
        '\\',
        '%',
        'sky"*',
        '𞤀',
        '+',
        'words:sky',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece).map((parts) => parts.join(' ')),
        async (query) => {
          const { total } = await library.find(query);
          expect((await library.rows(query, 0, 10)).length).toBe(total);
          expect(await library.position(query, idOf(1))).toBe(total === 1 ? 0 : null);
        },
      ),
      { numRuns: 300 },
    );
    expect((await library.find('x'.repeat(1_000_000))).total).toBe(0);
  });

  test('follows every save at once, and a change of words, stars or state', async () => {
    const { library } = await open(makeHome());
    const seen: number[] = [];
    const look = async (): Promise<void> =>
      void seen.push((await library.find('sky')).total, (await library.find('is:failed')).total, (await library.find('')).total);
    await look();
    await saveAll(library, [recordOf(1)]);
    await look();
    await saveAll(library, [recordOf(1, { prompt: 'grass', state: 'failed' })]);
    await look();
    expect(seen).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 1]);
  });

  test('gives edits of one second in the order they were made', async () => {
    const { library } = await open(makeHome());
    const same = [0, 1, 2, 3].map((n) => ({
      ...recordOf(1),
      id: `${idOf(1).slice(0, 24)}A${n}`,
      stem: `${recordOf(1).stem.slice(0, -5)}_00a${n}`,
    }));
    await saveAll(library, same);
    expect((await library.rows('', 0, 10)).map(({ id }) => id)).toEqual(same.map(({ id }) => id).reverse());
  });
});
