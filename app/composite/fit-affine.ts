// The affine map that most block matches agree about, whatever the others say.
import type { Affine } from './affine.ts';
import type { Matches } from './blocks.ts';
import { biweight, biweightReach, solve, spreadOf } from './robust.ts';

export type Fit = {
  /** Moves a point of the picture to where it was found, in its pixels. */
  readonly move: Affine;
  /** Blocks found again: correlation above 0.6, and within a pixel and a half of where the map says. */
  readonly found: number;
  /** Of these, the ones whose weight did not fall to 0. */
  readonly agreeing: number;
};

/** How far from the map a block may be found, in px, to count as found again. */
const near = 1.5;

/** A match counts from this correlation on. */
export const leastScore = 0.6;
const rounds = 12;
const leastSpread = 0.15;

/** Tukey IRLS over the matches above 0.6. With fewer than six, or all in a line, only what they decide is fitted: a shift, or nothing. */
export function fitAffine(matches: Matches, width: number, height: number): Fit {
  const picked = Int32Array.from({ length: matches.count }, (_, at) => at).filter((at) => (matches.score[at] as number) > leastScore);
  const [middleX, middleY, unit] = [(width - 1) / 2, (height - 1) / 2, Math.max(width, height) / 2];
  const weights = new Float64Array(picked.length).fill(1);
  const residuals = new Float64Array(picked.length);
  let model = new Float64Array(6);
  for (let round = 0; round < rounds && picked.length > 0; round += 1) {
    model = solveFor(matches, picked, weights, [middleX, middleY, unit]) ?? model;
    for (const [at, match] of picked.entries()) {
      const [u, v] = [((matches.x[match] as number) - middleX) / unit, ((matches.y[match] as number) - middleY) / unit];
      const dx = (matches.dx[match] as number) - (model[0] as number) - (model[1] as number) * u - (model[2] as number) * v;
      const dy = (matches.dy[match] as number) - (model[3] as number) - (model[4] as number) * u - (model[5] as number) * v;
      residuals[at] = Math.hypot(dx, dy);
    }
    const reach = biweightReach * Math.max(leastSpread, spreadOf(residuals, 2));
    for (const [at, residual] of residuals.entries()) weights[at] = biweight(residual, reach);
  }
  const [shiftX, xx, xy, shiftY, yx, yy] = model as unknown as Affine;
  const [a, b, d, e] = [1 + xx / unit, xy / unit, yx / unit, 1 + yy / unit];
  const move: Affine = [a, b, shiftX + middleX - a * middleX - b * middleY, d, e, shiftY + middleY - d * middleX - e * middleY];
  const isNear = residuals.map((residual) => (residual < near ? 1 : 0));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return { move, found: sum(isNear), agreeing: sum(weights.map((weight, at) => (weight > 0 ? (isNear[at] as number) : 0))) };
}

/** Weighted least squares for both coordinates at once, with a breath of ridge on the slopes, so that a few blocks in a corner do not swing the picture. */
function solveFor(
  matches: Matches,
  picked: Int32Array,
  weights: Float64Array,
  [middleX, middleY, unit]: readonly [number, number, number],
): Float64Array<ArrayBuffer> | null {
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
