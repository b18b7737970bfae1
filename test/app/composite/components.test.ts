// Small pictures of random bits beside a search that spreads one number at a time.
import { expect, test } from 'vitest';
import { componentsOf } from '../../../app/composite/components.ts';
import { bitsOf } from '../../../app/composite/raster.ts';
import type { Bits } from '../../../app/composite/raster.ts';
import { randomOf } from './scenes.ts';

function randomBits(seed: number, width: number, height: number, share: number): Bits {
  const [random, bits] = [randomOf(seed), bitsOf({ width, height })];
  for (let at = 0; at < bits.data.length; at += 1) bits.data[at] = random() < share ? 1 : 0;
  return bits;
}

/** Every pixel of the value takes the lowest place that any of its neighbours has, until none changes; then they are numbered. */
function spread({ width, height, data }: Bits, value: 0 | 1, corners: boolean): { labels: number[]; areas: number[] } {
  const lowest = [...data].map((bit, at) => (bit === value ? at : -1));
  const isNeighbour = (at: number, other: number): boolean => {
    const [across, down] = [Math.abs((at % width) - (other % width)), Math.abs(Math.floor(at / width) - Math.floor(other / width))];
    return corners ? Math.max(across, down) === 1 : across + down === 1;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 0; at < width * height; at += 1)
      for (let other = 0; other < width * height; other += 1) {
        const [own, theirs] = [lowest[at] as number, lowest[other] as number];
        if (own < 0 || theirs < 0 || theirs >= own || !isNeighbour(at, other)) continue;
        lowest[at] = theirs;
        changed = true;
      }
  }
  const firsts = [...new Set(lowest)].filter((at) => at >= 0).toSorted((one, other) => one - other);
  return {
    labels: lowest.map((at) => firsts.indexOf(at) + 1),
    areas: [0, ...firsts.map((first) => lowest.filter((at) => at === first).length)],
  };
}

test.each([
  [1, 7, 6, 0.5],
  [2, 6, 7, 0.4],
  [3, 9, 5, 0.6],
  [4, 8, 8, 0.35],
  [5, 5, 9, 0.7],
  [6, 7, 1, 0.6],
  [7, 1, 7, 0.6],
  [8, 6, 5, 1],
  [9, 6, 5, 0],
])('parts and their areas are those that a search finds (seed %i, %i by %i)', (seed, width, height, share) => {
  const bits = randomBits(seed, width, height, share);
  for (const value of [0, 1] as const)
    for (const corners of [true, false]) {
      const { labels, areas, ...size } = componentsOf(bits, value, corners);
      expect({ labels: [...labels], areas, ...size }).toEqual({ ...spread(bits, value, corners), width, height });
    }
});

test('a part winds through a picture and back', () => {
  // Rows that are joined at one end and then at the other.
  const bits = bitsOf({ width: 9, height: 9 });
  for (let y = 0; y < 9; y += 1) for (let x = 0; x < 9; x += 1) bits.data[y * 9 + x] = y % 2 === 0 || x === (y % 4 === 1 ? 8 : 0) ? 1 : 0;
  expect([componentsOf(bits, 1, false).areas, componentsOf(bits, 0, false).areas]).toEqual([
    [0, 49],
    [0, 8, 8, 8, 8],
  ]);
});
