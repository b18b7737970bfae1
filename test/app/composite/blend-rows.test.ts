// Bands of small originals with results laid over them, beside each sample worked out by hand.
import { expect, test } from 'vitest';
import { apply, identity, shifted } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { blendRows, fitted, grainBelow, rowsTouched, shareReader, turnedRowsTouched } from '../../../app/composite/blend-rows.ts';
import type { Raster, Under } from '../../../app/composite/blend-rows.ts';
import type { Flow } from '../../../app/composite/flow.ts';
import { grainAt, missingGrain, noiseLevel } from '../../../app/composite/grain.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { cubicByHand, linearByHand, movedByHand } from './by-hand.ts';
import { randomOf } from './scenes.ts';

const random = randomOf(17);
const frame = { width: 10, height: 8 };
const full = { width: 23, height: 19 };
/** Part of the original, turned by a quarter, where the rows' picture is 19 by 23. */
const turned: Affine = [0, 1, 0, -1, 0, 18];
const transform: Affine = [1.13, -0.17, 0.731, 0.21, 0.93, -0.317];
const moves = (): Float32Array => Float32Array.from({ length: 6 }, () => random() * 2 - 1);
const flow: Flow = { width: 3, height: 2, first: 1.5, step: 3, dx: moves(), dy: moves() };

function alphaOf(isIn: (x: number, y: number) => boolean): Plane {
  const alpha = planeOf(frame);
  for (let at = 0; at < alpha.data.length; at += 1) if (isIn(at % 10, Math.floor(at / 10))) alpha.data[at] = 0.2 + 0.8 * random();
  return alpha;
}

function randomRaster(width: number, height: number, channels: Raster['channels'], peak: number): Raster {
  const length = width * height * channels;
  const value = (): number => Math.floor(random() * (peak + 1));
  return {
    width,
    height,
    channels,
    data: peak === 255 ? Uint8Array.from({ length }, value) : Uint16Array.from({ length }, value),
  };
}

const peakOf = ({ data }: Raster): number => (data instanceof Uint16Array ? 65_535 : 255);

/** Where a pixel of the rows' picture lies in a grid of that size over the whole original. */
function placeOf(
  { full: whole, place = identity }: Under,
  size: { width: number; height: number },
  x: number,
  y: number,
): [number, number] {
  const [fullX, fullY] = apply(place, x, y);
  return [((fullX + 0.5) * size.width) / whole.width - 0.5, ((fullY + 0.5) * size.height) / whole.height - 0.5];
}

function shareByHand(alpha: Plane, under: Under, x: number, y: number): number {
  const [u, v] = placeOf(under, alpha, x, y);
  return u < -0.5 || v < -0.5 || u > alpha.width - 0.5 || v > alpha.height - 0.5 ? 0 : linearByHand(alpha, u, v);
}

function resultByHand(under: Under, channel: number, x: number, y: number): number {
  const [u, v] = apply(under.transform, ...movedByHand(under.flow, ...placeOf(under, under.frame, x, y)));
  const { channels, data } = under.result;
  return cubicByHand(under.result, (at) => data[at * channels + channel] ?? NaN, u, v);
}

/** A picture's samples with the result over it. */
function blendedByHand(picture: Raster, under: Under, alpha: Plane, grain: number): number[] {
  const [peak, colours] = [peakOf(picture), under.result.channels];
  return [...picture.data].map((own, at) => {
    const [pixel, channel] = [Math.floor(at / picture.channels), at % picture.channels];
    const [x, y] = [pixel % picture.width, Math.floor(pixel / picture.width)];
    const share = shareByHand(alpha, under, x, y);
    if (channel >= colours || share < 1 / (2 * peak)) return own;
    const opacity = Math.max(0.1, (picture.data[(pixel + 1) * picture.channels - 1] ?? NaN) / peak);
    const behind = under.ground?.[channel];
    const shown = resultByHand(under, channel, x, y);
    const theirs =
      ((behind === undefined ? shown : (shown - (1 - opacity) * behind) / opacity) * peak) / peakOf(under.result) +
      (grain * peak * grainAt(x, y)) / 255;
    return Math.max(0, Math.min(peak, Math.round(own + share * (theirs - own))));
  });
}

/** In bands of so many rows, from the last to the first. */
function blended(picture: Raster, under: Under, alpha: Plane, grain: number, rows: number): number[] {
  const data = picture.data.slice();
  const row = picture.width * picture.channels;
  for (let first = Math.floor((picture.height - 1) / rows) * rows; first >= 0; first -= rows) {
    const height = Math.min(rows, picture.height - first);
    const band = data.subarray(first * row, (first + height) * row);
    blendRows({ ...under, rows: { ...picture, height, first, data: band }, alpha, grain });
  }
  return [...data];
}

const places: readonly (readonly [string, (x: number, y: number) => boolean])[] = [
  ['in the middle', (x, y) => x >= 3 && x < 7 && y >= 2 && y < 6],
  ['in the left upper corner', (x, y) => x < 2 && y < 2],
  ['in the right lower corner', (x, y) => x > 7 && y > 5],
  ['in one pixel', (x, y) => x === 5 && y === 3],
  ['in two places far apart', (x, y) => (x === 1 && y === 6) || (x === 8 && y === 1)],
  ['everywhere', () => true],
];

const kinds = [
  ['8-bit colour', 3, 255, 3, 255],
  ['16-bit colour with opacity', 4, 65_535, 3, 65_535],
  ['8-bit grey with opacity', 2, 255, 1, 255],
  ['16-bit grey under a result of 8 bit', 1, 65_535, 1, 255],
  ['8-bit colour with opacity under a result of 16 bit', 4, 255, 3, 65_535],
] as const;

test.each(places)('%s the result lies over every kind of samples as alpha says', (_where, isIn) => {
  const alpha = alphaOf(isIn);
  for (const [kind, channels, peak, colours, theirPeak] of kinds) {
    const picture = randomRaster(23, 19, channels, peak);
    const under: Under = { full, frame, result: randomRaster(12, 9, colours, theirPeak), transform, flow: null };
    expect([kind, ...blended(picture, under, alpha, 0, 7)]).toEqual([kind, ...blendedByHand(picture, under, alpha, 0)]);
  }
});

test('of an original with opacity the ground is taken out of the result as far as it shows through', () => {
  const alpha = alphaOf((x, y) => x > 0 && y > 0);
  for (const [kind, channels, peak, colours, theirPeak] of kinds.filter(([, count]) => count % 2 === 0)) {
    const picture = randomRaster(23, 19, channels, peak);
    // Opaque in one row, transparent in another.
    for (const [row, opacity] of [
      [7, peak],
      [9, 0],
    ] as const)
      for (let x = 1; x <= 23; x += 1) picture.data[(row * 23 + x) * channels - 1] = opacity;
    const ground = [0.9, 0.5, 0.1].slice(0, colours).map((share) => Math.round(share * theirPeak));
    const under: Under = { full, frame, result: randomRaster(12, 9, colours, theirPeak), transform, flow: null, ground };
    expect([kind, ...blended(picture, under, alpha, 0, 7)]).toEqual([kind, ...blendedByHand(picture, under, alpha, 0)]);
    expect(blended(picture, under, alpha, 0, 7)).not.toEqual(blended(picture, { ...under, ground: ground.map(() => 0) }, alpha, 0, 7));
  }
});

test('grain is added where the result shows, by the place in the picture, and moves of a flow are followed', () => {
  const alpha = alphaOf((x, y) => x > 1 && y > 1);
  for (const [kind, channels, peak, colours, theirPeak] of kinds) {
    const picture = randomRaster(23, 19, channels, peak);
    const under: Under = { full, frame, result: randomRaster(12, 9, colours, theirPeak), transform, flow };
    expect([kind, ...blended(picture, under, alpha, 9, 5)]).toEqual([kind, ...blendedByHand(picture, under, alpha, 9)]);
  }
});

test.each<[string, Affine]>([
  ['turned by a quarter', turned],
  ['turned, and only a part was sent', [0, 1, -4, -1, 0, 15]],
  ['a part of a larger one', shifted(3, 2)],
  ['within a smaller one', shifted(-5, -6)],
])('of a picture that was %s each pixel takes what was sent of it', (_what, place) => {
  const alpha = alphaOf((x, y) => x > 0 && y < 7);
  const picture = randomRaster(19, 23, 3, 255);
  const under: Under = { full, place, frame, result: randomRaster(12, 9, 3, 255), transform, flow };
  expect(blended(picture, under, alpha, 4, 6)).toEqual(blendedByHand(picture, under, alpha, 4));
});

test('half a step of alpha is the least that is laid over', () => {
  const at = (share: number, peak: 255 | 65_535): number => {
    const alpha = { ...planeOf(frame), data: new Float32Array(80).fill(share) };
    const picture: Raster = { ...frame, channels: 1, data: peak === 255 ? new Uint8Array(80) : new Uint16Array(80) };
    // So much grain that a share of half a step shows.
    const result: Raster = { ...frame, channels: 1, data: picture.data.slice().fill(peak) };
    blendRows({ full: frame, frame, result, transform: identity, flow: null, rows: { ...picture, first: 0 }, alpha, grain: 400 });
    return Math.max(...picture.data);
  };
  expect([at(1 / 508, 255) > 0, at(1 / 512, 255), at(1 / 131_000, 65_535) > 0, at(1 / 131_200, 65_535)]).toEqual([true, 0, true, 0]);
});

test('what was sent reaches to the outer edges of its pixels', () => {
  const alpha = { ...planeOf(frame), data: new Float32Array(80).fill(1) };
  const share = shareReader(alpha, { full: frame, place: [1, 0, -0.5, 0, 1, -0.5] });
  // From the pixel at 0, 0, whose centre is the corner of what was sent, to the one at 10, 8.
  expect([share(0, 0), share(10, 8), share(-0.01, 4), share(10.01, 4), share(4, -0.01), share(4, 8.01)]).toEqual([1, 1, 0, 0, 0, 0]);
});

test('rows of another width fit only where a place is said', () => {
  const [rows, alpha] = [{ ...randomRaster(22, 19, 1, 255), first: 0 }, alphaOf(() => true)];
  const under: Under = { full, frame, result: randomRaster(12, 9, 1, 255), transform, flow: null };
  expect(() => blendRows({ ...under, rows, alpha, grain: 0 })).toThrow('do not fit');
  expect(() => blendRows({ ...under, place: identity, rows, alpha, grain: 0 })).not.toThrow();
  expect(() => blendRows({ ...under, place: identity, rows: { ...rows, channels: 3 }, alpha, grain: 0 })).toThrow('do not fit');
});

test.each([255, 65_535])('a result with more pixels is made as dense as the original (peak %i)', (peak) => {
  const large = randomRaster(46, 24, 3, peak);
  large.data.fill(peak, 0, 46 * 3 * 4);
  large.data.fill(0, 46 * 3 * 4, 46 * 3 * 8);
  const under: Under = { full, frame, result: large, transform: [4.6, 0, 1.8, 0, 3, 1], flow: null };
  const { result, transform: map, ...rest } = fitted(under);
  // Twice as wide as the original: half of 46 by 24.
  expect([result.width, result.height, result.channels, peakOf(result), rest]).toEqual([23, 12, 3, peak, { full, frame, flow: null }]);
  expect(map.map((value) => Number(value.toFixed(9)))).toEqual([2.3, 0, 0.65, 0, 1.5, 0.25]);
  const mean = (raster: Raster): number => [...raster.data].reduce((sum, value) => sum + value, 0) / raster.data.length / peak;
  expect([Math.max(...result.data), Math.min(...result.data), Math.abs(mean(result) - mean(large)) < 0.01]).toEqual([peak, 0, true]);
  expect(result.data.at(-1)).toBeGreaterThan(0);
});

test('up to a tenth more pixels a side are left as they are, and a line stays a pixel high', () => {
  const of = (result: Raster, map: Affine): Under => ({ full, frame: full, result, transform: map, flow: null });
  const near = of(randomRaster(25, 20, 1, 255), [1.1, 0, 0, 0, 1.05, 0]);
  expect(fitted(near)).toBe(near);
  const line = fitted(of(randomRaster(60, 1, 1, 255), [2.6, 0, 0, 0, 0.05, 0])).result;
  const upright = fitted(of(randomRaster(1, 60, 1, 255), [0.05, 0, 0, 0, 2.6, 0])).result;
  expect([line.width, line.height, upright.width, upright.height]).toEqual([23, 1, 1, 23]);
});

test('rows that alpha reaches are told, from the first on and to the last', () => {
  const of = (isIn: (x: number, y: number) => boolean, height: number): unknown => rowsTouched(alphaOf(isIn), { width: 23, height });
  expect([of((_x, y) => y === 3, 8), of((_x, y) => y === 3, 80), of((_x, y) => y === 0, 80), of((_x, y) => y === 7, 80)]).toEqual([
    { first: 2, count: 3 },
    { first: 20, count: 30 },
    { first: 0, count: 20 },
    { first: 60, count: 20 },
  ]);
  const turnedOf = (isIn: (x: number, y: number) => boolean): unknown =>
    turnedRowsTouched(alphaOf(isIn), { full: { width: 100, height: 80 }, place: [0, 1, 0, -1, 0, 79] }, 100);
  expect([turnedOf((x) => x === 4), turnedOf((x) => x === 0), turnedOf((x) => x === 9)]).toEqual([
    { first: 30, count: 31 },
    { first: 0, count: 21 },
    { first: 80, count: 20 },
  ]);
});

test.each(kinds)(
  '%s: the grain that lacks is that of the tile above that of the result beneath it',
  (_kind, channels, peak, colours, theirPeak) => {
    const tile = randomRaster(40, 36, channels, peak);
    const whole = { width: 60, height: 50 };
    const result = randomRaster(66, 40, colours, theirPeak);
    // A fifth of the noise, about the middle.
    result.data.forEach((value, at) => (result.data[at] = Math.round(theirPeak / 2 + (value - theirPeak / 2) / 5)));
    const under: Under = { full: whole, frame: whole, result, transform, flow };
    const green = channels >= 3 ? 1 : 0;
    const [own, theirs] = [planeOf(tile), planeOf(tile)];
    for (let at = 0; at < own.data.length; at += 1) {
      own.data[at] = ((tile.data[at * channels + green] ?? NaN) * 255) / peak;
      theirs.data[at] = (resultByHand(under, green, 7 + (at % 40), 5 + Math.floor(at / 40)) * 255) / theirPeak;
    }
    const wanted = missingGrain(noiseLevel(own), noiseLevel(theirs));
    expect([grainBelow(tile, [7, 5], under), wanted > 10]).toEqual([expect.closeTo(wanted, 4), true]);
  },
);
