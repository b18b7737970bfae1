import { expect, test } from 'vitest';
import { fieldsOf, fillFields, unknownFields } from '../../../app/batch/fields.ts';

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

test('words in braces that are no field are told, each once', () => {
  expect(unknownFields('{name} {colour} {n} {Colour} {colour}')).toEqual(['colour', 'Colour']);
  expect(unknownFields('{"style": "{n}"} {1}')).toEqual([]);
});
