import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSearchable, textToFind, textToIndex } from '../../../app/library/search-text.ts';

test('runs without spaces become pairs, and the last letter begins a word too', () => {
  expect([textToIndex('red夜空sky'), textToIndex('空を赤くして'), textToIndex('plain words')]).toEqual([
    'red 夜空 空 sky',
    ' 空を を赤 赤く くし して て ',
    'plain words',
  ]);
  expect([textToFind('夜空'), textToFind('赤くし'), textToFind('空')]).toEqual([' 夜空 ', ' 赤く くし ', ' 空 ']);
});

test('any text stays a text SQLite takes whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const made of [textToIndex(text), textToFind(text)]) expect([made.isWellFormed(), made.includes('\0')]).toEqual([true, false]);
    }),
  );
});

test('what can be looked for has a letter or a digit', () => {
  expect(['a', '7', '空', 'é', '*', '"', ' ', '🌅', '-'].map(isSearchable)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
