import { expect, test } from 'vitest';
import { ownIdIn, ownIdInParameters } from '../../../app/recipes/own.ts';
import { idOf } from '../../fakes/records.ts';

const id = idOf(7);

test('a packet says which result of ours it belongs to, as an element or as an attribute, counted from one', () => {
  expect([
    ownIdIn(`<xmpMM:DocumentID>kontext-studio:${id}/1</xmpMM:DocumentID>`),
    ownIdIn(`xmpMM:DocumentID="kontext-studio:${id}/2"`),
    ownIdIn(`xmpMM:DocumentID='kontext-studio:${id}/999'`),
  ]).toEqual([
    { editId: id, index: 0 },
    { editId: id, index: 1 },
    { editId: id, index: 998 },
  ]);
});

test.each([
  null,
  '',
  `xmpMM:DocumentID="another:${id}/1"`,
  `xmpMM:InstanceID="kontext-studio:${id}/1"`,
  `xmpMM:DocumentID="kontext-studio:${id}/0"`,
  `xmpMM:DocumentID="kontext-studio:${id}/1000"`,
  `xmpMM:DocumentID="kontext-studio:${id.slice(1)}/1"`,
])('%j belongs to none', (xmp) => expect(ownIdIn(xmp)).toBeNull());

test('the last line of parameters says it too', () => {
  expect(ownIdInParameters(`a kite\nSteps: 0, Seed: 7, Edit: ${id}/2, Version: 1\n`)).toEqual({ editId: id, index: 1 });
  expect(ownIdInParameters(`Steps: 0, Edit: ${id}/2\nmore words`)).toBeNull();
  expect(ownIdInParameters(`Steps: 0, Edit: ${id}/0`)).toBeNull();
});
