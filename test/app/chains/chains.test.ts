// Chains as values: what a file may leave out, what a name may be, and what the way to a picture gives.
import { describe, expect, test } from 'vitest';
import { chainFile, chainSchema } from '../../../app/chains/chain.ts';
import { cameFrom, chainOf } from '../../../app/chains/from-edits.ts';
import { chainName } from '../../../app/chains/names.ts';
import type { EditRecord, Input } from '../../../app/edits/record.ts';
import { idOf, recordOf } from '../../main/library/records.ts';

const ids = [idOf(1), idOf(2), idOf(3)] as const;
const input = (sha: string, more: Partial<Input> = {}): Input => ({
  sha256: sha.repeat(64),
  name: `${sha}.jpg`,
  mediaType: 'image/jpeg',
  bytes: 9,
  width: 4,
  height: 3,
  parent: null,
  sent: null,
  ...more,
});
const edit = (at: 0 | 1 | 2, prompt: string, inputs: Input[], more: Partial<EditRecord> = {}): EditRecord => {
  const record = recordOf(at + 1);
  return { ...record, ...more, request: { ...record.request, prompt, inputs, parameters: { seed: 7, output_format: 'png' } } };
};
const from = (at: 0 | 1 | 2) => ({ parent: { editId: ids[at], index: 0 } });

test('a file by hand needs its steps alone, and what a newer version adds does no harm', () => {
  const read = chainSchema.parse({ format: 1, newer: true, steps: [{ prompt: ' make it night ', newer: 1 }] });
  expect(read.steps).toMatchObject([{ model: 'flux_kontext_max', prompt: 'make it night', parameters: {}, fixed: [], place: 0 }]);
  expect(chainSchema.parse(JSON.parse(chainFile({ steps: read.steps, createdAt: null }, '1.0.0'))).steps).toEqual(read.steps);
  for (const bad of [{ format: 2, steps: [{ prompt: 'x' }] }, { format: 1, steps: [] }, { format: 1, steps: [{ prompt: '' }] }, [], null])
    expect(chainSchema.safeParse(bad).success).toBe(false);
});

test.each(['', ' ', 'a/b', 'a\\b', 'a:b', '.hidden', 'end.', 'CON', 'nul.txt', 'x'.repeat(61), ids[0].toLowerCase(), 'a\nb', 'a"b'])(
  '%j is no name of a chain',
  (typed) => expect(chainName(typed)).toBeNull(),
);

test('a name is kept as it was typed', () => {
  expect([chainName(' Évening gold '), chainName('夜晚')]).toEqual(['Évening gold', '夜晚']);
});

describe('the way to a picture', () => {
  test('gives each step with its other pictures in their places, and no seed', () => {
    const way = [
      edit(0, 'first', [input('a', { view: { turn: 90 } })]),
      edit(1, 'second', [input('b', from(2)), input('c', from(0))]),
      edit(2, 'third', [input('d'), input('e', from(1))]),
    ];
    const made = chainOf(way);
    expect(made).toMatchObject({
      value: {
        notes: ['view'],
        steps: [
          { prompt: 'first', place: 0, fixed: [], parameters: { output_format: 'png' } },
          { prompt: 'second', place: 0, fixed: [{ name: 'c.jpg', parent: null, sent: null }] },
          { prompt: 'third', place: 1, fixed: [{ name: 'd.jpg' }] },
        ],
      },
    });
    expect(made.ok && made.value.steps.map(({ parameters }) => 'seed' in parameters)).toEqual([false, false, false]);
    expect(way.map(cameFrom)).toEqual([null, ids[2], ids[1]]);
  });

  test('leaves out, and says, what nobody can take again', () => {
    const imported = { from: 'a1111', file: 'x.png', at: '', sha256: 'f'.repeat(64) };
    const way = [
      edit(0, 'words', []),
      edit(1, 'kept', [input('a', from(0))], { composite: {} }),
      edit(2, 'by hand', [input('a', from(1))], { imported: { ...imported, program: 'GIMP' } }),
      edit(0, 'elsewhere', [], { imported }),
      edit(1, 'golden', [input('a', from(0))]),
    ];
    expect(chainOf(way)).toMatchObject({
      value: { notes: ['words-only', 'kept', 'by-hand', 'imported'], steps: [{ prompt: 'golden' }] },
    });
    expect(chainOf(way.slice(0, 4))).toMatchObject({ ok: false, failure: { kind: 'usage' } });
  });

  test('is refused where another picture is an address that may lead elsewhere by now', () => {
    const web = { address: 'https://a.example/x.png', itself: true };
    expect(chainOf([edit(0, 'x', [input('a', from(1)), input('b', { web })])])).toMatchObject({
      failure: { message: expect.stringContaining('“b.jpg” is sent as an address') as string },
    });
  });
});
