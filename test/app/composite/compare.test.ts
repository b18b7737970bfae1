import { describe, expect, test } from 'vitest';
import { compareWays, laidInto, laysOver, mayLieOtherwise, shareInside, trustIn, wayAfter } from '../../../app/composite/compare.ts';
import { compose, identity, shifted, stretch } from '../../../app/pictures/affine.ts';

test('the ways to compare follow each other and begin again', () => {
  expect(compareWays).toEqual(['across', 'down', 'beside', 'difference']);
  expect(compareWays.map(wayAfter)).toEqual(['down', 'beside', 'difference', 'across']);
});

test('shapes nearly alike are laid exactly over each other', () => {
  expect(laysOver({ width: 4000, height: 3000 }, { width: 1184, height: 880 })).toBe(true);
  expect(laysOver({ width: 2560, height: 1600 }, { width: 1024, height: 1024 })).toBe(false);
});

test('shapes that differ by three in a hundred are not alike any more', () => {
  const square = { width: 100, height: 100 };
  const wide = [96, 97, 98, 102, 103, 104].map((width) => laysOver({ width, height: 100 }, square));
  expect(wide).toEqual([false, false, true, true, false, false]);
});

test('a result of another shape, or of a size that its model does not make, may lie otherwise', () => {
  const photo = { width: 1686, height: 1335 };
  const sizes = [
    { width: 1184, height: 880 },
    { width: 1248, height: 832 },
  ];
  expect(mayLieOtherwise(photo, { width: 1184, height: 880 }, sizes)).toBe(true);
  expect(mayLieOtherwise(photo, { width: 1136, height: 896 }, sizes)).toBe(true);
  expect(mayLieOtherwise(photo, { width: 1136, height: 896 }, [])).toBe(false);
  expect(mayLieOtherwise({ width: 3000, height: 2000 }, { width: 1248, height: 832 }, sizes)).toBe(false);
});

test('a result has a size of its model only where width and height are both those of one', () => {
  const before = { width: 1184, height: 880 };
  const mayOtherwise = (width: number, height: number): boolean => mayLieOtherwise(before, { width, height }, [before]);
  expect([mayOtherwise(1184, 880), mayOtherwise(1184, 881), mayOtherwise(1185, 880)]).toEqual([false, true, true]);
});

describe('a picture laid into the frame of another', () => {
  const [photo, square] = [
    { width: 3000, height: 2000 },
    { width: 1000, height: 1000 },
  ];
  const plain = { slantX: 0, slantY: 0 };

  test('fills it where it was only stretched', () => {
    const laid = laidInto(stretch(photo, square), photo, square);
    expect(laid.left).toBeCloseTo(0, 12);
    expect(laid.top).toBeCloseTo(0, 12);
    expect(laid.width).toBeCloseTo(1, 12);
    expect(laid.height).toBeCloseTo(1, 12);
    expect(shareInside(laid)).toBeCloseTo(1, 12);
  });

  test('reaches beyond it where sides were cut away', () => {
    // The middle 2000 × 2000 at half the size.
    const cut = compose(stretch({ width: 2000, height: 2000 }, square), shifted(-500, 0));
    expect(laidInto(cut, photo, square)).toEqual({ left: -0.25, top: 0, width: 1.5, height: 1, ...plain });
    expect(shareInside(laidInto(cut, photo, square))).toBeCloseTo(2 / 3, 12);
  });

  test('leaves a margin free where the result shows more', () => {
    expect(laidInto(shifted(100, 50), { width: 800, height: 900 }, square)).toEqual({
      left: 0.1,
      top: 0.05,
      width: 0.8,
      height: 0.9,
      ...plain,
    });
  });

  test('is slanted about its corner, and a slant that nobody sees is none', () => {
    const turned = laidInto([1, 0.02, 0, -0.02, 1, 0], square, square);
    expect([turned.slantX, turned.slantY]).toEqual([0.02, -0.02]);
    expect([turned.left, turned.top]).toEqual([-0.00001, 0.00001].map((one) => expect.closeTo(one, 9)));
    expect(laidInto([1, 0.0002, 0, 0.0001, 1, 0], square, square)).toMatchObject(plain);
  });

  test('is slanted by as much of the other axis as that axis is stretched, also where one side alone slants', () => {
    const slantsOf = (...map: Parameters<typeof laidInto>) => {
      const { slantX, slantY } = laidInto(...map);
      return [slantX, slantY];
    };
    expect(slantsOf([1, 0.02, 0, 0, 4, 0], square, square)).toEqual([0.005, 0]);
    expect(slantsOf([4, 0, 0, 0.02, 1, 0], square, square)).toEqual([0, 0.005]);
    // A quarter of a pixel in a thousand is what nobody sees; it is counted at the far side of the picture.
    expect(slantsOf([1, 0.000_25, 0, 0, 1, 0], square, square)).toEqual([0, 0]);
    expect(slantsOf([1, 0, 0, 0.000_25, 1, 0], square, square)).toEqual([0, 0]);
    expect(slantsOf([1, 0.000_25, 0, 0, 1, 0], photo, square)).toEqual([0.000_25, 0]);
    expect(slantsOf([1, 0, 0, 0.000_25, 1, 0], photo, square)).toEqual([0, 0.000_25]);
  });

  test('has as its share inside the part of its area that the frame holds', () => {
    expect(shareInside({ left: 0.5, top: -1.75, width: 2, height: 2, ...plain })).toBe((0.5 * 0.25) / 4);
    expect(shareInside({ left: -0.5, top: 0.5, width: 1, height: 4, ...plain })).toBe((0.5 * 0.5) / 4);
  });

  test('has no share inside when it lies elsewhere', () => {
    expect(shareInside(laidInto(compose(shifted(5000, 0), identity), square, square))).toBe(0);
  });
});

test.each([
  [{ match: 0.9, inliers: 1, reason: null }, 'sure'],
  // Another style: no part can be kept, yet everything lies where it lay.
  [{ match: 0.82, inliers: 1, reason: 'all-changed' }, 'sure'],
  [{ match: 0.34, inliers: 0.97, reason: 'doubtful' }, 'doubtful'],
  // So few places that nothing is sure.
  [{ match: 1, inliers: 1, reason: 'doubtful' }, 'doubtful'],
  [{ match: 0.3, inliers: 0.9, reason: 'all-changed' }, 'doubtful'],
  [{ match: 0.04, inliers: 0.89, reason: 'another-picture' }, 'none'],
  [{ match: 0, inliers: 0, reason: 'all-changed' }, 'none'],
  [{ match: Number.NaN, inliers: 1, reason: null }, 'none'],
  // Both limits themselves are enough for what lies above them.
  [{ match: 0.15, inliers: 1, reason: 'all-changed' }, 'doubtful'],
  [{ match: 0.45, inliers: 1, reason: 'all-changed' }, 'sure'],
  // What does not agree is no less doubtful where few places were found again: each share counts for itself.
  [{ match: 0.9, inliers: 0.1, reason: 'all-changed' }, 'none'],
  // Another picture is never laid over, whatever agrees.
  [{ match: 1, inliers: 1, reason: 'another-picture' }, 'none'],
] as const)('%j is trusted: %s', (told, trust) => expect(trustIn(told)).toBe(trust));
