// How the whole result's colours moved, which is no part of the edit, as one affine map in Lab.
import type { Lab } from './lab.ts';
import { biweight, biweightReach, solve, spreadOf } from './robust.ts';
import type { Bits } from './raster.ts';

type Line = readonly [fromL: number, fromA: number, fromB: number, offset: number];

/** From the result's Lab to the original's: one line each for L*, a* and b*. */
export type ColourFit = readonly [Line, Line, Line];

export const sameColour: ColourFit = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
];

const maxSamples = 30_000;
const rounds = 8;
const minSpread = 0.5;
/** Towards the identity, as if so large a share of the samples said so. */
const ridge = 0.01;
/** Beyond these the colour is not the model's carelessness but its answer, and an affine map would turn windows green. */
const bounds = { minGain: 0.65, maxGain: 1.25, maxMix: 0.25, maxOffset: 10 };

/**
 * The map that most pixels agree about, by Tukey IRLS on at most 30,000 of them, with a ridge towards the identity. Pixels that `covered` does not name or
 * that `edited` names do not count. The identity where the bounds are left: gains 0.65 to 1.25, and 10 for what the middle colour moves.
 */
export function fitColour(original: Lab, result: Lab, covered: Bits, edited: Bits | null): ColourFit {
  const picked = pick(original.width, original.height, (at) => covered.data[at] === 1 && edited?.data[at] !== 1);
  if (picked.length < 50) return sameColour;
  const middle = result.planes.map((plane) => picked.reduce((sum, at) => sum + (plane[at] as number), 0) / picked.length) as [
    number,
    number,
    number,
  ];
  const weights = new Float64Array(picked.length).fill(1);
  const residuals = new Float64Array(picked.length);
  // About the middle colour, as moves away from the identity.
  let moves: readonly Line[] = sameColour.map(() => [0, 0, 0, 0]);
  for (let round = 0; round < rounds; round += 1) {
    const next = solveFor(original, result, picked, weights, middle);
    if (next === null) return sameColour;
    moves = next;
    writeResiduals(original, result, picked, moves, middle, residuals);
    const reach = biweightReach * Math.max(minSpread, spreadOf(residuals, 3));
    for (const [index, residual] of residuals.entries()) weights[index] = biweight(residual, reach);
  }
  return isBounded(moves) ? (moves.map((line, channel) => aboutZero(line, channel, middle)) as unknown as ColourFit) : sameColour;
}

/** How far each picked pixel is from the original after the moves, as ΔE. */
function writeResiduals(
  original: Lab,
  result: Lab,
  picked: Int32Array,
  moves: readonly Line[],
  middle: readonly [number, number, number],
  into: Float64Array,
): void {
  const [l, a, b] = result.planes;
  into.fill(0);
  for (const [channel, [fromL, fromA, fromB, offset]] of moves.entries()) {
    const [own, wanted] = [result.planes[channel] as Float32Array, original.planes[channel] as Float32Array];
    for (let index = 0; index < picked.length; index += 1) {
      const at = picked[index] as number;
      const moved =
        fromL * ((l[at] as number) - middle[0]) +
        fromA * ((a[at] as number) - middle[1]) +
        fromB * ((b[at] as number) - middle[2]) +
        offset;
      const rest = (wanted[at] as number) - (own[at] as number) - moved;
      into[index] = (into[index] as number) + rest * rest;
    }
  }
  for (let index = 0; index < into.length; index += 1) into[index] = Math.sqrt(into[index] as number);
}

/** Places on a regular grid, so many that at most 30,000 are taken. */
function pick(width: number, height: number, counts: (at: number) => boolean): Int32Array {
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / maxSamples)));
  const places: number[] = [];
  for (let y = step >> 1; y < height; y += step)
    for (let x = step >> 1; x < width; x += step) if (counts(y * width + x)) places.push(y * width + x);
  return Int32Array.from(places);
}

/** Weighted least squares for the three lines at once: they share the weights and so the left side. */
function solveFor(
  original: Lab,
  result: Lab,
  picked: Int32Array,
  weights: Float64Array,
  middle: readonly [number, number, number],
): readonly Line[] | null {
  const normal = new Float64Array(28);
  const row = new Float64Array(7);
  const [l, a, b] = result.planes;
  let total = 0;
  for (let index = 0; index < picked.length; index += 1) {
    const [weight, at] = [weights[index] as number, picked[index] as number];
    if (weight === 0) continue;
    total += weight;
    row[0] = (l[at] as number) - middle[0];
    row[1] = (a[at] as number) - middle[1];
    row[2] = (b[at] as number) - middle[2];
    row[3] = 1;
    for (let channel = 0; channel < 3; channel += 1)
      row[4 + channel] =
        ((original.planes[channel] as Float32Array)[at] as number) - ((result.planes[channel] as Float32Array)[at] as number);
    for (let i = 0; i < 4; i += 1)
      for (let j = 0; j < 7; j += 1) normal[i * 7 + j] = (normal[i * 7 + j] as number) + weight * (row[i] as number) * (row[j] as number);
  }
  // In units of a deviation of ten, so that a picture of one colour keeps its slopes.
  for (let i = 0; i < 3; i += 1) normal[i * 8] = (normal[i * 8] as number) + ridge * total * 100 + 1e-6;
  normal[24] = (normal[24] as number) + 1e-6;
  if (!solve(normal, 4, 3)) return null;
  return [4, 5, 6].map((side) => [0, 1, 2, 3].map((i) => normal[i * 7 + side] as number) as unknown as Line);
}

function isBounded(moves: readonly Line[]): boolean {
  const offset = Math.hypot(...moves.map((line) => line[3]));
  return (
    offset <= bounds.maxOffset &&
    moves.every((line, channel) =>
      [0, 1, 2].every((from) => {
        const slope = line[from] as number;
        return from === channel ? 1 + slope >= bounds.minGain && 1 + slope <= bounds.maxGain : Math.abs(slope) <= bounds.maxMix;
      }),
    )
  );
}

function aboutZero([l, a, b, offset]: Line, channel: number, middle: readonly [number, number, number]): Line {
  const same = (from: number): number => (from === channel ? 1 : 0);
  return [same(0) + l, same(1) + a, same(2) + b, offset - l * middle[0] - a * middle[1] - b * middle[2]];
}

/** Every pixel moved by a fit; new planes. */
export function corrected({ width, height, planes }: Lab, fit: ColourFit): Lab {
  const [l, a, b] = planes;
  const moved = fit.map(([fromL, fromA, fromB, offset]) => {
    const out = new Float32Array(l.length);
    for (let at = 0; at < out.length; at += 1)
      out[at] = fromL * (l[at] as number) + fromA * (a[at] as number) + fromB * (b[at] as number) + offset;
    return out;
  }) as [Float32Array, Float32Array, Float32Array];
  return { width, height, planes: moved };
}
