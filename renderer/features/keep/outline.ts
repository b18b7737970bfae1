// The edge of a mask as the path of an SVG, in pixels of the frame.
import type { Bits } from '../../../app/composite/raster.ts';

type Corner = readonly [x: number, y: number];

/** Right, down, left, up: along each edge the mask lies to the right. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
/** What the eye does not miss of a staircase, in pixels. */
const tolerance = 0.8;

/** `left` and `top` say where in the frame the mask lies. */
export function outlineOf(mask: Bits, left = 0, top = 0): string {
  const edges = edgesOf(mask);
  const wide = mask.width + 1;
  let path = '';
  for (let start = 0; start < edges.length; start++) {
    while (edges[start] !== 0) path += pathOf(simplified(ringFrom(edges, start, wide)), left, top);
  }
  return path;
}

/** For each corner of a pixel a bit for each way an edge leaves it. */
function edgesOf({ width, height, data: bits }: Bits): Uint8Array {
  const wide = width + 1;
  const edges = new Uint8Array(wide * (height + 1));
  const mark = (corner: number, way: number): void => void (edges[corner] = (edges[corner] as number) | (1 << way));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (bits[at] === 0) continue;
      const corner = y * wide + x;
      if (y === 0 || bits[at - width] === 0) mark(corner, 0);
      if (x === width - 1 || bits[at + 1] === 0) mark(corner + 1, 1);
      if (y === height - 1 || bits[at + width] === 0) mark(corner + wide + 1, 2);
      if (x === 0 || bits[at - 1] === 0) mark(corner + wide, 3);
    }
  }
  return edges;
}

/** Follows edges until it is back, and takes them away. Places are the middles of edges, which cuts the staircase's corners. */
function ringFrom(edges: Uint8Array, start: number, wide: number): Corner[] {
  const ring: Corner[] = [];
  let corner = start;
  let way = [0, 1, 2, 3].find((one) => ((edges[start] as number) & (1 << one)) !== 0) ?? 0;
  do {
    const [x, y] = steps[way] as (typeof steps)[number];
    edges[corner] = (edges[corner] as number) & ~(1 << way);
    ring.push([(corner % wide) + x / 2, Math.floor(corner / wide) + y / 2]);
    corner += x + y * wide;
    // To the right first, so that pixels that only touch at a corner stay apart.
    const next = [1, 0, 3].map((turn) => (way + turn) % 4).find((one) => ((edges[corner] as number) & (1 << one)) !== 0);
    if (next === undefined) break;
    way = next;
  } while (corner !== start);
  return ring;
}

/** Douglas and Peucker. */
function simplified(ring: readonly Corner[]): readonly Corner[] {
  const kept = new Uint8Array(ring.length);
  const half = Math.floor(ring.length / 2);
  kept[0] = 1;
  kept[half] = 1;
  const spans: [number, number][] = [
    [0, half],
    [half, ring.length],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const [[x, y], [endX, endY]] = [ring[from] as Corner, ring[to % ring.length] as Corner];
    const length = Math.hypot(endX - x, endY - y);
    let [furthest, found] = [tolerance, -1];
    for (let at = from + 1; at < to; at++) {
      const [hereX, hereY] = ring[at] as Corner;
      const away = length === 0 ? Math.hypot(hereX - x, hereY - y) : Math.abs((endX - x) * (y - hereY) - (x - hereX) * (endY - y)) / length;
      if (away > furthest) [furthest, found] = [away, at];
    }
    if (found < 0) continue;
    kept[found] = 1;
    spans.push([from, found], [found, to]);
  }
  return ring.filter((_, at) => kept[at] === 1);
}

const pathOf = (ring: readonly Corner[], left: number, top: number): string =>
  `M${ring.map(([x, y]) => `${x + left} ${y + top}`).join('L')}Z`;
