import { expect, test } from 'vitest';
import { fieldsOf, fillFields, halfField, problemOfFields, unknownFields } from '../../../app/batch/fields.ts';

test.each([
  ['make {name} look old', 'IMG 1.jpg', 0, 'make IMG 1 look old'],
  ['{N} of many: {NAME}, {n}', 'a.b.PNG', 41, '42 of many: a.b, 42'],
  ['no fields', 'x.jpg', 3, 'no fields'],
  ['{name}', '.hidden', 0, '.hidden'],
  ['{name}', '{n}.jpg', 6, '{n}'],
  ['{ name } {0} {} {na me}', 'x.jpg', 0, '{ name } {0} {} {na me}'],
])('“%s” for %s at %i is “%s”', (prompt, name, at, filled) => {
  expect(fillFields(prompt, fieldsOf(name, at))).toBe(filled);
});

test.each([
  ['make {name golden', '{name'],
  ['make {name golden, {n} of many', '{name'],
  ['{n} of {größ', '{größ'],
  ['make name} golden', 'name}'],
  ['{n} of n} many', 'n}'],
])('“%s” has half a word, %s', (prompt, half) => {
  expect(halfField(prompt)).toBe(half);
});

test.each([
  '{name} {n}',
  'a smile :D} and :}',
  '{"style": {"light": "{n}"',
  'paint { and } on the wall',
  '{style: flat}',
  '{1 {',
  '',
  '}{',
])('“%s” has none: its braces are text', (prompt) => expect(halfField(prompt)).toBeNull());

test('words in braces that are no field are told, each once', () => {
  expect(unknownFields('{name} {colour} {n} {Colour} {colour}')).toEqual(['colour', 'Colour']);
  expect(unknownFields('{größe} {颜色} {hair_colour} {hair-2} {1a}')).toEqual(['größe', '颜色', 'hair_colour', 'hair-2', '1a']);
  expect(unknownFields('{"style": "{n}"} {1}')).toEqual([]);
});

test.each([
  ['{name} of {hair_colour}, {größe}', { id: 'batch.unknownWords', values: { words: '{hair_colour}, {größe}', name: '{name}', n: '{n}' } }],
  ['{hat and {colour}', { id: 'batch.unknownWords', values: { words: '{colour}', name: '{name}', n: '{n}' } }],
  ['{name} in {red', { id: 'batch.halfWord', values: { half: '{red' } }],
  ['{name}, picture {n}: {"style": "flat"}', null],
])('why “%s” is not run', (prompt, problem) => expect(problemOfFields(prompt)).toEqual(problem));
