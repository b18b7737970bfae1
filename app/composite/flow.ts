// What an affine map leaves over: small local moves, smoothed, never more than 3 px of the frame.
import { matchBlocks } from './blocks.ts';
import type { Matches } from './blocks.ts';
import { blurred } from './resample.ts';
import { planeOf } from './raster.ts';
import type { Plane } from './raster.ts';

/**
 * A grid of moves in px of the frame: the point p of the frame is at transform(p + move(p)) in the result. The first cell is at `first`, its neighbours
 * `step` further; between cells it is linear, beyond them the last cell goes on.
 */
export type Flow = {
  readonly width: number;
  readonly height: number;
  readonly first: number;
  readonly step: number;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
};

const block = 32;
const step = 16;
const maxMove = 3;
const minScore = 0.75;
const fromMedian = 1;
const zeroWeight = 0.02;
/** Moves below this, in px, everywhere: none. */
const minMove = 0.15;

/** The smoothed moves of blocks that were found well and move as their neighbours do, or null where nothing moves. Both planes are of the frame's size. */
export function flowOf(still: Plane, moved: Plane, covered: (x: number, y: number, side: number) => boolean): Flow | null {
  const size = { width: Math.floor((still.width - block) / step) + 1, height: Math.floor((still.height - block) / step) + 1 };
  if (size.width < 3 || size.height < 3) return null;
  const matches = matchBlocks(still, moved, { block, step, radius: maxMove }, covered);
  const first = (block - 1) / 2;
  const cells = cellsOf(matches, size.width, first);
  const [weights, across, down] = [planeOf(size), planeOf(size), planeOf(size)];
  for (const [cell, match] of cells) {
    const near = neighbours(cells, cell, size.width, size.height).map(
      (other) => [matches.dx[other] as number, matches.dy[other] as number] as const,
    );
    const middle = (axis: 0 | 1): number => near.map((move) => move[axis]).toSorted((a, b) => a - b)[near.length >> 1] as number;
    const [dx, dy] = [matches.dx[match] as number, matches.dy[match] as number];
    if (near.length < 3 || Math.hypot(dx - middle(0), dy - middle(1)) > fromMedian) continue;
    weights.data[cell] = 1;
    across.data[cell] = dx;
    down.data[cell] = dy;
  }
  const [weight, wide, high] = [weights, across, down].map((plane) => blurred(plane, 1.5)) as [Plane, Plane, Plane];
  const limited = (plane: Plane): Float32Array =>
    plane.data.map((value, at) => Math.max(-maxMove, Math.min(maxMove, value / ((weight.data[at] as number) + zeroWeight))));
  const [dx, dy] = [limited(wide), limited(high)];
  const max = dx.reduce((sum, value, at) => Math.max(sum, Math.abs(value), Math.abs(dy[at] as number)), 0);
  return max < minMove ? null : { ...size, first, step, dx, dy };
}

/** Which match lies in which cell, of those found well. */
function cellsOf(matches: Matches, width: number, first: number): ReadonlyMap<number, number> {
  const cells = new Map<number, number>();
  for (let match = 0; match < matches.count; match += 1) {
    if ((matches.score[match] as number) < minScore) continue;
    const [column, row] = [((matches.x[match] as number) - first) / step, ((matches.y[match] as number) - first) / step];
    cells.set(row * width + column, match);
  }
  return cells;
}

/** The matches of the five by five cells around one, itself among them. */
function neighbours(cells: ReadonlyMap<number, number>, cell: number, width: number, height: number): number[] {
  const [x, y] = [cell % width, Math.floor(cell / width)];
  const found: number[] = [];
  for (let row = Math.max(0, y - 2); row <= Math.min(height - 1, y + 2); row += 1) {
    for (let column = Math.max(0, x - 2); column <= Math.min(width - 1, x + 2); column += 1) {
      const match = cells.get(row * width + column);
      if (match !== undefined) found.push(match);
    }
  }
  return found;
}

/** The move at a point of the frame, written into `into` as x and y. */
export function moveAt(flow: Flow, x: number, y: number, into: Float64Array): void {
  const { width, height, first, step: apart } = flow;
  const u = Math.max(0, Math.min(width - 1, (x - first) / apart));
  const v = Math.max(0, Math.min(height - 1, (y - first) / apart));
  const left = Math.min(width - 2, Math.floor(u));
  const up = Math.min(height - 2, Math.floor(v));
  const at = up * width + left;
  into[0] = mixed(flow.dx, at, width, u - left, v - up);
  into[1] = mixed(flow.dy, at, width, u - left, v - up);
}

/** Of the four cells from `at` on, linear. */
function mixed(values: Float32Array, at: number, width: number, s: number, t: number): number {
  return (
    (1 - t) * ((1 - s) * (values[at] as number) + s * (values[at + 1] as number)) +
    t * ((1 - s) * (values[at + width] as number) + s * (values[at + width + 1] as number))
  );
}
