import { expect, test } from 'vitest';
import { checksumsOf, identicalPixels, outsideOf, pixelsOutside } from '../../../../main/pictures/composite/outside.ts';

const full = { width: 8, height: 6 };
/** The mask has the four pixels in the middle. */
const alpha = {
  ...full,
  data: Float32Array.from({ length: 48 }, (_, at) => ([2, 3].includes(Math.floor(at / 8)) && [3, 4].includes(at % 8) ? 1 : 0)),
};

test.each([
  ['a Buffer', Buffer.from(Array.from({ length: 144 }, (_, at) => at))],
  ['eight bits', Uint8Array.from({ length: 144 }, (_, at) => at)],
  ['sixteen bits', Uint16Array.from({ length: 144 }, (_, at) => at * 400)],
] as const)('samples of %s are looked at and never changed; what changes outside is counted row by row', (_, data) => {
  const outside = outsideOf(alpha, full, 255);
  expect(pixelsOutside(outside)).toBe(44);
  const before = [...data];
  const sums = checksumsOf(outside, { channels: 3, data });
  expect([...data]).toEqual(before);
  // Inside everything may change.
  data[(2 * 8 + 3) * 3] = 9;
  expect(identicalPixels(outside, sums, checksumsOf(outside, { channels: 3, data }))).toBe(44);
  data[(2 * 8 + 2) * 3 + 2] = 9;
  expect(identicalPixels(outside, sums, checksumsOf(outside, { channels: 3, data }))).toBe(38);
  data[5] = 9;
  expect(identicalPixels(outside, sums, checksumsOf(outside, { channels: 3, data }))).toBe(30);
});
