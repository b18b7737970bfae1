import { describe, expect, test } from 'vitest';
import { misread, misreadSentences, nearestOf } from '../../../app/library/misread.ts';
import { hasValues, isValues, parseQuery } from '../../../app/library/query.ts';

describe('the nearest that is known', () => {
  test.each([
    ['is:duplicat', 'is:duplicate'],
    ['is:dup', 'is:duplicate'],
    ['-is:favorit', '-is:favourite'],
    ['is:fialed', 'is:failed'],
    ['IS:Donee', 'is:done'],
    ['has:tags', 'has:tag'],
    ['in:trsh', 'in:trash'],
    ['sort:star', 'sort:stars'],
    ['format:pgn', 'format:png'],
    ['sed:42', 'seed:42'],
    ['star:>=3', 'stars:>=3'],
    ['tags:summer', 'tag:summer'],
    ['iss:duplicat', 'is:duplicate'],
  ])('of %s is %s', (typed, meant) => {
    expect(misread(typed).nearest).toBe(meant);
  });

  test.each(['is:nice', 'is:', 'stars:many', 'colour:x', 'http://a.b', '*', ':', 'sort:s'])('of %s is none', (typed) => {
    expect(misread(typed).nearest).toBe(null);
  });

  test('is understood, whatever slipped: a letter left out of any value, or two of them swapped', () => {
    const wrong: string[] = [];
    for (const [field, values] of [
      ['is', isValues],
      ['has', hasValues],
    ] as const)
      for (const value of values)
        for (let at = 1; at < value.length - 1; at += 1)
          for (const slip of [
            value.slice(0, at) + value.slice(at + 1),
            value.slice(0, at) + value[at + 1] + value[at] + value.slice(at + 2),
          ]) {
            const { nearest } = misread(`${field}:${slip}`);
            if (slip !== value && nearest !== null && parseQuery(nearest).notUnderstood.length > 0) wrong.push(`${field}:${slip}`);
            if (slip.length > 4 && nearest !== `${field}:${value}`) wrong.push(`${field}:${slip} is ${nearest ?? 'nothing'}`);
          }
    expect(wrong).toEqual([]);
  });

  test('a filter that was surely meant is told from what is only not understood', () => {
    const typed = ['is:nice', 'has:wings', 'sort:shiny', 'sed:1', 'iss:nice', 'seed:x', 'stars:many', 'http://a.b', 'colour:x', '*'];
    expect(typed.filter((part) => misread(part).misspelled)).toEqual(typed.slice(0, 5));
  });

  test('is not guessed between two that are as near', () => {
    expect(nearestOf('bat', ['cat', 'hat'])).toBe(null);
  });
});

test('the sentences name what was meant or what there is, and how to look for the letters themselves', () => {
  expect(misreadSentences(['is:duplicat'])).toBe(
    `“is:duplicat” is no filter. Did you mean “is:duplicate”? To look for it as it is written, put it in double quotes, which a shell needs in quotes of its own: '"is:duplicat"'.`,
  );
  expect(misreadSentences(['stars:many', 'sed:4'])).toBe(
    `“stars:many” is no filter; it takes stars:4, stars:>=3. “sed:4” names no filter that there is. Did you mean “seed:4”? To look for it as it is written, put it in double quotes, which a shell needs in quotes of its own: '"stars:many"'.`,
  );
  expect(misreadSentences(['*'])).toBe('“*” is nothing that can be looked for.');
  expect(parseQuery('"is:duplicat"')).toEqual({
    terms: [{ not: false, match: { kind: 'phrase', text: 'is:duplicat' } }],
    notUnderstood: [],
  });
});
