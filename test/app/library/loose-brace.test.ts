import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looseBrace, looseBraceSentence } from '../../../app/library/loose-brace.ts';
import { stemWords } from '../../../app/library/name-template.ts';

test.each([
  ['{prompt', '{prompt'],
  ['{seed}-{prompt', '{prompt'],
  ['prompt}', 'prompt}'],
  ['{prompt}_seed}', '_seed}'],
  ['{{prompt}}', '{'],
  ['a { b', '{'],
  ['{pro-mpt}', '{pro'],
])('a brace without its other half is found: %s', (template, piece) => {
  expect(looseBrace(template)).toBe(piece);
});

test('none is found where every brace has its other half', () => {
  const piece = fc.oneof(
    fc.constantFrom(...stemWords).map((word) => `{${word}}`),
    fc.string({ maxLength: 8 }).map((words) => words.replace(/[{}]/g, '')),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => void expect(looseBrace(pieces.join(''))).toBe(null)));
});

test('the sentence says how it is written', () => {
  expect(looseBraceSentence('{prompt')).toBe('“{prompt” has a brace without its other half. Write {prompt}, or leave the brace out.');
});
