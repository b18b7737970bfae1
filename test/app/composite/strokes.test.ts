import { expect, test } from 'vitest';
import { fromSegment } from '../../../app/composite/segment.ts';
import { strokesFrom } from '../../../app/composite/strokes.ts';
import type { Stroke } from '../../../app/composite/strokes.ts';

test('the distance from a line is squared, and beyond its ends it is that from the end', () => {
  const far = (x: number, y: number) => fromSegment(x, y, [0, 0], [10, 0]);
  expect([far(5, 0), far(5, 3), far(-4, 3), far(13, 4)]).toEqual([0, 9, 25, 25]);
  expect(fromSegment(4, 6, [1, 2], [1, 2])).toBe(25);
  // Beyond a line of one pixel.
  expect(fromSegment(3, 0, [0, 0], [1, 0])).toBe(4);
});

test('the distance from a line that is aslant is counted across it, on either side and beyond both ends', () => {
  // Five long from (2, 3) on: (4, 3) is along it, (-3, 4) across.
  const far = (x: number, y: number) => Number(fromSegment(x, y, [2, 3], [6, 6]).toFixed(9));
  expect([far(4, 4.5), far(1, 8.5), far(7, 0.5), far(-2, 0), far(14, 12)]).toEqual([0, 25, 25, 25, 100]);
});

test('strokes on a part of a picture are those of the picture, counted from the first pixel of the part', () => {
  const strokes: readonly Stroke[] = [
    { kind: 'rectangle', add: true, box: [10, 20, 30, 40] },
    {
      kind: 'brush',
      add: false,
      radius: 5,
      points: [
        [7, 9],
        [8, 3],
      ],
    },
  ];
  expect(strokesFrom(strokes, [4, 6])).toEqual([
    { kind: 'rectangle', add: true, box: [6, 14, 30, 40] },
    {
      kind: 'brush',
      add: false,
      radius: 5,
      points: [
        [3, 3],
        [4, -3],
      ],
    },
  ]);
});
