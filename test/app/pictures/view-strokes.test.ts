import { expect, test } from 'vitest';
import { inputViewKey, readInputViewKey } from '../../../app/pictures/input-view.ts';
import { coversOf, lineWidth, linesOf, marksOf, maxStrokes, readStrokes, strokesText } from '../../../app/pictures/view-strokes.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';

const sha256 = 'ab'.repeat(32);
const drawn: readonly ViewStroke[] = [
  { kind: 'cover', box: [10, 20, 30, 40] },
  { kind: 'box', box: [0, 0, 1, 1] },
  { kind: 'arrow', from: [5, 6], to: [700, 8] },
  { kind: 'brush', points: [[1, 2]] },
  {
    kind: 'brush',
    points: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  },
];

test('strokes are a text that an address may have, and are read from it as they were', () => {
  const text = strokesText(drawn);
  expect(text).toBe('c10.20.30.40_b0.0.1.1_a5.6.700.8_p1.2_p1.2.3.4.5.6');
  expect(readStrokes(text)).toEqual(drawn);
  expect(readInputViewKey(inputViewKey({ sha256, view: { crop: [1, 2, 3, 4], strokes: drawn } }))).toEqual({
    sha256,
    crop: [1, 2, 3, 4],
    turned: null,
    strokes: drawn,
  });
});

test('nothing else is read as strokes', () => {
  const wrong = [
    '',
    'c',
    'c1.2.3',
    'c1.2.3.0',
    'c1.2.3.4.5',
    'x1.2.3.4',
    'a1.2.3',
    'p1.2.3',
    'c-1.2.3.4',
    'c1.2.3.4_',
    'c1..2.3',
    'c1.2.3.4567890',
  ];
  expect(wrong.map(readStrokes)).toEqual(wrong.map(() => null));
  expect(readStrokes(Array.from({ length: maxStrokes + 1 }, () => 'p1.2').join('_'))).toBe(null);
  expect(readInputViewKey(`${sha256}-sx1.2`)).toBe(null);
});

test('covers hide, marks point', () => {
  expect([coversOf(drawn), marksOf(drawn).map(({ kind }) => kind)]).toEqual([[[10, 20, 30, 40]], ['box', 'arrow', 'brush', 'brush']]);
});

test('a line is as thick at the model’s size, whatever the picture’s', () => {
  expect([
    lineWidth({ width: 6000, height: 4000 }),
    lineWidth({ width: 1000, height: 1500 }),
    lineWidth({ width: 40, height: 30 }),
  ]).toEqual([38, 9, 2]);
});

test('a frame is closed, an arrow has its head at its end, shorter than itself', () => {
  const [frame] = linesOf({ kind: 'box', box: [2, 3, 10, 20] }, 2);
  expect([frame?.[0], frame?.at(-1), frame?.length]).toEqual([[2, 3], [2, 3], 5]);
  const [shaft, head] = linesOf({ kind: 'arrow', from: [0, 0], to: [100, 0] }, 4);
  expect([shaft, head?.[1], head?.[0]]).toEqual([
    [
      [0, 0],
      [100, 0],
    ],
    [100, 0],
    [80, 12],
  ]);
  const [, short] = linesOf({ kind: 'arrow', from: [0, 0], to: [10, 0] }, 4);
  expect(short?.[0]?.[0]).toBe(5);
  // From a point to itself nothing is divided by zero.
  expect(
    linesOf({ kind: 'arrow', from: [3, 3], to: [3, 3] }, 4)
      .flat(2)
      .every(Number.isFinite),
  ).toBe(true);
});
