import { expect, test } from 'vitest';
import { broughtBy, drawSeeds, faultKinds, hostOf, wanted } from './draw.ts';
import { makeSchedule, operations } from './schedule.ts';

const missingIn = (seeds: readonly number[]): readonly string[] => {
  const brought = new Set(seeds.flatMap((seed) => broughtBy(makeSchedule(seed, hostOf(seed)))));
  return wanted.filter((one) => !brought.has(one));
};

test('forty schedules have both hosts and every fault at every first request, wherever they begin', () => {
  const firsts = [...Array.from({ length: 50 }, (_, at) => at * 40 + 1), 20_784 * 40 + 1];
  expect(firsts.filter((first) => missingIn(drawSeeds(first, 40)).length > 0)).toEqual([]);
  expect(wanted.length).toBe(2 + operations.length * faultKinds.length - 1);
});

test('forty that follow each other have not: the draw is what brings it', () => {
  expect(missingIn(Array.from({ length: 40 }, (_, at) => at + 1)).length).toBeGreaterThan(0);
});

test('each draw has as many different seeds as it should, and the full one is the first two hundred', () => {
  expect(drawSeeds(1, 200)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
  expect([drawSeeds(81, 40).length, new Set(drawSeeds(81, 40)).size, Math.min(...drawSeeds(81, 40))]).toEqual([40, 40, 81]);
});
