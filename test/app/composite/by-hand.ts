// Pictures read between their pixels the slow way, by the formulas as they are written down, for tests to hold the quick ways against.
import type { Flow } from '../../../app/composite/flow.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';

const within = (value: number, max: number): number => Math.max(0, Math.min(max, value));

/** Keys' kernel with a = −1/2, which is Catmull–Rom. */
function kernel(distance: number): number {
  const t = Math.abs(distance);
  return t <= 1 ? 1.5 * t ** 3 - 2.5 * t ** 2 + 1 : t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
}

/** Each pixel within two of the place, edges repeated. */
export function cubicByHand({ width, height }: Size, valueAt: (at: number) => number, u: number, v: number): number {
  let sum = 0;
  for (let y = Math.ceil(v - 2); y <= v + 2; y += 1)
    for (let x = Math.ceil(u - 2); x <= u + 2; x += 1)
      sum += kernel(u - x) * kernel(v - y) * valueAt(within(y, height - 1) * width + within(x, width - 1));
  return sum;
}

/** The tent, edges repeated. */
export function linearByHand({ width, height, data }: Plane, u: number, v: number): number {
  const [atX, atY] = [within(u, width - 1), within(v, height - 1)];
  let sum = 0;
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    sum += Math.max(0, 1 - Math.abs(x - atX)) * Math.max(0, 1 - Math.abs(y - atY)) * (data[at] ?? NaN);
  }
  return sum;
}

/** Where a point of the frame went by a flow. */
export function movedByHand(flow: Flow | null, x: number, y: number): readonly [number, number] {
  if (flow === null) return [x, y];
  const { width, height, first, step } = flow;
  const of = (data: Float32Array): number => linearByHand({ width, height, data }, (x - first) / step, (y - first) / step);
  return [x + of(flow.dx), y + of(flow.dy)];
}
