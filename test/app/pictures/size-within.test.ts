import { expect, test } from 'vitest';
import { fitsWithin, sizeWithin } from '../../../app/pictures/size-within.ts';

test('a picture fits where its longer side does, and anywhere where none is named', () => {
  const picture = { width: 300, height: 200 };
  expect([299, 300, 301, null].map((longSide) => fitsWithin(picture, longSide))).toEqual([false, true, true, true]);
  expect(fitsWithin({ width: 200, height: 300 }, 250)).toBe(false);
});

test('one that fits keeps its size, one that does not is made smaller in its shape, and nothing vanishes', () => {
  const within = (width: number, height: number, longSide: number | null) => Object.values(sizeWithin({ width, height }, longSide));
  expect([within(300, 200, null), within(300, 200, 300), within(300, 200, 4000)]).toEqual([
    [300, 200],
    [300, 200],
    [300, 200],
  ]);
  expect([within(300, 200, 150), within(200, 301, 100), within(5000, 2, 100)]).toEqual([
    [150, 100],
    [66, 100],
    [100, 1],
  ]);
});
