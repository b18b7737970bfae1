import { describe, expect, test } from 'vitest';
import { compare, figuresIn, median } from '../bench/compare.ts';
import type { Figure } from '../bench/compare.ts';

describe('a printed table', () => {
  test('gives its figures with their units; headings, words and lines without a number are none', () => {
    const printed = `2 cores; 12 s

|     | what                       | ours          | beside         | ratio | budget | held   |
|-----|----------------------------|---------------|----------------|-------|--------|--------|
| P1  | a keystroke, p95           | 2.02 ms       | FTS5 20.0 ms   | 9.93× | ≤ 2 ms | **no** |
| P5  | index made from records    | 2,757 a second| reading 4,822  |       |        |        |
| P6  | index on the disk, an edit | 1,438 B       |                |       |        |        |
| P12 | JPEGs prepared, a second   | 14.1          | sharp 19.4     | 1.38× |        |        |
| P4  | files opened               | 30, of the library’s records 0 |  |      |        |        |
| P5  | equal to the index         | yes, in every table |          |       |        |        |
| P1  | a keystroke, p95           | 9.99 ms       |                |       |        |        |`;
    expect(figuresIn(printed)).toEqual([
      { name: 'a keystroke, p95', value: 2.02, unit: 'ms' },
      { name: 'index made from records', value: 2757, unit: 'a second' },
      { name: 'index on the disk, an edit', value: 1438, unit: 'B' },
      { name: 'JPEGs prepared, a second', value: 14.1, unit: 'a second' },
      { name: 'files opened', value: 30, unit: '' },
    ]);
  });
});

describe('two revisions', () => {
  const turns = (unit: string, ...values: readonly number[]): Figure[][] => values.map((value) => [{ name: 'it', value, unit }]);
  const verdict = (unit: string, ours: readonly number[], theirs: readonly number[]) =>
    compare(turns(unit, ...ours), turns(unit, ...theirs))[0]?.verdict;

  test.each([
    ['ms', [5, 6, 5], [10, 10, 11], 'better'],
    ['ms', [10, 10, 11], [5, 6, 5], 'worse'],
    ['a second', [10, 10, 11], [5, 6, 5], 'better'],
    ['a second', [5, 6, 5], [10, 10, 11], 'worse'],
    // On both sides of 1: the scatter is larger than the gain.
    ['ms', [5, 12, 5], [10, 10, 11], 'unresolved'],
    ['ms', [0], [0], 'no figure'],
  ] as const)('in %s, %j beside %j, is %s', (unit, ours, theirs, expected) => {
    expect(verdict(unit, ours, theirs)).toBe(expected);
  });

  test('medians, and the ratio of each turn to the one beside it', () => {
    expect(compare(turns('ms', 1, 3, 2), turns('ms', 2, 4, 8))).toEqual([
      { name: 'it', unit: 'ms', ours: 2, theirs: 4, ratio: { middle: 0.5, min: 0.25, max: 0.75 }, verdict: 'better' },
    ]);
    expect(median([1, 2, 3, 10])).toBe(2.5);
  });

  test('a line that only one of them has is said to be its own', () => {
    const [other] = turns('ms', 1);
    expect(compare([[{ name: 'new', value: 1, unit: 'ms' }]], [other ?? []]).map(({ name, verdict: said }) => [name, said])).toEqual([
      ['new', 'only here'],
      ['it', 'only there'],
    ]);
  });
});
