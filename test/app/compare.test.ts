import { expect, test } from 'vitest';
import { compareWays, wayAfter } from '../../app/compare.ts';

test('the ways to compare follow each other and begin again', () => {
  expect(compareWays).toEqual(['across', 'down', 'beside', 'difference']);
  expect(compareWays.map(wayAfter)).toEqual(['down', 'beside', 'difference', 'across']);
});
