import { expect, test } from 'vitest';
import { ownWords } from '../../../app/edits/word-difference.ts';

/** Own words in brackets. */
const marked = (...texts: string[]): readonly string[] =>
  ownWords(texts).map((pieces) => pieces.map(({ words, own }) => (own ? `[${words.trim()}]` : words.trim())).join(' '));

test.each<readonly [string[], string[]]>([
  [
    ['make the sky red', 'make the sky blue'],
    ['make the sky [red]', 'make the sky [blue]'],
  ],
  [
    ['make the sky red', 'Make the whole sky red, please', 'make sky red'],
    ['make [the] sky red', 'Make [the whole] sky red [, please]', 'make sky red'],
  ],
  [
    ['让天空变成红色', '让天空变成蓝色'],
    ['让天空变成 [红色]', '让天空变成 [蓝色]'],
  ],
  [
    ['the same', 'the same'],
    ['the same', 'the same'],
  ],
  [
    ['', 'words'],
    ['', '[words]'],
  ],
  [['alone'], ['alone']],
])('of %j the words that are not in all are marked', (texts, wanted) => expect(marked(...texts)).toEqual(wanted));

test('joined, the pieces are the text', () => {
  const texts = ['a  red\nboat, at night', 'a blue boat'];
  expect(ownWords(texts).map((pieces) => pieces.map(({ words }) => words).join(''))).toEqual(texts);
});

test('long texts are shown without marks', () => {
  const long = Array.from({ length: 601 }, (_, at) => `w${at}`).join(' ');
  expect(ownWords([long, 'other'])).toEqual([[{ words: long, own: false }], [{ words: 'other', own: false }]]);
});
