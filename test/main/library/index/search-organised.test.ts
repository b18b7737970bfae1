// The part of the search language that is about how edits were organised, what came back and whose children they are.
import { describe, expect, test, vi } from 'vitest';
import type { EditRecord, Organised } from '../../../../app/edits/record.ts';
import { writtenName } from '../../../../app/library/query.ts';
import { makeHome, open, prompts, saveAll } from '../opened.ts';
import { idOf, recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

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

  test('names with line ends or several spaces, as an earlier version or another program wrote them, are found by what is shown of them', async () => {
    const names = ['old  town', 'old\ntown', 'Old town', 'old\u00a0\ttown'];
    const records = names.map((name, n) => organised(n, { tags: [name], project: name, label: name }));
    for (const field of ['tag', 'project', 'label']) {
      const questions = Object.fromEntries(names.map((name) => [`${field}:${writtenName(name)}`, [3, 2, 1, 0]]));
      expect(await answersOf(records, questions)).toEqual(questions);
    }
  });

  test('of names with double quotes and stars each finds its own edits, and those of no other name', async () => {
    const names = ['Client "X"', 'Client "Y"', 'Client', 'Client*', 'Client**', '*', '"', '"Sonne" AG'];
    const questions = Object.fromEntries(
      names.flatMap((name, n) => ['project', 'tag'].map((kind) => [`${kind}:${writtenName(name)}`, [n]] as [string, number[]])),
    );
    expect(Object.keys(questions)[0]).toBe('project:"Client ""X"""');
    const records = names.map((name, n) => organised(n, { project: name, tags: [name] }));
    expect(await answersOf(records, questions)).toEqual(questions);
    expect(await answersOf(records, { 'project:client*': [4, 3, 2, 1, 0] })).toEqual({ 'project:client*': [4, 3, 2, 1, 0] });
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
});
