// Places of the original on the frame and in the view.
import { expect, test } from 'vitest';
import { frameOf, insetOf, originalAt, squareAround, zoomToBox } from '../../../../renderer/features/keep/places.ts';
import { place } from '../../../../renderer/ui/zoom.ts';

const original = { width: 6000, height: 4000 };
const frame = { view: { width: 900, height: 600 }, picture: { width: 1284, height: 856 }, density: 1 };

test('the frame has at most 1.1 megapixels and the picture’s shape; a small picture is its own', () => {
  expect(frameOf(original)).toEqual({ width: 1285, height: 856 });
  expect(frameOf({ width: 600, height: 400 })).toEqual({ width: 600, height: 400 });
});

test('an inset leaves the box, and stays in the picture', () => {
  expect(insetOf([600, 400, 1200, 800], original)).toBe('10.000% 70.000% 70.000% 10.000%');
  expect(insetOf([0, 0, 1000, 1000], original, 0.5)).toBe('0.000% 75.000% 62.500% 0.000%');
});

test('a thumbnail’s square holds the box and stays in the picture', () => {
  expect(squareAround([5000, 3000, 1000, 200], original)).toEqual([4800, 2500, 1200, 1200]);
  expect(squareAround([0, 0, 6000, 4000], original)).toEqual([1000, 0, 4000, 4000]);
});

test('zooming brings a small place to the middle, and shows all of the picture for a large one', () => {
  const box = [3000, 2000, 300, 300] as const;
  const zoom = zoomToBox(frame, box, original);
  const where = place(frame, zoom);
  expect(where.scale).toBe(2);
  expect(where.left + (3150 / 6000) * where.width).toBeCloseTo(450, 6);
  expect(where.top + (2150 / 4000) * where.height).toBeCloseTo(300, 6);
  expect(zoomToBox(frame, [0, 0, 5000, 4000], original)).toEqual({ kind: 'fit' });
});

test('the first pixel of the original has its centre at 0, 0', () => {
  const where = { left: 100, top: 50, width: 600, height: 400 };
  expect(originalAt({ x: 100.05, y: 50.05 }, where, original)).toEqual({ x: expect.closeTo(0, 6), y: expect.closeTo(0, 6) });
});
