import { describe, expect, test } from 'vitest';
import { differenceBehind, groundIn, onGround, unseenParts } from '../../../app/composite/ground.ts';
import type { Rgb } from '../../../app/composite/raster.ts';

const pictureOf = (width: number, height: number, colourAt: (x: number, y: number) => readonly [number, number, number]): Rgb => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colourAt(pixel % width, Math.floor(pixel / width))[at % 3] as number;
  }),
});
const [width, height] = [20, 10];
/** Opaque on the right half, transparent on the left. */
const opacity = Uint8Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 0 : 255));
const frame = pictureOf(width, height, (x) => (x < width / 2 ? [9, 8, 7] : [200, 100, 50]));
const shown = (left: readonly [number, number, number], times = 1): Rgb =>
  pictureOf(width * times, height * times, (x) => (x < (width * times) / 2 ? left : [200, 100, 50]));

describe('the ground of a result', () => {
  test('is the colour in the middle of what it shows where the picture is transparent, at any size', () => {
    expect([shown([250, 240, 230]), shown([1, 2, 3], 3)].map((result) => groundIn(result, frame, opacity))).toEqual([
      [250, 240, 230],
      [1, 2, 3],
    ]);
  });

  test('is not moved by what was painted on a third of it', () => {
    const painted = pictureOf(width, height, (x, y) => (x < width / 2 ? (y < 3 ? [255, 0, 0] : [128, 128, 128]) : [200, 100, 50]));
    expect(groundIn(painted, frame, opacity)).toEqual([128, 128, 128]);
  });

  test('is not told from less than half a per cent of the picture', () => {
    const one = new Uint8Array(width * height).fill(255);
    one[0] = 0;
    expect(groundIn(shown([0, 0, 0]), frame, one)).toEqual([0, 0, 0]);
    const large = { width: 40, height: 20 };
    const opaque = new Uint8Array(800).fill(255);
    opaque[0] = 0;
    expect(groundIn(shown([0, 0, 0]), large, opaque)).toBe(null);
  });
});

test('a frame on a ground shows it as far as it is transparent', () => {
  const half = Uint8Array.from(opacity, (own) => (own === 0 ? 0 : 128));
  const { data } = onGround(frame, half, [255, 255, 255]);
  expect([...data.slice(0, 3), ...data.slice(-3)]).toEqual([255, 255, 255, 227, 177, 152]);
  expect(onGround(frame, new Uint8Array(width * height).fill(255), [1, 2, 3]).data).toEqual(frame.data);
});

test('the difference behind counts places that are transparent, half or whole, alone', () => {
  expect(differenceBehind(frame, shown([9, 8, 7], 2), opacity)).toBe(0);
  expect(differenceBehind(frame, shown([19, 18, 7]), opacity)).toBeCloseTo(20 / 3);
  const half = Uint8Array.from(opacity, (own) => (own === 0 ? 254 : 255));
  expect(differenceBehind(frame, shown([19, 18, 7]), half)).toBeCloseTo(20 / 3);
  expect(differenceBehind(frame, shown([0, 0, 0]), new Uint8Array(width * height).fill(255))).toBe(0);
});

test('parts are unseen of which more than a quarter is transparent', () => {
  const labels = { width, height, data: new Uint16Array(width * height) };
  // The second part reaches over the edge by one column of five, the third by two.
  const put = (part: number, from: number, to: number, row: number): void =>
    void labels.data.fill(part, row * width + from, row * width + to);
  put(1, 2, 6, 0);
  put(2, 9, 14, 4);
  put(3, 8, 13, 8);
  expect(unseenParts(labels, opacity)).toEqual([1, 3]);
  expect(unseenParts(labels, new Uint8Array(width * height).fill(26))).toEqual([]);
});
