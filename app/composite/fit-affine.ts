// The affine map that most block matches agree about, whatever the others say.
import type { Affine } from '../pictures/affine.ts';
import type { Matches } from './blocks.ts';
import { biweight, biweightReach, solve, spreadOf } from './robust.ts';

export type Fit = {
  /** Moves a point of the picture to where it was found, in its pixels. */
  readonly move: Affine;
  /** Blocks found again: correlation above 0.6, and within a pixel and a half of where the map says. */
  readonly found: number;
  /** Of these, the ones within what a biweight over all residuals reaches. */
  readonly agreeing: number;
};

/** How far from the map a block may be found, in px, to count as found again. */
const near = 1.5;

/** A match counts from this correlation on. */
export const minScore = 0.6;
const rounds = 12;
const minSpread = 0.15;

/** So many blocks say enough of an affine map to begin with it. */
const minInWindow = 12;

/** Shifts in px and slopes about the middle, in units of half the longer side. */
type Model = Float64Array<ArrayBuffer>;
type About = readonly [middleX: number, middleY: number, unit: number];

/**
 * The map that most matches above 0.6 agree about, by Tukey IRLS from several starts: all blocks, and those of each of nine windows. Where things moved apart
 * from each other, all blocks together end at a mean that is right for none of them, and its wide scale lets them all agree; what is rigid and large is
 * found from a window of its own. Best is where the sum of biweights is greatest, in which a block that is just near enough counts half. Of equals, what
 * all blocks say. With fewer than six, or all in a line, only what they decide is fitted: a shift, or nothing.
 */
export function fitAffine(matches: Matches, width: number, height: number): Fit {
  const picked = Int32Array.from({ length: matches.count }, (_, at) => at).filter(
    (at) => (matches.score[at] as number) > minScore && matches.isPeak[at] === 1,
  );
  const about: About = [(width - 1) / 2, (height - 1) / 2, Math.max(width, height) / 2];
  let [best, residuals, max] = [new Float64Array(6) as Model, new Float64Array(0), -1];
  for (const some of [picked, ...windowsOf(matches, picked, width, height)]) {
    const model = refined(matches, picked, agreed(matches, some, about), about);
    const rest = residualsOf(matches, picked, model, about);
    const agreement = rest.reduce((sum, residual) => sum + biweight(residual, 2 * near), 0);
    if (agreement > max) [best, residuals, max] = [model, rest, agreement];
  }
  const [middleX, middleY, unit] = about;
  const [shiftX, xx, xy, shiftY, yx, yy] = best as unknown as Affine;
  const [a, b, d, e] = [1 + xx / unit, xy / unit, yx / unit, 1 + yy / unit];
  const move: Affine = [a, b, shiftX + middleX - a * middleX - b * middleY, d, e, shiftY + middleY - d * middleX - e * middleY];
  return { move, found: countBelow(residuals, near), agreeing: countBelow(residuals, Math.min(near, reachOf(residuals))) };
}

const countBelow = (residuals: Float64Array, max: number): number =>
  residuals.reduce((count, residual) => count + (residual < max ? 1 : 0), 0);
const reachOf = (residuals: Float64Array): number => biweightReach * Math.max(minSpread, spreadOf(residuals, 2));

/** The blocks of each of nine windows, half as wide and high as the picture, where there are enough. */
function windowsOf(matches: Matches, picked: Int32Array, width: number, height: number): Int32Array[] {
  const places = [0, 0.25, 0.5].flatMap((top) => [0, 0.25, 0.5].map((left) => [left * width, top * height] as const));
  return places
    .map(([left, top]) =>
      picked.filter((match) => {
        const [x, y] = [(matches.x[match] as number) - left, (matches.y[match] as number) - top];
        return x >= 0 && x < width / 2 && y >= 0 && y < height / 2;
      }),
    )
    .filter((some) => some.length >= minInWindow);
}

/** What these blocks agree about, from nothing. */
function agreed(matches: Matches, picked: Int32Array, about: About): Model {
  const weights = new Float64Array(picked.length).fill(1);
  let model: Model = new Float64Array(6);
  for (let round = 0; round < rounds && picked.length > 0; round += 1) {
    model = solveFor(matches, picked, weights, about) ?? model;
    const residuals = residualsOf(matches, picked, model, about);
    const reach = reachOf(residuals);
    for (const [at, residual] of residuals.entries()) weights[at] = biweight(residual, reach);
  }
  return model;
}

/** From a start, with the scale of those that are found under it: the others may be as many as they like. */
function refined(matches: Matches, picked: Int32Array, start: Model, about: About): Model {
  const weights = new Float64Array(picked.length);
  let model = start;
  for (let round = 0; round < rounds && picked.length > 0; round += 1) {
    const residuals = residualsOf(matches, picked, model, about);
    const reach = reachOf(residuals.filter((residual) => residual < near));
    for (const [at, residual] of residuals.entries()) weights[at] = biweight(residual, reach);
    model = solveFor(matches, picked, weights, about) ?? model;
  }
  return model;
}

/** How far from the model each block was found, in px. */
function residualsOf(matches: Matches, picked: Int32Array, model: Model, [middleX, middleY, unit]: About): Float64Array<ArrayBuffer> {
  const residuals = new Float64Array(picked.length);
  for (const [at, match] of picked.entries()) {
    const [u, v] = [((matches.x[match] as number) - middleX) / unit, ((matches.y[match] as number) - middleY) / unit];
    const dx = (matches.dx[match] as number) - (model[0] as number) - (model[1] as number) * u - (model[2] as number) * v;
    const dy = (matches.dy[match] as number) - (model[3] as number) - (model[4] as number) * u - (model[5] as number) * v;
    residuals[at] = Math.hypot(dx, dy);
  }
  return residuals;
}

/** Weighted least squares for both coordinates at once, with a breath of ridge on the slopes, so that a few blocks in a corner do not swing the picture. */
function solveFor(matches: Matches, picked: Int32Array, weights: Float64Array, [middleX, middleY, unit]: About): Model | null {
  const normal = new Float64Array(15);
  for (const [at, match] of picked.entries()) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    const row = [
      1,
      ((matches.x[match] as number) - middleX) / unit,
      ((matches.y[match] as number) - middleY) / unit,
      matches.dx[match] as number,
      matches.dy[match] as number,
    ];
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 5; j += 1) normal[i * 5 + j] = (normal[i * 5 + j] as number) + weight * (row[i] as number) * (row[j] as number);
  }
  for (const diagonal of [6, 12]) normal[diagonal] = (normal[diagonal] as number) + 0.02;
  if (!solve(normal, 3, 2)) return null;
  const at = (row: number, side: number): number => normal[row * 5 + 3 + side] as number;
  return Float64Array.of(at(0, 0), at(1, 0), at(2, 0), at(0, 1), at(1, 1), at(2, 1));
}
