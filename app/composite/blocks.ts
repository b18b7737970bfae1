// Blocks of one picture found again in another that nearly lies on it, by zero-mean normalised cross-correlation, which ignores brightness and contrast.
import type { Plane } from './raster.ts';

export type Search = {
  /** Side of a block, distance between blocks, and how far one is looked for, in pixels. */
  readonly block: number;
  readonly step: number;
  readonly radius: number;
};

/** What was found; one entry each block, in rows from the top. */
export type Matches = {
  /** Blocks with something to see in them: a standard deviation of at least 3. */
  readonly count: number;
  /** Centres of the blocks, and where they were found from there, in pixels, to a part of one. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  /** The correlation, −1 to 1. */
  readonly score: Float64Array;
  /** 1 where it falls off on every side; 0 at the border of what was looked at, where the block may well be still farther away. */
  readonly isPeak: Uint8Array;
};

const minDeviation = 3;

/** Sums over everything above and left, so that a block's mean and variance cost four look-ups each. */
type Sums = { readonly line: number; readonly sum: Float64Array; readonly squares: Float64Array };

function sumsOf({ width, height, data }: Plane): Sums {
  const line = width + 1;
  const [sum, squares] = [new Float64Array(line * (height + 1)), new Float64Array(line * (height + 1))];
  for (let y = 0, at = 0; y < height; y += 1) {
    let [across, acrossSquares] = [0, 0];
    for (let x = 0, to = (y + 1) * line + 1; x < width; x += 1, at += 1, to += 1) {
      const value = data[at] as number;
      across += value;
      acrossSquares += value * value;
      sum[to] = (sum[to - line] as number) + across;
      squares[to] = (squares[to - line] as number) + acrossSquares;
    }
  }
  return { line, sum, squares };
}

function over(sums: Float64Array, line: number, x: number, y: number, side: number): number {
  const top = y * line + x;
  const bottom = (y + side) * line + x;
  return (sums[bottom + side] as number) - (sums[bottom] as number) - (sums[top + side] as number) + (sums[top] as number);
}

/** Takes a block out as deviations from its mean; answers the root of their squares' sum. */
function takeOut({ width, data }: Plane, x: number, y: number, side: number, into: Float32Array): number {
  let sum = 0;
  for (let row = 0; row < side; row += 1)
    for (let at = (y + row) * width + x, end = at + side; at < end; at += 1) sum += data[at] as number;
  const mean = sum / (side * side);
  let squares = 0;
  for (let row = 0, to = 0; row < side; row += 1) {
    for (let at = (y + row) * width + x, end = at + side; at < end; at += 1, to += 1) {
      const value = (data[at] as number) - mean;
      into[to] = value;
      squares += value * value;
    }
  }
  return Math.sqrt(squares);
}

/** The sum of products of a block taken out and a window; the side is a multiple of four. */
function product(block: Float32Array, side: number, { width, data }: Plane, x: number, y: number): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (let row = 0, from = 0; row < side; row += 1) {
    for (let at = (y + row) * width + x, end = at + side; at < end; at += 4, from += 4) {
      one += (block[from] as number) * (data[at] as number);
      two += (block[from + 1] as number) * (data[at + 1] as number);
      three += (block[from + 2] as number) * (data[at + 2] as number);
      four += (block[from + 3] as number) * (data[at + 3] as number);
    }
  }
  return one + two + three + four;
}

/** The top of a parabola through three equally far values, −½ to ½ from the middle one. */
function top(before: number, middle: number, after: number): number {
  const bend = before - 2 * middle + after;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
}

/** The correlations of one block at every shift, in rows; −1 where the window would leave the plane or is flat. Answers the place of the best. */
function correlate(
  block: Float32Array,
  norm: number,
  moved: Plane,
  sums: Sums,
  x: number,
  y: number,
  search: Search,
  into: Float64Array,
): number {
  const { block: side, radius } = search;
  let best = 0;
  for (let dy = -radius, to = 0; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1, to += 1) {
      const left = x + dx;
      const up = y + dy;
      into[to] = -1;
      if (left < 0 || up < 0 || left + side > moved.width || up + side > moved.height) continue;
      const sum = over(sums.sum, sums.line, left, up, side);
      const variance = over(sums.squares, sums.line, left, up, side) - (sum * sum) / (side * side);
      if (variance < side * side) continue;
      into[to] = product(block, side, moved, left, up) / (norm * Math.sqrt(variance));
      if ((into[to] as number) > (into[best] as number)) best = to;
    }
  }
  return best;
}

/**
 * Looks for every textured block of `still` in `moved`, which are of one size. `covered` says of a block's left, top and side whether it lies where the
 * moved picture has something; others are left out, as flat ones are.
 */
export function matchBlocks(still: Plane, moved: Plane, search: Search, covered: (x: number, y: number, side: number) => boolean): Matches {
  const { block: side, step, radius } = search;
  const [across, down] = [Math.floor((still.width - side) / step) + 1, Math.floor((still.height - side) / step) + 1];
  const max = Math.max(0, across) * Math.max(0, down);
  const found = {
    x: new Float64Array(max),
    y: new Float64Array(max),
    dx: new Float64Array(max),
    dy: new Float64Array(max),
    score: new Float64Array(max),
    isPeak: new Uint8Array(max),
  };
  const sums = sumsOf(moved);
  const [block, line] = [new Float32Array(side * side), 2 * radius + 1];
  const scores = new Float64Array(line * line);
  let count = 0;
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const [x, y] = [column * step, row * step];
      if (!covered(x, y, side)) continue;
      const norm = takeOut(still, x, y, side, block);
      if (norm < minDeviation * side) continue;
      const best = correlate(block, norm, moved, sums, x, y, search, scores);
      const [bestX, bestY] = [best % line, Math.floor(best / line)];
      const at = (dx: number, dy: number): number => scores[(bestY + dy) * line + bestX + dx] ?? -1;
      const score = at(0, 0);
      const [isInX, isInY] = [bestX > 0 && bestX < line - 1, bestY > 0 && bestY < line - 1];
      found.x[count] = x + (side - 1) / 2;
      found.y[count] = y + (side - 1) / 2;
      found.dx[count] = bestX - radius + (isInX && at(-1, 0) > -1 && at(1, 0) > -1 ? top(at(-1, 0), score, at(1, 0)) : 0);
      found.dy[count] = bestY - radius + (isInY && at(0, -1) > -1 && at(0, 1) > -1 ? top(at(0, -1), score, at(0, 1)) : 0);
      found.score[count] = score;
      found.isPeak[count] = isInX && isInY ? 1 : 0;
      count += 1;
    }
  }
  return { count, ...found };
}
