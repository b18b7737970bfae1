// What a person painted, as vectors.
import type { Size } from '../models/model.ts';
import type { Bits, Box } from './raster.ts';
import { fromSegment } from './segment.ts';

/** In pixels of the original's full size, where whole coordinates are pixel centres; a box covers whole pixels. */
export type Stroke =
  | {
      readonly kind: 'brush';
      readonly add: boolean;
      readonly radius: number;
      readonly points: readonly (readonly [x: number, y: number])[];
    }
  | { readonly kind: 'rectangle'; readonly add: boolean; readonly box: Box };

/** Paints strokes into a mask of the frame, each over those before it. A brush is round and at least half a pixel of the frame wide. */
export function paint(mask: Bits, strokes: readonly Stroke[], full: Size): void {
  const [across, down] = [mask.width / full.width, mask.height / full.height];
  for (const stroke of strokes) {
    const bit = stroke.add ? 1 : 0;
    if (stroke.kind === 'rectangle') {
      const [x, y, width, height] = stroke.box;
      rectangle(mask, [x * across, y * down, (x + width) * across, (y + height) * down], bit);
      continue;
    }
    const radius = Math.max(0.5, stroke.radius * Math.sqrt(across * down));
    const points = stroke.points.map(([x, y]) => [(x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5] as const);
    for (const [at, to] of points.entries()) capsule(mask, points[Math.max(0, at - 1)] ?? to, to, radius, bit);
  }
}

/** The same strokes on a picture whose first pixel is `x`, `y` of the one they were drawn on. */
export function strokesFrom<S extends Stroke>(strokes: readonly S[], [x, y]: readonly [x: number, y: number]): S[] {
  return strokes.map((stroke) =>
    stroke.kind === 'rectangle'
      ? { ...stroke, box: [stroke.box[0] - x, stroke.box[1] - y, stroke.box[2], stroke.box[3]] }
      : { ...stroke, points: stroke.points.map(([px, py]) => [px - x, py - y]) },
  );
}

/** Pixels whose centres lie between two corners; coordinates are those of edges. */
function rectangle(mask: Bits, [left, top, right, bottom]: readonly [number, number, number, number], bit: number): void {
  const [from, to] = [Math.max(0, Math.ceil(left - 0.5)), Math.min(mask.width, Math.ceil(right - 0.5))];
  for (let y = Math.max(0, Math.ceil(top - 0.5)); y < Math.min(mask.height, Math.ceil(bottom - 0.5)); y += 1)
    if (to > from) mask.data.fill(bit, y * mask.width + from, y * mask.width + to);
}

/** Pixels whose centres lie within `radius` of a line between two points. */
function capsule(mask: Bits, from: readonly [number, number], to: readonly [number, number], radius: number, bit: number): void {
  const [[ax, ay], [bx, by]] = [from, to];
  const [top, bottom] = [
    Math.max(0, Math.ceil(Math.min(ay, by) - radius)),
    Math.min(mask.height - 1, Math.floor(Math.max(ay, by) + radius)),
  ];
  const [left, right] = [
    Math.max(0, Math.ceil(Math.min(ax, bx) - radius)),
    Math.min(mask.width - 1, Math.floor(Math.max(ax, bx) + radius)),
  ];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      if (fromSegment(x, y, from, to) <= radius * radius) mask.data[y * mask.width + x] = bit;
    }
  }
}
