import { describe, expect, test } from 'vitest';
import { bitsApart, colourSide, maxApart, printBytes, printOf, printsOf, shapeSide } from '../../../app/pictures/print.ts';

/** Stripes of a slant, in greys from dark to light. */
const scene = (slant: number, change: (grey: number, at: number) => number = (grey) => grey): Uint8Array =>
  Uint8Array.from({ length: shapeSide * shapeSide }, (_, at) => {
    const [x, y] = [at % shapeSide, Math.floor(at / shapeSide)];
    return change(128 + 60 * Math.sin((x + slant * y) / 5) + 40 * Math.cos((y * y) / (90 + slant)), at);
  });
const colours = (level: number): Uint8Array => new Uint8Array(colourSide * colourSide * 3).fill(level);

const apart = (one: Uint8Array, two: Uint8Array): number | null => {
  const buffer = new ArrayBuffer(2 * printBytes);
  new Uint8Array(buffer).set([...one, ...two]);
  return bitsApart(printsOf(buffer), 0, printsOf(buffer), 1);
};

describe('prints', () => {
  test('of the same picture are the same, and of one that is a little brighter or noisy are near', () => {
    const print = printOf(scene(1), colours(100));
    expect(apart(print, printOf(scene(1), colours(100)))).toBe(0);
    expect(
      apart(
        print,
        printOf(
          scene(1, (grey) => grey + 2),
          colours(102),
        ),
      ),
    ).toBeLessThanOrEqual(maxApart);
    expect(
      apart(
        print,
        printOf(
          scene(1, (grey, at) => grey + ((at * 7919) % 5) - 2),
          colours(100),
        ),
      ),
    ).toBeLessThanOrEqual(maxApart);
  });

  test('of other shapes, or of the same shapes in other colours, are of different pictures', () => {
    const print = printOf(scene(1), colours(100));
    expect(apart(print, printOf(scene(3), colours(100)))).toBeNull();
    expect(apart(print, printOf(scene(1), colours(106)))).toBeNull();
    expect(apart(print, printOf(scene(1), colours(105)))).toBe(0);
  });

  test('differ by as many bits as were turned round, in whichever word they are', () => {
    const print = printOf(scene(1), colours(100));
    const turned = (bits: readonly number[]): Uint8Array => {
      const other = Uint8Array.from(print);
      for (const bit of bits) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return other;
    };
    expect(apart(print, turned([0]))).toBe(1);
    expect(apart(print, turned([0, 31, 32, 63, 64, 128, 200, 254, 255]))).toBe(9);
    expect(apart(print, turned(Array.from({ length: maxApart }, (_, at) => at * 25)))).toBe(maxApart);
    expect(apart(print, turned(Array.from({ length: maxApart + 1 }, (_, at) => at * 23)))).toBeNull();
  });

  test('of a picture without any shape are of no shape, and not of another picture’s', () => {
    const flat = printOf(new Uint8Array(shapeSide * shapeSide).fill(90), colours(90));
    expect(apart(flat, printOf(new Uint8Array(shapeSide * shapeSide).fill(91), colours(91)))).toBeLessThanOrEqual(maxApart);
    expect(apart(flat, printOf(scene(1), colours(90)))).toBeNull();
  });
});
