// The blend of the frame: the original where nothing is taken, the result where all is.
import { describe, expect, test } from 'vitest';
import { alphaOf } from '../../../../app/composite/alpha.ts';
import type { AlphaOptions } from '../../../../app/composite/alpha.ts';
import type { Labels } from '../../../../app/composite/raster.ts';
import { blend } from '../../../../renderer/features/keep/blend.ts';

const [width, height] = [60, 40];
const plain: AlphaOptions = { off: [], grow: 0, feather: 0 };

/** Part 1 is a square of 10 at 10, 10; part 2 one of 6 at 40, 20. */
function labels(): Labels {
  const data = new Uint16Array(width * height);
  const fill = (part: number, left: number, top: number, side: number): void => {
    for (let y = top; y < top + side; y++) data.fill(part, y * width + left, y * width + left + side);
  };
  fill(1, 10, 10, 10);
  fill(2, 40, 20, 6);
  return { width, height, data };
}
const noise = (seed: number): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 7919 + seed * 104_729) % 251));
const [base, laid, toned] = [noise(1), noise(2), noise(3)];

describe('the blend', () => {
  test('is the original byte for byte where alpha is 0, and the result where it is 1', () => {
    const alpha = alphaOf(labels(), { ...plain, grow: 4, feather: 3 });
    const out = blend(base, laid, toned, alpha, 0);
    for (const [pixel, part] of alpha.data.entries()) {
      const from = part === 0 ? base : part === 1 ? laid : null;
      if (from !== null) expect([...out.subarray(pixel * 4, pixel * 4 + 3)]).toEqual([...from.subarray(pixel * 4, pixel * 4 + 3)]);
    }
  });

  test('equals the original when all parts are off', () => {
    expect([...blend(base, laid, toned, alphaOf(labels(), { ...plain, off: [1, 2], grow: 6, feather: 6 }), 0.5)]).toEqual([...base]);
  });

  test('goes from the tone of the result to that of the original', () => {
    const alpha = alphaOf(labels(), plain);
    const at = (15 * width + 15) * 4;
    const [from = 0, to = 0] = [laid[at], toned[at]];
    expect([0, 0.25, 1].map((tone) => blend(base, laid, toned, alpha, tone)[at])).toEqual([
      from,
      Math.round(from + 0.25 * (to - from)),
      to,
    ]);
  });
});
