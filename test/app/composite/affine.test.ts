import { expect, test } from 'vitest';
import { apart, apply, compose, density, driftOf, identity, invert, scaled, stretch } from '../../../app/composite/affine.ts';
import type { Affine } from '../../../app/composite/affine.ts';
import { fitAffine } from '../../../app/composite/fit-affine.ts';
import { nearestPreferred, preferredSizes } from '../../../app/composite/sizes.ts';
import { judge } from '../../../app/composite/verdict.ts';
import { frameSize } from '../../../app/composite/raster.ts';
import { exactStarts } from '../../../app/composite/starts.ts';
import { randomOf } from './scenes.ts';

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
  const count = 300;
  const matches = {
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    dx: new Float64Array(count),
    dy: new Float64Array(count),
    score: new Float64Array(count).fill(0.9),
  };
  const map: Affine = [1.01, 0.001, -3, -0.002, 0.985, 2];
  for (let at = 0; at < count; at += 1) {
    const [x, y] = [random() * 300, random() * 200];
    const [toX, toY] = at % 3 === 0 ? [x + 6 * random(), y + 6] : apply(map, x, y);
    [matches.x[at], matches.y[at], matches.dx[at], matches.dy[at]] = [x, y, toX - x, toY - y];
  }
  const fit = fitAffine(matches, 300, 200);
  expect(apart(fit.move, map, { width: 300, height: 200 })).toBeLessThan(0.01);
  expect([fit.found, fit.agreeing]).toEqual([200, 200]);
  expect(fitAffine({ ...matches, score: matches.score.map(() => 0.5) }, 300, 200)).toEqual({ move: identity, found: 0, agreeing: 0 });
});

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
