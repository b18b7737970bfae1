import { expect, test } from 'vitest';
import { fromSegment } from '../../../app/composite/segment.ts';
import { strokesFrom } from '../../../app/composite/strokes.ts';
import type { Stroke } from '../../../app/composite/strokes.ts';

test('the distance from a line is squared, and beyond its ends it is that from the end', () => {
  const far = (x: number, y: number) => fromSegment(x, y, [0, 0], [10, 0]);
  expect([far(5, 0), far(5, 3), far(-4, 3), far(13, 4)]).toEqual([0, 9, 25, 25]);
  expect(fromSegment(4, 6, [1, 2], [1, 2])).toBe(25);
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
