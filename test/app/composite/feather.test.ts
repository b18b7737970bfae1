import { expect, test } from 'vitest';
import { feathered } from '../../../app/composite/feather.ts';
import { bitsOf } from '../../../app/composite/raster.ts';
import type { Bits } from '../../../app/composite/raster.ts';

const size = { width: 13, height: 11 };

function masked(isIn: (x: number, y: number) => boolean): Bits {
  const mask = bitsOf(size);
  for (let at = 0; at < mask.data.length; at += 1) mask.data[at] = isIn(at % size.width, Math.floor(at / size.width)) ? 1 : 0;
  return mask;
}

/** By the distance to the nearest pixel of the picture that is not in the mask. */
function faded({ data }: Bits, feather: number): readonly number[] {
  return [...data].map((bit, at) => {
    if (bit === 0) return 0;
    let nearest = Infinity;
    for (const [other, theirs] of data.entries())
      if (theirs === 0)
        nearest = Math.min(
          nearest,
          Math.hypot((at % size.width) - (other % size.width), Math.floor(at / size.width) - Math.floor(other / size.width)),
        );
    const share = feather === 0 ? 1 : Math.min(1, (Math.fround(nearest) - 0.5) / feather);
    return Math.fround(share * share * (3 - 2 * share));
  });
}

const masks: readonly (readonly [string, Bits])[] = [
  ['free', masked((x, y) => x >= 3 && x < 9 && y >= 2 && y < 9)],
  ['in the left upper corner', masked((x, y) => x < 6 && y < 7)],
  ['in the right lower corner', masked((x, y) => x >= 5 && y >= 4)],
  ['a hole in it', masked((x, y) => x >= 1 && x < 12 && y >= 1 && y < 10 && !(x === 6 && y === 5))],
  ['a single pixel', masked((x, y) => x === 4 && y === 6)],
  ['a pixel from each side', masked((x, y) => x >= 1 && x < 12 && y >= 1 && y < 10)],
  ['two pixels from each side', masked((x, y) => x >= 2 && x < 11 && y >= 2 && y < 9)],
  ['in two places', masked((x, y) => (x < 3 && y < 3) || (x > 8 && y > 6))],
  ['everywhere', masked(() => true)],
];

test.each(masks)('of a mask that is %s each pixel shows as much as its distance from the edge says', (_where, mask) => {
  for (const feather of [0, 0.5, 1, 2.5, 4])
    expect([feather, ...feathered(mask, feather).data]).toEqual([feather, ...faded(mask, feather)]);
});

test('of no mask nothing shows', () => {
  expect(feathered(bitsOf(size), 3)).toEqual({ ...size, data: new Float32Array(143) });
});
