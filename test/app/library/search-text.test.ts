import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSearchable, lineOf, phraseIn, wordsToFind, wordsToIndex } from '../../../app/library/search-text.ts';

test('words have one spelling, whatever capitals and accents', () => {
  expect(wordsToIndex('The CAFÉ cafe\u0301 — Straße, don’t_stop 3.5 İzmir हिन्दी')).toEqual([
    'the',
    'cafe',
    'cafe',
    'straße',
    'don',
    't',
    'stop',
    '3',
    '5',
    'izmir',
    'हिन्दी',
  ]);
});

test('runs without spaces become pairs, and the last letter begins a word too', () => {
  expect([wordsToIndex('red夜空sky'), wordsToIndex('空を赤くして')]).toEqual([
    ['red', '夜空', '空', 'sky'],
    ['空を', 'を赤', '赤く', 'くし', 'して', 'て'],
  ]);
  expect([wordsToFind('夜空'), wordsToFind('赤くし'), wordsToFind('空')]).toEqual([['夜空'], ['赤く', 'くし'], ['空']]);
});

test('a phrase lies in its text, as a whole or as it is typed, and in no two texts at once', () => {
  const line = lineOf(['a red car', '', '夜空を赤く']);
  const has = (phrase: string, isBeginning = false): boolean => line.includes(phraseIn(wordsToFind(phrase), isBeginning));
  expect([has('RED car'), has('red ca'), has('red ca', true), has('a car'), has('car 夜空'), has('空を赤')]).toEqual([
    true,
    false,
    true,
    false,
    false,
    true,
  ]);
});

test('of any text the words are single words that SQLite takes whole, and no facet is among them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const word of [...wordsToIndex(text), ...wordsToFind(text)])
        expect([word.isWellFormed(), /[\s"*\u{e000}]/u.test(word) || word.includes('\0'), word.length > 0]).toEqual([true, false, true]);
    }),
  );
});

test('what can be looked for has a letter or a digit', () => {
  expect(['a', '7', '空', 'é', '*', '"', ' ', '🌅', '-', '\u{e000}q'].map(isSearchable)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('plain English has the words that it has beside other scripts, where everything is folded', () => {
  const ascii = fc.string({
    unit: fc.oneof(fc.constantFrom(...' _-.aZ09\n'), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 })),
    maxLength: 200,
  });
  fc.assert(
    fc.property(ascii, (text) => {
      for (const words of [wordsToFind, wordsToIndex]) expect(words(`${text} é`)).toEqual([...words(text), 'e']);
    }),
    { numRuns: 2000 },
  );
});
