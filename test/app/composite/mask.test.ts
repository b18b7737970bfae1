import { expect, test } from 'vitest';
import { alphaOf } from '../../../app/composite/alpha.ts';
import { distances, grown, shrunk } from '../../../app/composite/distance.ts';
import { differenceOf, noiseOf } from '../../../app/composite/difference.ts';
import { feathered } from '../../../app/composite/feather.ts';
import { labOf } from '../../../app/composite/lab.ts';
import { hysteresis, labelsOf, partsOf, thresholdsOf } from '../../../app/composite/mask.ts';
import { bitsOf, boxOf, planeOf } from '../../../app/composite/raster.ts';
import type { Bits, Box, Labels, Plane } from '../../../app/composite/raster.ts';
import { blurred } from '../../../app/composite/resample.ts';
import { randomOf } from './scenes.ts';

const size = { width: 120, height: 100 };
const all: Bits = { ...size, data: new Uint8Array(12_000).fill(1) };

function filled(boxes: readonly Box[], value = 20): Plane {
  const plane = planeOf(size);
  for (const [x, y, width, height] of boxes)
    for (let row = y; row < y + height; row += 1) plane.data.fill(value, row * 120 + x, row * 120 + x + width);
  return plane;
}
const labelled = (...boxes: Box[]): Labels => labelsOf(filled(boxes), all, { low: 5, high: 12 });
const areas = ({ data }: Labels): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const label of data) if (label > 0) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
};

test.each([0, 1, 2, 3])('distances are those of a search through all pairs (seed %i)', (seed) => {
  const random = randomOf(seed + 1);
  const bits = bitsOf({ width: 23 + seed, height: 17 });
  for (let at = 0; at < bits.data.length; at += 1) bits.data[at] = random() < 0.02 * (seed + 1) ? 1 : 0;
  for (const [marked, max] of [
    [1, 100],
    [0, 100],
    [1, 4.3],
  ] as const) {
    const wanted = Array.from({ length: bits.data.length }, (_, at) => {
      let min = Infinity;
      for (const [other, bit] of bits.data.entries())
        if (bit === marked)
          min = Math.min(
            min,
            Math.hypot((at % bits.width) - (other % bits.width), Math.floor(at / bits.width) - Math.floor(other / bits.width)),
          );
      return Math.fround(min <= max ? min : Infinity);
    });
    expect([...distances(bits, marked, max).data]).toEqual(wanted);
  }
});

test('growing takes a disc, shrinking gives it back; the picture’s edge shrinks nothing', () => {
  const one = bitsOf(size);
  one.data[50 * 120 + 60] = 1;
  expect([boxOf(grown(one, 3)), boxOf(shrunk(grown(one, 3), 3)), boxOf(shrunk(all, 9))]).toEqual([
    [57, 47, 7, 7],
    [60, 50, 1, 1],
    [0, 0, 120, 100],
  ]);
  expect(boxOf(bitsOf(size))).toBeNull();
});

test('thresholds follow the noise and the sensitivity', () => {
  expect([thresholdsOf(0.5, 1), thresholdsOf(2, 1), thresholdsOf(0.5, 2)]).toEqual([
    { low: 5, high: 12 },
    { low: 8, high: 16 },
    { low: 2.5, high: 6 },
  ]);
});

test('hysteresis keeps what hangs together with enough that is sure', () => {
  const weak = filled([[10, 10, 20, 20]], 8);
  expect(boxOf(hysteresis(weak, { low: 5, high: 12 }))).toBeNull();
  weak.data.fill(13, 10 * 120 + 10, 10 * 120 + 17);
  // 7 of 400 are less than 2 %; 8 are enough.
  expect(boxOf(hysteresis(weak, { low: 5, high: 12 }))).toBeNull();
  weak.data[10 * 120 + 17] = 13;
  expect(boxOf(hysteresis(weak, { low: 5, high: 12 }))).toEqual([10, 10, 20, 20]);
  expect(boxOf(hysteresis(filled([[10, 10, 5, 1]]), { low: 5, high: 12 }))).toBeNull();
});

test('parts stay apart, largest first; near ones are one; specks go', () => {
  expect(areas(labelled([10, 10, 20, 20], [60, 40, 30, 30]))).toEqual({ 1: 900, 2: 400 });
  expect(Object.keys(areas(labelled([10, 10, 20, 20], [34, 10, 20, 20])))).toEqual(['1']);
  // 2 px of 12,000 are below 0.02 %; eight pixels in a row are not.
  expect(labelsOf(filled([[50, 50, 2, 1]]), all, { low: 5, high: 12 }).data.some((label) => label > 0)).toBe(false);
});

test('a part that is deep enough somewhere is found behind however many specks', () => {
  const plane = planeOf({ width: 120, height: 400 });
  const fill = ([x, y, width, height]: Box): void => {
    for (let row = y; row < y + height; row += 1) plane.data.fill(20, row * 120 + x, row * 120 + x + width);
  };
  // More than fit into the numbers of one byte.
  for (let at = 0; at < 300; at += 1) fill([4 + (at % 10) * 12, 4 + Math.floor(at / 10) * 12, 4, 3]);
  fill([50, 372, 20, 20]);
  const covered: Bits = { ...plane, data: new Uint8Array(plane.data.length).fill(1) };
  const areasFor = (core: number): number[] => Object.values(areas(labelsOf(plane, covered, { low: 5, high: 12 }, core)));
  expect([areasFor(0).length, areasFor(6)]).toEqual([301, [400]]);
});

test('small holes are filled, large ones are not', () => {
  const ring = (hole: number): Labels => {
    const plane = filled([[20, 20, hole + 8, hole + 8]]);
    for (let row = 24; row < 24 + hole; row += 1) plane.data.fill(0, row * 120 + 24, row * 120 + 24 + hole);
    return labelsOf(plane, all, { low: 5, high: 12 });
  };
  const at = (labels: Labels, hole: number): number => labels.data[(24 + (hole >> 1)) * 120 + 24 + (hole >> 1)] ?? NaN;
  expect([at(ring(18), 18), at(ring(30), 30)]).toEqual([1, 0]);
});

test('strips along the edge that are thinner than 12 px are no part; deeper ones and free ones are', () => {
  expect(areas(labelled([0, 0, 120, 11]))).toEqual({});
  expect(areas(labelled([0, 0, 120, 13]))).toEqual({ 1: 1560 });
  expect(areas(labelled([20, 30, 60, 8]))).toEqual({ 1: 480 });
});

test('what softening carried beside a line is no part of it; a slope around a place is', () => {
  const acrossOf = (labels: Labels): number => [...labels.data.subarray(50 * 120, 51 * 120)].filter((label) => label > 0).length;
  const line = blurred(filled([[48, 20, 4, 60]], 90), 1.2);
  // Two pixels on either side are above the lower threshold; the outer ones have a tenth of the line.
  expect([line.data[50 * 120 + 46], acrossOf(labelsOf(line, all, { low: 5, high: 12 }))]).toEqual([expect.closeTo(9, 0), 6]);
  const slope = filled([[40, 20, 20, 60]]);
  for (let y = 20; y < 80; y += 1)
    for (const [at, value] of [17, 14, 11, 8, 6].entries()) slope.data[y * 120 + 60 + at] = slope.data[y * 120 + 39 - at] = value;
  expect(acrossOf(labelsOf(slope, all, { low: 5, high: 12 }))).toBe(30);
});

test('what the result does not cover is in no part, not grown either', () => {
  const covered: Bits = { ...all, data: all.data.map((_, at) => (at % 120 < 60 ? 1 : 0)) };
  const labels = labelsOf(filled([[30, 30, 60, 40]]), covered, { low: 5, high: 12 });
  expect(areas(labels)).toEqual({ 1: 30 * 40 });
  expect(partsOf(labels, covered, 6).parts[0]?.box).toEqual([24, 24, 36, 52]);
  const alpha = alphaOf(labels, { off: [], grow: 6, feather: 0, covered });
  expect(boxOf(alpha)).toEqual([24, 24, 36, 52]);
});

test('boxes and shares are those of the grown parts', () => {
  const { parts, share } = partsOf(labelled([10, 10, 20, 20], [60, 40, 30, 30]), all, 0);
  expect([parts, share]).toEqual([
    [
      { number: 1, box: [60, 40, 30, 30], share: 900 / 12_000 },
      { number: 2, box: [10, 10, 20, 20], share: 400 / 12_000 },
    ],
    1300 / 12_000,
  ]);
  expect(partsOf(labelled([10, 10, 20, 20]), all, 6).parts[0]?.box).toEqual([4, 4, 32, 32]);
});

test('alpha is exactly 0 outside the grown mask and 1 inside its edge', () => {
  const labels = labelled([40, 30, 40, 40]);
  const alpha = alphaOf(labels, { off: [], grow: 6, feather: 6 });
  const mask = grown({ ...size, data: Uint8Array.from(labels.data) }, 6);
  const inside = distances(mask, 0, 50).data;
  const isRight = (value: number, distance: number): boolean =>
    distance === 0 ? value === 0 : distance >= 6.5 ? value === 1 : value > 0 && value < 1;
  expect(alpha.data.findIndex((value, at) => !isRight(value, inside[at] ?? NaN))).toBe(-1);
  expect(boxOf(alpha)).toEqual([34, 24, 52, 52]);
});

test('a fade rises evenly by the smoothstep, also wider than the growing', () => {
  const mask: Bits = { ...size, data: Uint8Array.from(filled([[20, 0, 80, 100]], 1).data) };
  const row = [...feathered(mask, 10).data.subarray(50 * 120 + 19, 50 * 120 + 32)];
  const step = (distance: number): number => {
    const share = Math.min(1, (distance - 0.5) / 10);
    return Math.fround(share * share * (3 - 2 * share));
  };
  expect(row).toEqual([0, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(step)]);
});

test('parts that are off are the original’s, even where a neighbour grows', () => {
  const labels = labelled([10, 10, 30, 30], [60, 10, 20, 20]);
  expect(boxOf(alphaOf(labels, { off: [1], grow: 6, feather: 0 }))).toEqual([54, 4, 32, 32]);
  expect(boxOf(alphaOf(labels, { off: [2], grow: 40, feather: 0 })) === null).toBe(false);
  const alpha = alphaOf(labels, { off: [2], grow: 40, feather: 0 });
  expect([alpha.data[20 * 120 + 70], alpha.data[20 * 120 + 59]]).toEqual([0, 1]);
  expect(boxOf(alphaOf(labels, { off: [1, 2], grow: 6, feather: 6 }))).toBeNull();
});

test('strokes are painted in order, in pixels of the original', () => {
  const labels = labelled([40, 30, 40, 40]);
  const full = { width: 240, height: 200 };
  const base = { off: [1], grow: 0, feather: 0, full };
  expect(boxOf(alphaOf(labels, { ...base, strokes: [{ kind: 'rectangle', add: true, box: [20, 40, 60, 20] }] }))).toEqual([10, 20, 30, 10]);
  const brush = alphaOf(labels, {
    ...base,
    strokes: [
      {
        kind: 'brush',
        add: true,
        radius: 10,
        points: [
          [100, 100],
          [140, 100],
        ],
      },
    ],
  });
  // From 100.5 to 140.5 are 50.25 to 70.25 of the frame, less a half; five of its pixels around them.
  expect([boxOf(brush), brush.data[50 * 120 + 60]]).toEqual([[45, 45, 30, 10], 1]);
  const cut = alphaOf(labels, {
    ...base,
    off: [],
    strokes: [
      { kind: 'rectangle', add: false, box: [0, 0, 240, 100] },
      { kind: 'brush', add: true, radius: 4, points: [[40, 20]] },
    ],
  });
  expect([cut.data[40 * 120 + 60], cut.data[60 * 120 + 60], cut.data[10 * 120 + 20]]).toEqual([0, 1, 1]);
});

test('a removed line is seen from either side; a slip of one pixel is not', () => {
  const lab = (columns: readonly number[]): ReturnType<typeof labOf> => {
    const made = labOf(size);
    for (let at = 0; at < 12_000; at += 1) made.planes[0][at] = columns.includes(at % 120) ? 10 : 80;
    return made;
  };
  const largest = (one: readonly number[], other: readonly number[]): number => Math.max(...differenceOf(lab(one), lab(other), all).data);
  expect([largest([50], []), largest([], [50]), largest([50], [51]), largest([50], [52])]).toEqual([70, 70, 0, 70]);
  const none = bitsOf(size);
  expect(Math.max(...differenceOf(lab([50]), lab([]), none).data)).toBe(0);
});

test('noise is the median where something is covered', () => {
  const difference = planeOf(size);
  for (let at = 0; at < 12_000; at += 1) difference.data[at] = at % 120 < 60 ? 1.25 : 9;
  const left: Bits = { ...all, data: all.data.map((_, at) => (at % 120 < 61 ? 1 : 0)) };
  expect([noiseOf(difference, left), noiseOf(difference, bitsOf(size))]).toEqual([1.25, 0]);
});
