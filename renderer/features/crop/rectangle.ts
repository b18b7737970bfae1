// A rectangle on a picture as whole pixels: drawn, moved, sized, never outside.
import type { CropBox } from '../../../app/pictures/crop-box.ts';

type Size = { readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };

/** Sides of a place, at least. */
const min = 16;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(low, high), Math.max(low, Math.round(value)));

/** Between two corners, in whichever order; within the picture and not smaller than can be seen. */
export function between(one: Point, other: Point, picture: Size): CropBox {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return within([left, top, right - left, bottom - top], picture);
}

/** The nearest rectangle that lies in the picture: first its size, then its place. */
export function within([x, y, width, height]: CropBox, picture: Size): CropBox {
  const wide = clamp(width, Math.min(min, picture.width), picture.width);
  const high = clamp(height, Math.min(min, picture.height), picture.height);
  return [clamp(x, 0, picture.width - wide), clamp(y, 0, picture.height - high), wide, high];
}

export const movedBy = ([x, y, width, height]: CropBox, by: Point, picture: Size): CropBox =>
  within([x + by.x, y + by.y, width, height], picture);

export const sizedBy = ([x, y, width, height]: CropBox, by: Point, picture: Size): CropBox =>
  within([x, y, Math.min(width + by.x, picture.width - x), Math.min(height + by.y, picture.height - y)], picture);

export const holds = ([x, y, width, height]: CropBox, at: Point): boolean =>
  at.x >= x && at.y >= y && at.x < x + width && at.y < y + height;

/** The corner opposite the one that lies within `reach` of a point; null where none does. */
export function cornerAcross([x, y, width, height]: CropBox, at: Point, reach: number): Point | null {
  for (const [cornerX, cornerY] of [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const)
    if (Math.hypot(at.x - cornerX, at.y - cornerY) <= reach) return { x: 2 * x + width - cornerX, y: 2 * y + height - cornerY };
  return null;
}

/** Where nothing was chosen yet: a third of the picture, in its middle. */
export const firstPlace = ({ width, height }: Size): CropBox => within([width / 3, height / 3, width / 3, height / 3], { width, height });
