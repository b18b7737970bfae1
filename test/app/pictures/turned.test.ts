// How a picture is turned: where each of its points comes to lie, and which crops have no empty corner.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, invert } from '../../../app/pictures/affine.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { turnedSize } from '../../../app/pictures/turn.ts';
import {
  betweenCentres,
  boxOnOriginal,
  boxThrough,
  cutAway,
  fullSize,
  hasAllOf,
  isInside,
  largestInside,
  pushedInside,
  toTurned,
  toView,
  wholePixelsAround,
} from '../../../app/pictures/turned.ts';
import type { Turn, Turned } from '../../../app/pictures/turn.ts';

const whole = { width: 300, height: 200 };
const turns: readonly Turn[] = [0, 90, 180, 270];

test('a quarter turn takes the first corner around clockwise', () => {
  const corner = (turn: Turn) => apply(toTurned(whole, { turn, straighten: 0 }), 0, 0);
  expect(turns.map(corner)).toEqual([
    [0, 0],
    [200, 0],
    [300, 200],
    [0, 300],
  ]);
  expect(turns.map((turn) => turnedSize(whole, turn).width)).toEqual([300, 200, 300, 200]);
});

test('straightening turns about the middle, clockwise, by so many degrees', () => {
  const map = toTurned(whole, { turn: 0, straighten: 30 });
  expect(apply(map, 150, 100)).toEqual([expect.closeTo(150, 9), expect.closeTo(100, 9)]);
  // A point on the right goes down.
  expect(apply(map, 250, 100)).toEqual([expect.closeTo(150 + 100 * Math.cos(Math.PI / 6), 9), expect.closeTo(150, 9)]);
});

test('the order is turn, straighten, crop: the crop’s corner is the first pixel of the view', () => {
  const seen = { crop: [20, 30, 100, 120] as const, turned: { turn: 90, straighten: 0 } as const };
  expect(fullSize(whole, seen)).toEqual({ width: 100, height: 120 });
  // The point of the picture that is 20 from the left of the turned one is 20 from the bottom of the upright one.
  expect(apply(toView(whole, seen), 30, 180)).toEqual([0, 0]);
  expect(boxThrough(toView(whole, seen), [30, 170, 4, 10])).toEqual([0, 0, 10, 4]);
  expect(boxOnOriginal([20, 30, 10, 4], whole, seen)).toEqual([30, 170, 4, 10]);
});

const turnedArbitrary = fc.record({
  turn: fc.constantFrom(...turns),
  straighten: fc.integer({ min: -450, max: 450 }).map((tenths) => tenths / 10),
});
const sizeArbitrary = fc.record({ width: fc.integer({ min: 40, max: 6000 }), height: fc.integer({ min: 40, max: 6000 }) });

test('every point of every view comes back to where it was', () => {
  fc.assert(
    fc.property(
      sizeArbitrary,
      turnedArbitrary,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (size, turned, u, v) => {
        const map = toView(size, { crop: [3, 5, 10, 10], turned });
        const [x, y] = [u * size.width, v * size.height];
        const [backX, backY] = apply(invert(map), ...apply(map, x, y));
        expect(Math.hypot(backX - x, backY - y)).toBeLessThan(1e-6);
      },
    ),
  );
});

/** Said another way than the code does: the corners of the crop, turned back by hand. */
function hasEmptyCorner([x, y, width, height]: CropBox, size: typeof whole, { turn, straighten }: Turned): boolean {
  const plane = turnedSize(size, turn);
  const angle = (-straighten * Math.PI) / 180;
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].some(([px = 0, py = 0]) => {
    const [dx, dy] = [px - plane.width / 2, py - plane.height / 2];
    const [u, v] = [dx * Math.cos(angle) - dy * Math.sin(angle), dx * Math.sin(angle) + dy * Math.cos(angle)];
    return Math.abs(u) > plane.width / 2 + 0.001 || Math.abs(v) > plane.height / 2 + 0.001;
  });
}

test('the crop of a straightened picture keeps its shape, is the largest, and has no empty corner', () => {
  fc.assert(
    fc.property(sizeArbitrary, turnedArbitrary, (size, turned) => {
      const box = largestInside(size, turned);
      if (turned.straighten === 0) {
        expect(box).toBe(null);
        return;
      }
      if (box === null) throw new Error('no crop');
      const plane = turnedSize(size, turned.turn);
      expect([hasEmptyCorner(box, size, turned), isInside(box, size, turned)]).toEqual([false, true]);
      // Four pixels more of its shorter side would not fit.
      const more = (Math.min(box[2], box[3]) + 4) / Math.min(plane.width, plane.height);
      const larger: CropBox = [((1 - more) * plane.width) / 2, ((1 - more) * plane.height) / 2, more * plane.width, more * plane.height];
      expect(hasEmptyCorner(larger, size, turned)).toBe(true);
    }),
  );
});

test('of a photograph straightened by 5° about four fifths stay', () => {
  expect(largestInside({ width: 3000, height: 2000 }, { turn: 0, straighten: 5 })).toEqual([169, 113, 2662, 1774]);
  expect(largestInside({ width: 3000, height: 2000 }, { turn: 90, straighten: -5 })).toEqual([113, 169, 1774, 2662]);
});

test('a crop that lies in the turned picture stays, any other is pushed inside and at most made smaller', () => {
  const turned = { turn: 0, straighten: 10 } as const;
  expect(pushedInside([100, 70, 80, 60], whole, turned)).toEqual([100, 70, 80, 60]);
  const pushed = pushedInside([0, 0, 80, 60], whole, turned);
  expect([pushed[2], pushed[3], pushed[0] > 0, pushed[1] > 0]).toEqual([80, 60, true, true]);
  fc.assert(
    fc.property(
      sizeArbitrary,
      turnedArbitrary,
      fc.tuple(
        fc.integer({ min: -50, max: 6000 }),
        fc.integer({ min: -50, max: 6000 }),
        fc.integer({ min: 1, max: 8000 }),
        fc.integer({ min: 1, max: 8000 }),
      ),
      (size, angle, box) => {
        const moved = pushedInside(box, size, angle);
        expect([isInside(moved, size, angle), hasEmptyCorner(moved, size, angle), moved[2] <= box[2], moved[3] <= box[3]]).toEqual([
          true,
          false,
          true,
          true,
        ]);
        expect(pushedInside(moved, size, angle)).toEqual(moved);
      },
    ),
  );
});

test('a crop with an empty corner is none', () => {
  expect(isInside([0, 0, 300, 200], whole, null)).toBe(true);
  expect(isInside([0, 0, 300, 200], whole, { turn: 90, straighten: 0 })).toBe(false);
  expect(isInside([0, 0, 200, 300], whole, { turn: 90, straighten: 0 })).toBe(true);
  expect(isInside([0, 0, 300, 200], whole, { turn: 0, straighten: 0.1 })).toBe(false);
});

test('a box has all of a place that reaches to its edges, and not of one that reaches beyond', () => {
  expect(hasAllOf([10, 20, 30, 40], [10, 20, 30, 40])).toBe(true);
  expect([9.9, 40.1].map((right) => hasAllOf([10, 20, 30, 40], [right - 5, 30, 5, 1]))).toEqual([false, false]);
  expect([19.9, 60.1].map((bottom) => hasAllOf([10, 20, 30, 40], [20, bottom - 5, 1, 5]))).toEqual([false, false]);
});

type Point = readonly [number, number];

/** Of a polygon, what lies in a box: clipped by each of its sides in turn. */
function areaWithin(corners: readonly Point[], [left, top, wide, high]: CropBox): number {
  const sides = [
    [0, 1, left],
    [0, -1, -left - wide],
    [1, 1, top],
    [1, -1, -top - high],
  ] as const;
  const cut = sides.reduce<readonly Point[]>(
    (points, [axis, sign, min]) =>
      points.flatMap((point, at) => {
        const last = points.at(at - 1) ?? point;
        const [here, there] = [sign * point[axis] - min, sign * last[axis] - min];
        const share = here / (here - there);
        const between: Point = [point[0] + share * (last[0] - point[0]), point[1] + share * (last[1] - point[1])];
        return [...(here * there < 0 ? [between] : []), ...(here >= 0 ? [point] : [])];
      }),
    corners,
  );
  const twice = cut.reduce((sum, [x, y], at) => {
    const [u, v] = cut.at(at - 1) ?? [x, y];
    return sum + u * y - x * v;
  }, 0);
  return Math.abs(twice) / 2;
}

test('a place is cut away not at all, in part or wholly, as its points are', () => {
  fc.assert(
    fc.property(
      turnedArbitrary,
      fc.record({ x: fc.nat(899), y: fc.nat(599), width: fc.integer({ min: 1, max: 500 }), height: fc.integer({ min: 1, max: 500 }) }),
      fc.boolean(),
      (turned, { x, y, ...rest }, isCropped) => {
        const picture = { width: 900, height: 600 };
        const [width, height] = [Math.min(rest.width, 900 - x), Math.min(rest.height, 600 - y)];
        const crop = isCropped ? pushedInside([100, 50, 200, 150], picture, turned) : largestInside(picture, turned);
        const plane = turnedSize(picture, turned.turn);
        const map = toTurned(picture, turned);
        const place = [x, y, width, height] as const;
        const corners = [[x, y] as const, [x + width, y] as const, [x + width, y + height] as const, [x, y + height] as const];
        const shown = areaWithin(
          corners.map(([px, py]) => apply(map, px, py)),
          crop ?? [0, 0, plane.width, plane.height],
        );
        const cut = cutAway(place, picture, { crop, turned });
        // Neither a sliver that is left nor one that is lost is judged.
        if (shown > 1e-3) expect(cut).not.toBe('all');
        if (shown < width * height - 1e-3) expect(cut).not.toBe('none');
        if (cut === 'some') expect([shown > 0, shown < width * height]).toEqual([true, true]);
      },
    ),
  );
});

test('the whole pixels around a box hold it, none is added for what is not exact, and none lies beyond the picture', () => {
  expect(wholePixelsAround([10.2, 20, 4.9, 6], whole)).toEqual([10, 20, 6, 6]);
  expect(wholePixelsAround([10 - 1e-9, 20 + 1e-9, 5 + 2e-9, 6], whole)).toEqual([10, 20, 5, 6]);
  expect(wholePixelsAround([-3.5, 190.5, 400, 20], whole)).toEqual([0, 190, 300, 10]);
});

test('the map between centres of pixels takes the first pixel to where the turned picture has it', () => {
  const at = (turn: Turn) => apply(betweenCentres(toTurned(whole, { turn, straighten: 0 })), 0, 0);
  expect(turns.map(at)).toEqual([
    [0, 0],
    [199, 0],
    [299, 199],
    [0, 299],
  ]);
  // Half the size: the first pixel of the small picture lies between the first two of the large one.
  expect(apply(betweenCentres([0.5, 0, 0, 0, 0.5, 0]), 0.5, 2.5)).toEqual([0, 1]);
});

test('a place is cut away by the crop, also of the turned picture, and by a corner that straightening takes', () => {
  const crop: CropBox = [100, 50, 100, 100];
  const cut = (place: CropBox, turned: Turned | null = null, of: CropBox | null = crop) => cutAway(place, whole, { crop: of, turned });
  expect([cut([100, 50, 100, 100]), cut([99, 50, 100, 100]), cut([0, 50, 100, 100]), cut([150, 150, 10, 10])]).toEqual([
    'none',
    'some',
    'all',
    'all',
  ]);
  // Turned by a quarter the crop shows x 50 to 150 and y 0 to 100 of the upright picture.
  const quarter: Turned = { turn: 90, straighten: 0 };
  expect([cut([50, 0, 100, 100], quarter), cut([0, 0, 60, 100], quarter), cut([150, 0, 10, 10], quarter)]).toEqual(['none', 'some', 'all']);
  const askew: Turned = { turn: 0, straighten: 10 };
  expect([cut([140, 90, 20, 20], askew, null), cut([0, 0, 60, 60], askew, null), cut([0, 0, 2, 2], askew, null)]).toEqual([
    'none',
    'some',
    'all',
  ]);
  expect(cut([0, 0, 300, 200], null, null)).toBe('none');
});
