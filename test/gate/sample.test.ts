import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf, seedOf } from './sample.ts';

test('successive seeds try the whole table, whenever one begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 20 }), fc.nat({ max: 100_000 }), (length, size, first) => {
      const table = Array.from({ length }, (_, at) => at);
      const runs = Math.ceil(length / Math.min(size, length));
      const tried = Array.from({ length: runs }, (_, at) => sampleOf(table, size, first + at));
      expect(tried.map((one) => new Set(one).size)).toEqual(Array.from({ length: runs }, () => Math.min(size, length)));
      expect(new Set(tried.flat()).size).toBe(length);
    }),
  );
});

test('the same seed gives the same, and the seed of a day is the next one’s less one', () => {
  const table = [...'abcdefghijklm'];
  expect(sampleOf(table, 3, 7)).toEqual(sampleOf(table, 3, 7));
  expect([seedOf(Date.UTC(2026, 10, 27, 0, 0)), seedOf(Date.UTC(2026, 10, 27, 23, 59)), seedOf(Date.UTC(2026, 10, 28))]).toEqual([
    20784, 20784, 20785,
  ]);
});

test('an empty table gives none', () => {
  expect(sampleOf([], 8, 3)).toEqual([]);
});
