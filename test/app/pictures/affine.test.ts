import { expect, test } from 'vitest';
import { apart, apply, compose, density, driftOf, identity, invert, scaled, stretch } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { matchBlocks } from '../../../app/composite/blocks.ts';
import type { Matches } from '../../../app/composite/blocks.ts';
import { fitAffine } from '../../../app/composite/fit-affine.ts';
import { nearestPreferred, preferredSizes } from '../../../app/composite/sizes.ts';
import { judge } from '../../../app/composite/verdict.ts';
import { frameSize } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { blurred } from '../../../app/composite/resample.ts';
import { usualSettings } from '../../../app/composite/settings.ts';
import { exactStarts } from '../../../app/composite/starts.ts';
import { randomOf } from '../composite/scenes.ts';

const close = (map: Affine, other: Affine): void => map.forEach((value, at) => expect(value).toBeCloseTo(other[at] ?? NaN, 9));

test('a map and its inverse are nothing, in either order; a flat map has none', () => {
  const map: Affine = [1.04, 0.02, -7, -0.03, 0.97, 11];
  close(compose(map, invert(map)), identity);
  close(compose(invert(map), map), identity);
  expect(apply(map, 10, 20)).toEqual([1.04 * 10 + 0.02 * 20 - 7, -0.03 * 10 + 0.97 * 20 + 11]);
  expect(() => invert([1, 2, 0, 2, 4, 0])).toThrow('flattens');
});

test('first the inner map, then the outer', () => {
  expect(apply(compose([2, 0, 0, 0, 2, 0], [1, 0, 5, 0, 1, 0]), 1, 1)).toEqual([12, 2]);
});

test('a plain resize keeps the outer edges together', () => {
  const [x, y] = apply(stretch({ width: 100, height: 50 }, { width: 250, height: 25 }), -0.5, 49.5);
  expect([x, y]).toEqual([-0.5, 24.5]);
  close(
    scaled(stretch({ width: 10, height: 10 }, { width: 30, height: 30 }), { width: 10, height: 10 }, { width: 30, height: 30 }),
    identity,
  );
  expect(density([0.5, 0, 9, 0, 3, 9])).toBe(3);
  expect(apart(identity, [1, 0, 3, 0, 1, 4], { width: 5, height: 5 })).toBe(5);
});

test('drift is told against a plain resize, in % and at the centre', () => {
  const [frame, result] = [
    { width: 101, height: 101 },
    { width: 202, height: 101 },
  ];
  const map = compose(stretch(frame, result), [1.1, 0, 0, 0, 1, 3]);
  const drift = driftOf(map, frame, result);
  expect(Object.values(drift).map((value) => Number(value.toFixed(6)))).toEqual([10, 0, 5, 3]);
});

test('an affine map is told by the matches that agree, whatever a third of them says', () => {
  const random = randomOf(3);
  const map: Affine = [1.01, 0.001, -3, -0.002, 0.985, 2];
  const matches = matchesOf(300, random, (x, y, at) => (at % 3 === 0 ? [x + 6 * random(), y + 6] : apply(map, x, y)));
  const fit = fitAffine(matches, 300, 200);
  expect(apart(fit.move, map, { width: 300, height: 200 })).toBeLessThan(0.01);
  expect([fit.found, fit.agreeing]).toEqual([200, 200]);
  const none = { move: identity, found: 0, agreeing: 0 };
  expect(fitAffine({ ...matches, score: matches.score.map(() => 0.5) }, 300, 200)).toEqual(none);
  expect(fitAffine({ ...matches, isPeak: matches.isPeak.map(() => 0) }, 300, 200)).toEqual(none);
});

test('of two things that moved apart the larger one is followed, not their mean', () => {
  const random = randomOf(4);
  const slip = (): number => (random() - 0.5) / 2;
  // What stands within 200 of 600 px keeps its place, the walls beside it went 6 px outwards.
  const matches = matchesOf(600, random, (x, y) => [x + slip() + (x < 100 ? -6 : x > 500 ? 6 : 0), y + slip()], [600, 400]);
  const inside = matches.x.filter((x) => x >= 100 && x <= 500).length;
  const { move, found } = fitAffine(matches, 600, 400);
  expect([found, apart(move, identity, { width: 600, height: 400 }) < 0.3]).toEqual([inside, true]);
});

test('a block that lies farther away than it is looked for has no peak, one that is found has', () => {
  const [size, random] = [{ width: 64, height: 64 }, randomOf(5)];
  const wide = blurred({ width: 80, height: 64, data: Float32Array.from({ length: 80 * 64 }, () => 255 * random()) }, 4);
  const cut = (left: number): Plane => ({ ...size, data: wide.data.filter((_, at) => at % 80 >= left && at % 80 < left + 64) });
  const matched = (by: number): readonly (number | undefined)[] => {
    const { count, dx, isPeak } = matchBlocks(cut(8 + by), cut(8), { block: 32, step: 32, radius: 3 }, () => true);
    return [count, Math.round(dx[0] ?? NaN), isPeak[0]];
  };
  expect([matched(2), matched(5)]).toEqual([
    [4, 2, 1],
    [4, 3, 0],
  ]);
});

/** Matches at random places that went where `to` says. */
function matchesOf(
  count: number,
  random: () => number,
  to: (x: number, y: number, at: number) => readonly [number, number],
  [width, height]: readonly [number, number] = [300, 200],
): Matches {
  const matches = {
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    dx: new Float64Array(count),
    dy: new Float64Array(count),
    score: new Float64Array(count).fill(0.9),
    isPeak: new Uint8Array(count).fill(1),
  };
  for (let at = 0; at < count; at += 1) {
    const [x, y] = [random() * width, random() * height];
    const [toX, toY] = to(x, y, at);
    [matches.x[at], matches.y[at], matches.dx[at], matches.dy[at]] = [x, y, toX - x, toY - y];
  }
  return matches;
}

test('the sizes are the model’s 17, and the nearest in shape is told by ratio', () => {
  expect([preferredSizes.length, preferredSizes[0], preferredSizes.at(-1)]).toEqual([
    17,
    { width: 1568, height: 672 },
    { width: 944, height: 1104 },
  ]);
  expect(nearestPreferred({ width: 3024, height: 4032 })).toEqual({ width: 880, height: 1184 });
});

test('a frame keeps its shape and has at most 1.1 megapixels', () => {
  expect(frameSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  const { width, height } = frameSize({ width: 6000, height: 4000 });
  expect([width, height, width * height <= 1_100_000]).toEqual([1284, 856, true]);
});

test('what is usual reaches as large a share of every picture, 6 px of a frame of full size', () => {
  const reachOf = (width: number, height: number): readonly number[] => {
    const { grow, feather } = usualSettings({ width, height });
    return [grow, feather];
  };
  expect([reachOf(6000, 4000), reachOf(1344, 768), reachOf(512, 512), reachOf(60, 40)]).toEqual([
    [28, 28],
    [6, 6],
    [3, 3],
    [1, 1],
  ]);
});

test('cuts from the nearest preferred size are begun with where at most 64 px went', () => {
  const cut = exactStarts({ width: 1178, height: 933 }, { width: 1136, height: 896 });
  const right = compose([1, 0, 0, 0, 1, 0], stretch({ width: 1178, height: 933 }, { width: 1184, height: 880 }));
  expect(cut.some((start) => apart(start, right, { width: 1178, height: 933 }) < 0.01)).toBe(true);
  expect(exactStarts({ width: 500, height: 500 }, { width: 700, height: 700 })).toHaveLength(1);
});

test('verdicts: another picture, all changed, doubt, nothing changed, else accepted', () => {
  const good = { match: 0.8, inliers: 1, textured: 300, noise: 1, share: 0.1 };
  const told = (evidence: Partial<typeof good>): unknown[] => Object.values(judge({ ...good, ...evidence }));
  expect(told({})).toEqual(['accepted', null]);
  expect(told({ match: 0.3, inliers: 0.49 })).toEqual(['refused', 'another-picture']);
  expect(told({ match: 0.15 })).toEqual(['look-first', 'doubtful']);
  expect(told({ match: 0.449 })).toEqual(['look-first', 'doubtful']);
  expect(told({ match: 0.45 })).toEqual(['accepted', null]);
  expect(told({ noise: 2.51 })).toEqual(['refused', 'all-changed']);
  expect(told({ noise: 2.5 })).toEqual(['accepted', null]);
  expect(told({ share: 0.61 })).toEqual(['refused', 'all-changed']);
  expect(told({ share: 0.0004 })).toEqual(['unchanged', 'unchanged']);
  expect(told({ share: 0.0005 })).toEqual(['accepted', null]);
  // Nothing is sure with so little to be found by, nor with figures that are none.
  expect(told({ textured: 11, match: 1 })).toEqual(['look-first', 'doubtful']);
  expect(told({ match: NaN })).toEqual(['refused', 'another-picture']);
  expect(told({ noise: NaN })).toEqual(['refused', 'all-changed']);
});
