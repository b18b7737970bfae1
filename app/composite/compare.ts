// The ways in which a result is compared with what was before, and how both are laid over each other.
import type { Affine } from '../pictures/affine.ts';
import { limits } from './verdict.ts';
import type { Evidence, VerdictReason } from './verdict.ts';
import type { Size } from '../models/model.ts';

/** A line from left to right or from top to bottom, both beside each other under one zoom, or what differs as a heat map. */
export const compareWays = ['across', 'down', 'beside', 'difference'] as const;
export type CompareWay = (typeof compareWays)[number];

/** The way that the next press shows; after the last comes the first. */
export const wayAfter = (way: CompareWay): CompareWay => compareWays[(compareWays.indexOf(way) + 1) % compareWays.length] ?? 'across';

/** Sizes nearly alike are laid exactly over each other; others keep their own shape unless it is known where they lie. */
export function laysOver(before: Size, after: Size): boolean {
  const ratio = before.width / before.height / (after.width / after.height);
  return ratio > 0.97 && ratio < 1.03;
}

/**
 * Whether a result may lie otherwise than all over the picture it was made from: shapes differ, or the result has none of the sizes that its model makes
 * (none: they are not known), so that somebody has cut or padded it on the way.
 */
export function mayLieOtherwise(before: Size, after: Size, sizes: readonly Size[]): boolean {
  const isOdd = sizes.length > 0 && !sizes.some(({ width, height }) => width === after.width && height === after.height);
  return isOdd || !laysOver(before, after);
}

/**
 * How one picture is laid into the frame of another. `left`, `top`, `width` and `height` are parts of the frame's width and height; above 1 or below 0 it
 * reaches beyond. What is laid there is then slanted about its left top corner: `slantX` moves x by that part of y, `slantY` y by that part of x.
 */
export type Laid = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly slantX: number;
  readonly slantY: number;
};

/** Below that much of a frame a slant cannot be seen: half a pixel in two thousand. */
const minSlant = 0.000_25;

/** `transform` goes from pixel centres of `picture` to those of `frame`. */
export function laidInto([a, b, c, d, e, f]: Affine, picture: Size, frame: Size): Laid {
  // The outer edge of a picture lies half a pixel before its first centre.
  const [left, top] = [c + 0.5 - (a + b) / 2, f + 0.5 - (d + e) / 2];
  const slants = Math.abs(b * picture.height) > minSlant * frame.width || Math.abs(d * picture.width) > minSlant * frame.height;
  return {
    left: left / frame.width,
    top: top / frame.height,
    width: (a * picture.width) / frame.width,
    height: (e * picture.height) / frame.height,
    slantX: slants ? b / e : 0,
    slantY: slants ? d / a : 0,
  };
}

/** Of `laid`, inside of the frame, 0 to 1; slants are left out. */
export function shareInside({ left, top, width, height }: Laid): number {
  const along = (from: number, length: number): number => Math.max(0, Math.min(1, from + length) - Math.max(0, from));
  return (along(left, width) * along(top, height)) / (width * height);
}

/** `sure` and `doubtful` lie over each other; `none`: where they would is not known. */
export type Trust = 'sure' | 'doubtful' | 'none';

/** Told from the shares of textured places that were found again and of those that agree about where. Changed light or style does not matter to it. */
export function trustIn({
  match,
  inliers,
  reason,
}: Pick<Evidence, 'match' | 'inliers'> & { readonly reason: VerdictReason | null }): Trust {
  const agree = match * inliers;
  if (reason === 'another-picture' || !(agree >= limits.another)) return 'none';
  return reason === 'doubtful' || agree < limits.doubtful ? 'doubtful' : 'sure';
}
