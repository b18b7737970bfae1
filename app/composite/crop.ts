// Sending only a part of a picture: which rectangle goes out, in which of the model's sizes, and how it meets the rest again.
import type { Size } from '../models/model.ts';
import { turnedSize } from '../pictures/turn.ts';
import { pushedInside } from '../pictures/turned.ts';
import type { Turned } from '../pictures/turn.ts';
import { planeOf } from './raster.ts';
import type { Box, Labels, Plane } from './raster.ts';
import { nearestPreferred, preferredSizes, unlike } from './sizes.ts';

export type CropPlan = {
  /** What is cut out, in pixels of the original. */
  readonly box: Box;
  /** What it is sent as: one of the model's own sizes, so that the way back is known. */
  readonly size: Size;
  /** Pixels of the original on one of the model's, at least 1 unless the whole picture is smaller than every size. */
  readonly k: number;
  /** The least distance of the wanted region from the crop's edge, in px of the model. */
  readonly margin: number;
  /** Nothing is resampled; it is shrunk, but less than the whole would be; or the whole picture would do as well. */
  readonly gain: 'one-to-one' | 'enlarged' | 'none';
};

/** Of the region, on each side. */
const context = 0.35;
const minMargin = 64;
/** Above this share of what the whole picture would be shrunk by, a crop shows no more. */
const worth = 0.75;

type Candidate = { readonly size: Size; readonly k: number; readonly width: number; readonly height: number };

/**
 * The size with the fewest original pixels on one of its own, never below 1, that holds the region with 35 % context each side where the picture has it
 * and 64 px of the model's; among equals the one nearest the region's shape. The crop is moved inside the picture rather than padded. A region
 * that no crop can hold is answered with the whole picture and `none`. `sizes` are those of the model it goes to.
 */
export function planCrop(picture: Size, region: Box, sizes: readonly Size[] = preferredSizes): CropPlan {
  const [, , width, height] = region;
  const candidates = sizes.map((size) => candidateOf(picture, { width, height }, size)).filter((candidate) => candidate !== null);
  const [first, ...others] = candidates;
  if (first === undefined) return wholeOf(picture, region, sizes);
  const best = others.reduce((one, other) => {
    if (Math.abs(one.k - other.k) > 1e-9) return one.k < other.k ? one : other;
    return unlike(other.size, { width, height }) < unlike(one.size, { width, height }) ? other : one;
  }, first);
  const place = (from: number, wanted: number, cut: number, all: number): number =>
    Math.max(0, Math.min(all - cut, Math.round(from + wanted / 2 - cut / 2)));
  const box: Box = [
    place(region[0], width, best.width, picture.width),
    place(region[1], height, best.height, picture.height),
    best.width,
    best.height,
  ];
  const gain = best.k === 1 ? 'one-to-one' : best.k > worth * wholeOf(picture, region, sizes).k ? 'none' : 'enlarged';
  return { box, size: best.size, k: best.k, margin: marginOf(box, region) / best.k, gain };
}

/**
 * The same of a picture that is turned first; the region lies in the turned picture, and so does the crop, without empty corners: where it would have some it is
 * moved inside, or made smaller. `whole` is the upright picture.
 */
export function planTurnedCrop(
  whole: Size,
  turned: Turned | null,
  region: Box,
  sizes: readonly Size[] = preferredSizes,
): Pick<CropPlan, 'box' | 'size' | 'k' | 'gain'> {
  const plan = planCrop(turnedSize(whole, turned?.turn), region, sizes);
  const box = pushedInside(plan.box, whole, turned);
  if (box === plan.box) return plan;
  const pushed = planOf(box, sizes);
  return { box, ...pushed, gain: plan.gain === 'none' && pushed.k > 1 ? 'none' : pushed.gain };
}

/** How a box that a person laid meets the model: the size nearest in shape, and what becomes of its detail. */
export function planOf([, , width, height]: Box, sizes: readonly Size[] = preferredSizes): Pick<CropPlan, 'size' | 'k' | 'gain'> {
  const size = nearestPreferred({ width, height }, sizes);
  const k = Math.max(width / size.width, height / size.height);
  return { size, k, gain: k <= 1 ? 'one-to-one' : 'enlarged' };
}

/** The largest part of a picture that has the shape of a model's size, in the middle; nothing of it is stretched. Null where that is the whole picture. */
export function largestInShape(picture: Size, size: Size = nearestPreferred(picture)): Box | null {
  const k = Math.min(picture.width / size.width, picture.height / size.height);
  const [width, height] = [Math.max(1, Math.round(size.width * k)), Math.max(1, Math.round(size.height * k))];
  if (width >= picture.width && height >= picture.height) return null;
  return [Math.floor((picture.width - width) / 2), Math.floor((picture.height - height) / 2), width, height];
}

function candidateOf(picture: Size, region: Size, size: Size): Candidate | null {
  const fits = Math.min(picture.width / size.width, picture.height / size.height);
  if (fits < 1) return null;
  const wanted = (side: number, all: number): number => Math.min(all, side * (1 + 2 * context));
  const needed = Math.max(1, wanted(region.width, picture.width) / size.width, wanted(region.height, picture.height) / size.height);
  const k = Math.min(needed, fits);
  const [width, height] = [Math.min(picture.width, Math.round(size.width * k)), Math.min(picture.height, Math.round(size.height * k))];
  const holds = (side: number, cut: number, all: number): boolean => cut >= Math.min(all, side + 2 * minMargin * k) - 1;
  return holds(region.width, width, picture.width) && holds(region.height, height, picture.height) ? { size, k, width, height } : null;
}

function wholeOf(picture: Size, region: Box, sizes: readonly Size[]): CropPlan {
  const size = nearestPreferred(picture, sizes);
  const k = Math.max(picture.width / size.width, picture.height / size.height);
  const box: Box = [0, 0, picture.width, picture.height];
  return { box, size, k, margin: marginOf(box, region) / k, gain: 'none' };
}

function marginOf([left, top, wide, high]: Box, [x, y, width, height]: Box): number {
  return Math.max(0, Math.min(x - left, y - top, left + wide - x - width, top + high - y - height));
}

/** Px of the model over which a crop's answer comes in from its edge. */
const rampWidth = 24;

/**
 * What alpha is multiplied by within a crop: 0 on the crop's edge, 1 from 24 px of the model inside, rising evenly. Sides where the crop ends with the
 * picture have none: beyond them there is nothing to meet; without a picture all sides have one. `frame` is the crop's frame.
 */
export function rampOf(frame: Size, { box: [x, y, width, height], size }: Pick<CropPlan, 'box' | 'size'>, picture: Size | null): Plane {
  const out = planeOf(frame);
  const across = sideRamp(
    frame.width,
    (rampWidth * frame.width) / size.width,
    picture === null || x > 0,
    picture === null || x + width < picture.width,
  );
  const down = sideRamp(
    frame.height,
    (rampWidth * frame.height) / size.height,
    picture === null || y > 0,
    picture === null || y + height < picture.height,
  );
  for (let row = 0, at = 0; row < frame.height; row += 1)
    for (let column = 0; column < frame.width; column += 1, at += 1) out.data[at] = Math.min(across[column] as number, down[row] as number);
  return out;
}

function sideRamp(length: number, wide: number, isCutBefore: boolean, isCutAfter: boolean): Float64Array {
  return Float64Array.from({ length }, (_, at) => Math.min(1, isCutBefore ? at / wide : 1, isCutAfter ? (length - 1 - at) / wide : 1));
}

/** Alpha within a crop: exactly 0 on the edge that meets the rest. */
export function ramped(alpha: Plane, ramp: Plane): Plane {
  return { ...alpha, data: alpha.data.map((value, at) => value * (ramp.data[at] as number)) };
}

/** Numbers of the parts that reach into the ramp: their change goes on beyond the crop, which should be sent again with more around it. */
export function partsInRamp(labels: Labels, ramp: Plane): readonly number[] {
  const found = new Set<number>();
  for (let at = 0; at < labels.data.length; at += 1) {
    const label = labels.data[at] as number;
    if (label !== 0 && (ramp.data[at] as number) < 1) found.add(label);
  }
  return [...found].toSorted((one, other) => one - other);
}
