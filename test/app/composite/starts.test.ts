// What a coarse search finds of waves that are zoomed and shifted by known amounts, in pictures of the size it looks at.
import { expect, test } from 'vitest';
import { apart, compose, identity, stretch } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import { exactStarts, searchedStart } from '../../../app/composite/starts.ts';
import type { Size } from '../../../app/models/model.ts';
import { aboutMiddle, planeSeen, wavesOf } from './waves.ts';

const waves = wavesOf(1);
const seen = (size: Size, map: Affine): Plane => planeSeen(waves, size, map);

/** How far the start that is found lies from the map by which the result was drawn, in px of the result. */
function offOf(frame: Size, result: Size, moved: Affine): number {
  const truth = compose(stretch(frame, result), moved);
  return apart(searchedStart(seen(frame, identity), seen(result, truth)), truth, frame);
}

const flat = { width: 96, height: 24 };

test.each([
  ['nothing', aboutMiddle(flat, 1, 1, 0, 0)],
  ['a zoom in and a shift to the right and up', aboutMiddle(flat, 1.1, 1.1, 4, -2)],
  ['a zoom out and a shift to the left and down', aboutMiddle(flat, 0.9, 0.93, -5, 3)],
  ['each axis by its own', aboutMiddle(flat, 1.06, 0.97, 0, 5)],
  ['the farthest it looks at', aboutMiddle(flat, 0.86, 0.86, 8, -8)],
] as const)('in the steps of the search it finds exactly: %s', (_what, moved) => {
  expect(offOf(flat, flat, moved)).toBeLessThan(0.01);
});

test('a tall picture is searched as a wide one is', () => {
  const tall = { width: 24, height: 96 };
  expect(offOf(tall, tall, aboutMiddle(tall, 1.1, 1.06, -2, 4))).toBeLessThan(0.01);
});

test('a result of another size and shape is searched relative to a plain resize', () => {
  expect(offOf(flat, { width: 144, height: 30 }, aboutMiddle(flat, 1.1, 1.1, 4, -2))).toBeLessThan(0.01);
});

test('between its steps it is nearer than half a pixel of a picture that is shrunk for it', () => {
  const larger = { width: 144, height: 36 };
  expect(offOf(larger, larger, aboutMiddle(larger, 1.043, 0.962, 3.3, -2.6))).toBeLessThan(0.5);
});

test('light and contrast that changed are nothing to the search', () => {
  const moved = aboutMiddle(flat, 1.1, 1.1, 4, -2);
  const result = seen(flat, moved);
  const darker = { ...flat, data: result.data.map((value) => 30 + value / 4) };
  expect(apart(searchedStart(seen(flat, identity), darker), moved, flat)).toBeLessThan(0.01);
});

test('starts by arithmetic are the resize, the size of the model cut in its middle and at both ends, and what covers', () => {
  // 300 by 200 is nearest to 1248 by 832 of the model's sizes; the result has 40 px less of its width.
  const [frame, result] = [
    { width: 300, height: 200 },
    { width: 1208, height: 832 },
  ];
  const rounded = exactStarts(frame, result).map((start) => start.map((value) => Number(value.toFixed(4)) + 0));
  expect(rounded).toEqual([
    [4.0267, 0, 1.5133, 0, 4.16, 1.58],
    [4.16, 0, -18.42, 0, 4.16, 1.58],
    [4.16, 0, 1.58, 0, 4.16, 1.58],
    [4.16, 0, -38.42, 0, 4.16, 1.58],
  ]);
  // Another shape altogether is no cut of a size of the model: 1024 by 1024 is 256 px higher.
  expect(
    exactStarts({ width: 200, height: 200 }, { width: 1024, height: 768 }).map((start) =>
      start.map((value) => Number(value.toFixed(4)) + 0),
    ),
  ).toEqual([
    [5.12, 0, 2.06, 0, 3.84, 1.42],
    [5.12, 0, 2.06, 0, 5.12, -125.94],
  ]);
});
