import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../../../renderer/features/stage/difference.ts';

const pixels = (...colours: readonly (readonly [number, number, number])[]): Uint8ClampedArray =>
  new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]));
const black = [0, 0, 0] as const;
const white = [255, 255, 255] as const;

test('the changed part is counted above the threshold, and glows', () => {
  const before = pixels(black, black, black, black);
  const after = pixels(black, white, [20, 20, 20], black);
  expect(differenceOf(before, after, 0.1).changed).toBe(0.25);
  expect(differenceOf(before, after, 0.05).changed).toBe(0.5);
  const { heat } = differenceOf(before, after, 0.1);
  expect([...heat.subarray(0, 8)]).toEqual([0, 0, 0, 255, 255, 255, 204, 255]);
});

test('what stayed is faint grey of the second picture', () => {
  expect([...differenceOf(pixels([100, 100, 100]), pixels([100, 100, 100]), 0.1).heat]).toEqual([30, 30, 30, 255]);
});

test('a higher threshold never finds more, and no picture differs from itself', () => {
  const picture = fc.uint8ClampedArray({ minLength: 8, maxLength: 64 }).filter(({ length }) => length % 4 === 0);
  fc.assert(
    fc.property(picture, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, a, b) => {
      const other = one.map((value) => 255 - value);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(differenceOf(one, other, high).changed).toBeLessThanOrEqual(differenceOf(one, other, low).changed);
      expect(differenceOf(one, one, low).changed).toBe(0);
    }),
  );
});
