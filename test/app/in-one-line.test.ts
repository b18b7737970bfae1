import { expect, test } from 'vitest';
import { inOneLine } from '../../app/in-one-line.ts';

test('line breaks of every system and control signs become one space, and nothing else is cut', () => {
  expect(inOneLine('a\r\nb\u2028c\u0000\td')).toBe('a b c d');
  expect(inOneLine('  two   words\n')).toBe('two words');
  expect(inOneLine('“é” 好 👩‍🚀')).toBe('“é” 好 👩‍🚀');
  expect(inOneLine(' \n ')).toBe('');
});
