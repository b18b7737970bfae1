// Waves seen through maps that are known. A frame of 168 by 120 px has twelve blocks of 48 px, 32 px apart; wherever they are all found, a map by hand is found.
import { expect, test } from 'vitest';
import { apart, compose, identity, shifted, stretch } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import type { Rgb } from '../../../app/composite/raster.ts';
import { register } from '../../../app/composite/register.ts';
import type { Registration } from '../../../app/composite/register.ts';
import type { Size } from '../../../app/models/model.ts';
import { aboutMiddle, rgbOf, rgbSeen, wavesOf } from './waves.ts';

const [waves, others] = [wavesOf(1), wavesOf(9)];
const frame = { width: 168, height: 120 };
const original = rgbSeen(waves, frame, identity);

/** Everything but the transform, and how far that lies from the map by which the result was drawn, in px of the result. */
function told({ transform, ...rest }: Registration, truth: Affine, { width, height }: Size = frame): unknown {
  return { ...rest, isNear: apart(transform, truth, { width, height }) < 0.2 };
}

const allFound = { flow: null, match: 1, inliers: 1, textured: 12, isNear: true };

test.each<[string, Size, Affine]>([
  ['the same picture', frame, identity],
  ['a shift', frame, shifted(6, 4)],
  ['a larger result, shifted', { width: 200, height: 140 }, compose(shifted(4, 3), stretch(frame, { width: 200, height: 140 }))],
  ['a smaller result', { width: 126, height: 90 }, stretch(frame, { width: 126, height: 90 })],
  ['twice the pixels, shifted', { width: 336, height: 240 }, compose(shifted(6, 4), stretch(frame, { width: 336, height: 240 }))],
])('%s: every block is found, and the map', (_what, size, truth) => {
  expect(told(register(original, rgbSeen(waves, size, truth)), truth)).toEqual(allFound);
});

test('blocks that a shift takes out of the result are not counted', () => {
  // To the left by 6 px: of four columns the first begins outside; 9 blocks are left.
  const truth = shifted(-6, 4);
  expect(told(register(original, rgbSeen(waves, frame, truth)), truth)).toEqual({ ...allFound, textured: 9 });
});

test('of a result whose right part shows something else the left blocks are found, and they decide', () => {
  // From 116 px on: columns of blocks begin at 0, 32, 64 and 96, of which the last has 20 of 48 px left.
  const result = rgbOf((x, y) => (x < 116 ? waves : others)(x, y), frame);
  expect(told({ ...register(original, result), flow: null }, identity)).toEqual({ ...allFound, match: 9 / 12 });
});

test('another picture has nothing in common, a flat one nothing to be found by', () => {
  const another = register(original, rgbSeen(others, frame, identity));
  expect([another.match < 0.1, another.textured, another.flow]).toEqual([true, 12, null]);
  const flat = rgbOf(() => 90, frame);
  const wide = { width: 200, height: 120 };
  expect(
    register(
      flat,
      rgbOf(() => 90, wide),
    ),
  ).toEqual({
    transform: stretch(frame, wide).map((value) => expect.closeTo(value, 9)),
    flow: null,
    match: 0,
    inliers: 0,
    textured: 0,
  });
});

test('a known start is taken, however far from a resize, and none beside it', () => {
  const cut: Affine = [2, 0, -60, 0, 2, -40];
  const result = rgbSeen(waves, frame, cut);
  // 84 by 60 px of the frame are in it, from 30, 20 on: the block at 32, 32, and the one to its right to 111 px.
  expect(told(register(original, result, cut), cut)).toEqual({ ...allFound, textured: 2 });
  expect(register(original, result).match).toBeLessThan(0.2);
  expect(register(original, original, shifted(60, 40)).match).toBeLessThan(0.3);
});

test('a known start is of the result at its own size, also where that is denser than the frame', () => {
  const cut: Affine = [4, 0, -120, 0, 4, -80];
  const result: Rgb = rgbSeen(waves, { width: 336, height: 240 }, cut);
  expect(told(register(original, result, cut), cut)).toEqual({ ...allFound, textured: 2, isNear: true });
});

const large = { width: 232, height: 168 };
const largeOriginal = rgbSeen(waves, large, identity);

test('what moved by itself in a corner of a picture that lies still is its flow', () => {
  // Up to 2 px to the right, within 60 px of the middle of a cell, 15.5 + 10 · 16 across and 15.5 + 6 · 16 down.
  const push = (x: number, y: number): number => 2 * Math.cos((Math.PI * Math.min(60, Math.hypot(x - 175.5, y - 111.5))) / 120) ** 2;
  const found = register(
    largeOriginal,
    rgbOf((x, y) => waves(x - push(x, y), y), large),
  );
  const { width = 0, height = 0, dx = new Float32Array(), dy = new Float32Array() } = found.flow ?? {};
  expect([width, height, dx.indexOf(Math.max(...dx))]).toEqual([13, 9, 6 * 13 + 10]);
  // The blocks and what smooths them take about half of it.
  expect([(dx[6 * 13 + 10] ?? 0) > 0.7, Math.abs(dx[0] ?? 9) < 0.1, Math.max(...dy.map(Math.abs)) < 0.25]).toEqual([true, true, true]);
  expect(apart(found.transform, identity, large)).toBeLessThan(0.5);
});

test('a shift of a tenth of the width, which is more than is searched for, is within reach of the coarse blocks', () => {
  const truth = shifted(22, 0);
  expect(told(register(largeOriginal, rgbSeen(waves, large, truth)), truth, large)).toEqual({ ...allFound, textured: 24 });
});

test('a zoom and a shift beyond arithmetic are searched for', () => {
  const truth = aboutMiddle(large, 1.1, 1.1, 8, 6);
  const found = register(largeOriginal, rgbSeen(waves, large, truth));
  // Of six by four columns and rows five by three are within both pictures.
  expect(told(found, truth, large)).toEqual({ ...allFound, textured: 15 });
});
