// The order in which a suite's files start.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { longest, longestFirst } from '../../build/testing/longest-first.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every file that is called long is there, once', () => {
  expect(longest.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});

test('long files start first within their project, the others and the projects stay as they were', () => {
  const [first = '', second = ''] = longest;
  const given = [
    ['b', 'short.ts'],
    ['b', second],
    ['b', 'other.ts'],
    ['b', first],
    ['a', 'small.ts'],
    ['a', second],
  ].map(([project = '', file = '']) => ({ project, file }));
  expect(longestFirst(given).map(({ project, file }) => `${project} ${file}`)).toEqual([
    `b ${first}`,
    `b ${second}`,
    'b short.ts',
    'b other.ts',
    `a ${second}`,
    'a small.ts',
  ]);
});
