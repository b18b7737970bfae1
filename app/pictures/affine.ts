// Maps of the plane that keep lines straight, between pixel centres of one picture and pixel centres of another.
import type { Size } from '../models/model.ts';

/** x' = a·x + b·y + c, y' = d·x + e·y + f. Integer coordinates are pixel centres: the centre of the first pixel is 0, 0. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Affine = [1, 0, 0, 0, 1, 0];

/** Where a point goes. */
export function apply([a, b, c, d, e, f]: Affine, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + b * y + c, d * x + e * y + f];
}

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + b * j, a * h + b * k, a * i + b * l + c, d * g + e * j, d * h + e * k, d * i + e * l + f];
}

/** The way back. A map that flattens the plane has none: that is a bug of the caller and throws. */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const area = a * e - b * d;
  if (!(Math.abs(area) > 1e-12)) throw new RangeError('a map that flattens the plane has no inverse');
  return [e / area, -b / area, (b * f - c * e) / area, -d / area, a / area, (c * d - a * f) / area];
}

/** A plain resize: the outer edges of both pictures meet, so centres are shifted by half a pixel of each. */
export function stretch(from: Size, to: Size): Affine {
  const [x, y] = [to.width / from.width, to.height / from.height];
  return [x, 0, 0.5 * x - 0.5, 0, y, 0.5 * y - 0.5];
}

/** A picture of the size `cut` taken out of one of the size `from`, whose left top corner is `at`. */
export const shifted = (x: number, y: number): Affine => [1, 0, x, 0, 1, y];

/** The map of a frame to the result, made to begin at the original's full size. */
export function scaled(transform: Affine, frame: Size, full: Size): Affine {
  return compose(transform, stretch(full, frame));
}

/** How many of the target's pixels lie on one pixel of the source, along the wider side: above 1 the source is coarser. */
export function density([a, b, , d, e]: Affine): number {
  return Math.max(Math.hypot(a, d), Math.hypot(b, e));
}

export type Drift = {
  /** In %: above 0 things are larger in the result than a plain resize would make them. */
  readonly zoomX: number;
  readonly zoomY: number;
  /** Where the centre of the frame went, in px of the frame. */
  readonly shiftX: number;
  readonly shiftY: number;
};

/** How far a result is zoomed and shifted against a plain resize of the frame to the result's size. */
export function driftOf(transform: Affine, frame: Size, result: Size): Drift {
  const against = compose(invert(stretch(frame, result)), transform);
  const [x, y] = [(frame.width - 1) / 2, (frame.height - 1) / 2];
  const [toX, toY] = apply(against, x, y);
  return { zoomX: (against[0] - 1) * 100, zoomY: (against[4] - 1) * 100, shiftX: toX - x, shiftY: toY - y };
}

/** The farthest that two maps put a corner of such a picture apart, in the target's pixels. */
export function apart(one: Affine, other: Affine, { width, height }: Size): number {
  let max = 0;
  for (const [x, y] of [
    [0, 0],
    [width - 1, 0],
    [0, height - 1],
    [width - 1, height - 1],
  ] as const) {
    const [ax, ay] = apply(one, x, y);
    const [bx, by] = apply(other, x, y);
    max = Math.max(max, Math.hypot(ax - bx, ay - by));
  }
  return max;
}
