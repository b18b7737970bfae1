// The search language answered by the real index in its worker.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { EditRecord, Organised } from '../../../app/edits/record.ts';
import { makeHome, open, prompts, saveAll } from './opened.ts';
import { idOf, recordOf, resultOf } from './records.ts';

vi.setConfig({ testTimeout: 60_000 });

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

describe('searching by how edits were organised', () => {
  const organised = (n: number, change: Partial<Organised>): EditRecord =>
    recordOf(n, { prompt: `n${n}`, organised: { ...recordOf(n).organised, ...change } });
  const answersOf = async (records: readonly EditRecord[], questions: Record<string, number[]>): Promise<Record<string, number[]>> => {
    const { library } = await open(makeHome());
    await saveAll(library, records);
    const answers: Record<string, number[]> = {};
    for (const query of Object.keys(questions)) answers[query] = (await prompts(library, query)).map((prompt) => Number(prompt.slice(1)));
    return answers;
  };

  test('tags, labels, projects, notes and flags', async () => {
    const questions = {
      'tag:sea': [1, 0],
      'tag:SEA': [1, 0],
      'tag:"Client X"': [0],
      'tag:client*': [2, 0],
      '-tag:sea': [3, 2],
      'tag:se': [],
      'tag:%': [],
      'project:poster': [1],
      'project:post*': [2, 1],
      'label:Rot': [3],
      'label:*t': [],
      'has:tag': [2, 1, 0],
      '-has:tag': [3],
      'has:note': [3],
      'has:label': [3],
      'has:project': [2, 1],
      'has:stars': [2],
      'is:pick': [0],
      'is:reject': [1],
      '-is:reject': [3, 2, 0],
      note: [3],
      'tag:sea -is:pick n1': [1],
    };
    expect(
      await answersOf(
        [
          organised(0, { tags: ['sea', 'Client X'], flag: 'pick' }),
          organised(1, { tags: ['SEA'], project: 'Poster', flag: 'reject' }),
          organised(2, { tags: ['client-y', 'client-y'], project: 'poster 2', stars: 2 }),
          organised(3, { label: 'rot', note: 'a note' }),
        ],
        questions,
      ),
    ).toEqual(questions);
  });

  test('what came back: size, format, and whether it is still there', async () => {
    const result = (n: number, width: number, height: number, mediaType: 'image/png' | 'image/jpeg'): EditRecord =>
      recordOf(n, { prompt: `n${n}`, results: [{ ...resultOf(`${n}.png`, Buffer.from('x')), width, height, mediaType }] });
    const questions = {
      'size:1mp': [1, 0],
      'size:>1mp': [2, 0],
      'size:<1.5mp': [1, 0],
      'size:>=6mp': [2],
      'format:jpg': [1],
      'format:png': [2, 0],
      'is:missing': [3, 2, 1, 0].filter((n) => n < 3),
    };
    expect(
      await answersOf(
        [
          result(0, 1248, 832, 'image/png'),
          result(1, 1024, 928, 'image/jpeg'),
          result(2, 3000, 2000, 'image/png'),
          recordOf(3, { prompt: 'n3' }),
        ],
        questions,
      ),
    ).toEqual(questions);
  });

  test('families: original, leaf, final, parents, and all that is near', async () => {
    const child = (n: number, parents: readonly number[], state: EditRecord['state'] = 'done'): EditRecord => {
      const inputs = parents.map((parent) => ({
        sha256: 'a'.repeat(64),
        name: 'p.png',
        mediaType: 'image/png' as const,
        bytes: 1,
        width: 1,
        height: 1,
        parent: { editId: idOf(parent), index: 0 },
        sent: null,
      }));
      return recordOf(n, { prompt: `n${n}`, state, request: { ...recordOf(n).request, prompt: `n${n}`, inputs } });
    };
    // 0 → 1 → 3, 0 → 2 (failed), 4 alone, 5 → 3 as a second parent, 7 of an edit that is not here.
    const questions = {
      'is:original': [6, 5, 4, 0],
      'is:leaf': [7, 6, 4, 3, 2],
      'is:final': [7, 6, 4, 3],
      'has:parent': [7, 3, 2, 1],
      'has:child': [5, 1, 0],
      'has:input': [7, 3, 2, 1],
      [`near:${idOf(2)}`]: [5, 3, 2, 1, 0],
      [`near:${idOf(5).toLowerCase()}`]: [5, 3, 2, 1, 0],
      [`near:${idOf(6)}`]: [6],
      [`-near:${idOf(0)}`]: [7, 6, 4],
      [`near:${idOf(99)}`]: [7],
    };
    expect(
      await answersOf(
        [child(0, []), child(1, [0]), child(2, [0], 'failed'), child(3, [1, 5]), child(4, []), child(5, []), child(6, []), child(7, [99])],
        questions,
      ),
    ).toEqual(questions);
  });

  test('names in use are counted, most used first', async () => {
    const { library } = await open(makeHome());
    await saveAll(library, [
      organised(0, { tags: ['Sea', 'sky'], project: 'Poster' }),
      organised(1, { tags: ['sea', 'seaside'], label: 'red' }),
      organised(2, { tags: ['SEA'] }),
    ]);
    await saveAll(library, [organised(2, { tags: ['sky'] })]);
    expect([
      await library.names('tag', '', 10),
      await library.names('tag', 'sea', 10),
      await library.names('tag', '', 1),
      await library.names('project', 'po', 10),
      await library.names('label', '', 10),
    ]).toEqual([
      [
        { name: 'sea', count: 2 },
        { name: 'sky', count: 2 },
        { name: 'seaside', count: 1 },
      ],
      [
        { name: 'sea', count: 2 },
        { name: 'seaside', count: 1 },
      ],
      [{ name: 'sea', count: 2 }],
      [{ name: 'poster', count: 1 }],
      [{ name: 'red', count: 1 }],
    ]);
  });
});
