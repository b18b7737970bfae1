// Finds where every pixel of an original lies in a result that shows the same picture with something changed.
import { apart, compose, density, invert, stretch } from '../pictures/affine.ts';
import type { Affine } from '../pictures/affine.ts';
import { matchBlocks } from './blocks.ts';
import type { Search } from './blocks.ts';
import { fitAffine } from './fit-affine.ts';
import type { Fit } from './fit-affine.ts';
import { flowOf } from './flow.ts';
import type { Flow } from './flow.ts';
import { lumaOf } from './raster.ts';
import type { Plane, Rgb } from './raster.ts';
import { halved, resized } from './resample.ts';
import { coversBlock, throughMap } from './sample.ts';
import { exactStarts, searchedStart } from './starts.ts';

export type Registration = {
  /** From pixel centres of the frame to pixel centres of the result. */
  readonly transform: Affine;
  /** Small moves before that, or null where there are none. */
  readonly flow: Flow | null;
  /** The share of the frame's textured blocks that were found again, 0 to 1. */
  readonly match: number;
  /** The share of the found ones that agree with the transform, 0 to 1. */
  readonly inliers: number;
  /** How many blocks had something to be found by. With only a handful nothing is sure. */
  readonly textured: number;
};

/** Coarse to fine. `level` counts halvings. The last looks farther than a block may lie from the map, so that those at the border need not be counted. */
const passes: readonly (Search & { readonly level: number })[] = [
  { level: 2, block: 32, step: 16, radius: 6 },
  { level: 1, block: 32, step: 24, radius: 4 },
  { level: 0, block: 48, step: 48, radius: 3 },
  { level: 0, block: 48, step: 32, radius: 3 },
];
/** What a start by arithmetic is ahead of a searched one, in blocks. */
const exactBonus = 1.5;
/** A start by arithmetic that finds so many of its blocks needs no search beside it. */
const surely = 0.6;

/**
 * Lays the result over the frame: the best of several starts, then an affine map by block matching coarse to fine with Tukey's biweight, then a smoothed
 * flow. No mask is needed: correlation ignores tone, the biweight ignores what was edited.
 * `original` is the frame (at most 1.1 megapixels, its own shape), `result` comes at its own size. With `start` (for a crop, whose way back is known) only
 * that start is taken. Never fails: pictures without anything in common come back with a `match` near 0.
 */
export function register(original: Rgb, result: Rgb, start?: Affine): Registration {
  const frame = lumaOf(original);
  const isDenser = density(stretch(frame, result)) > 1.1;
  // Samples of a larger result would alias at the frame's size.
  const size = isDenser ? { width: frame.width, height: frame.height } : { width: result.width, height: result.height };
  const luma = lumaOf(result);
  const seen: Plane = isDenser ? { ...size, data: resized(luma, 1, size) } : luma;
  const toResult = stretch(seen, result);
  const onto = start === undefined ? undefined : compose(invert(toResult), start);
  const levels = pyramids(frame, seen);
  let transform = bestStart(levels, onto);
  let fit: Fit = { move: transform, found: 0, agreeing: 0 };
  let textured = 0;
  for (const pass of passes) {
    ({ fit, textured, transform } = improve(levels, transform, pass));
  }
  const covered = coversBlock(transform, seen);
  const flow = fit.found === 0 ? null : flowOf(frame, throughMap(seen, transform, frame), covered);
  return {
    transform: compose(toResult, transform),
    flow,
    match: textured === 0 ? 0 : fit.found / textured,
    inliers: fit.found === 0 ? 0 : fit.agreeing / fit.found,
    textured,
  };
}

type Levels = readonly { readonly still: Plane; readonly seen: Plane }[];

function pyramids(frame: Plane, seen: Plane): Levels {
  const levels = [{ still: frame, seen }];
  for (let level = 0; level < 2; level += 1) {
    const last = levels.at(-1) as (typeof levels)[number];
    levels.push({ still: halved(last.still), seen: halved(last.seen) });
  }
  return levels;
}

/** From coordinates of a level to those of the full plane: means of pixels have their centres between theirs. */
function fullOf(level: number): Affine {
  const size = 2 ** level;
  return [size, 0, (size - 1) / 2, 0, size, (size - 1) / 2];
}

type Improved = { readonly transform: Affine; readonly fit: Fit; readonly textured: number };

/** One pass of block matching at one level, and the transform that it leads to. */
function improve(levels: Levels, transform: Affine, { level, ...search }: Search & { readonly level: number }): Improved {
  const { still, seen } = levels[level] as Levels[number];
  const full = fullOf(level);
  const here = compose(invert(full), compose(transform, full));
  const matches = matchBlocks(still, throughMap(seen, here, still), search, coversBlock(here, seen));
  const fit = fitAffine(matches, still.width, still.height);
  return { fit, textured: matches.count, transform: compose(full, compose(compose(here, fit.move), invert(full))) };
}

/** The start from which most blocks are found at a quarter of the size, already improved by them. */
function bestStart(levels: Levels, only: Affine | undefined): Affine {
  const { still, seen } = levels[0] as Levels[number];
  const coarsest = passes[0] as (typeof passes)[number];
  if (only !== undefined) return improve(levels, only, coarsest).transform;
  let best = stretch(still, seen);
  let max = -1;
  for (const start of exactStarts(still, seen)) {
    const { fit, textured, transform } = improve(levels, start, coarsest);
    if (fit.agreeing + exactBonus > max) [max, best] = [fit.agreeing + exactBonus, transform];
    if (fit.agreeing > surely * textured) return best;
  }
  const { still: quarter, seen: small } = levels[2] as Levels[number];
  const coarse = fullOf(2);
  const searched = compose(coarse, compose(searchedStart(quarter, small), invert(coarse)));
  if (apart(searched, best, still) < 1) return best;
  const { fit, transform } = improve(levels, searched, coarsest);
  return fit.agreeing > max ? transform : best;
}
