// Where the registration begins: what hosts are known to do to a picture's size, and a coarse search for everything else.
import { apart, compose, invert, shifted, stretch } from './affine.ts';
import type { Affine } from './affine.ts';
import type { Size } from '../models/model.ts';
import { resized } from './resample.ts';
import { planeOf } from './raster.ts';
import type { Plane } from './raster.ts';
import { nearestPreferred } from './sizes.ts';

/** Maps from the frame to the result that need no picture: a plain resize; one to the nearest preferred size, then a centred or cornered cut; one that covers. */
export function exactStarts(frame: Size, result: Size): Affine[] {
  const starts: Affine[] = [stretch(frame, result)];
  const add = (start: Affine): void => {
    if (starts.every((other) => apart(start, other, frame) > 1)) starts.push(start);
  };
  const preferred = nearestPreferred(frame);
  const [wider, taller] = [result.width - preferred.width, result.height - preferred.height];
  if (Math.max(Math.abs(wider), Math.abs(taller)) <= 64) {
    const onto = stretch(frame, preferred);
    for (const part of [0.5, 0, 1]) add(compose(shifted(Math.round(wider * part), Math.round(taller * part)), onto));
  }
  const scale = Math.max(result.width / frame.width, result.height / frame.height);
  const cover = { width: frame.width * scale, height: frame.height * scale };
  add(compose(shifted((result.width - cover.width) / 2, (result.height - cover.height) / 2), stretch(frame, cover)));
  return starts;
}

const coarse = 96;

/** Sizes of steps between neighbours, without their mean: edges, whichever way light and colour moved. */
function gradients({ width, height, data }: Plane): Plane {
  const out = planeOf({ width, height });
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1, end = at + width - 2; at < end; at += 1) {
      const value = Math.hypot(
        (data[at + 1] as number) - (data[at - 1] as number),
        (data[at + width] as number) - (data[at - width] as number),
      );
      out.data[at] = Math.sqrt(value);
      sum += out.data[at] as number;
    }
  }
  const mean = sum / out.data.length;
  for (const [at, value] of out.data.entries()) out.data[at] = value - mean;
  return out;
}

/** How alike two gradient pictures are under a map, as a correlation over what both have; bilinear. */
function alike(still: Plane, moved: Plane, [a, b, c, d, e, f]: Affine): number {
  let [products, ours, theirs] = [0, 0, 0];
  for (let y = 1; y < still.height - 1; y += 1) {
    for (let x = 1; x < still.width - 1; x += 1) {
      const [u, v] = [a * x + b * y + c, d * x + e * y + f];
      if (u < 1 || v < 1 || u >= moved.width - 2 || v >= moved.height - 2) continue;
      const [left, up] = [Math.floor(u), Math.floor(v)];
      const [s, t, at] = [u - left, v - up, up * moved.width + left];
      const above = (1 - s) * (moved.data[at] as number) + s * (moved.data[at + 1] as number);
      const below = (1 - s) * (moved.data[at + moved.width] as number) + s * (moved.data[at + moved.width + 1] as number);
      const [one, two] = [still.data[y * still.width + x] as number, (1 - t) * above + t * below];
      products += one * two;
      ours += one * one;
      theirs += two * two;
    }
  }
  return ours > 0 && theirs > 0 ? products / Math.sqrt(ours * theirs) : 0;
}

/** A zoom of both axes about the centre, then a shift, of a small picture. */
function moveBy(size: Size, [zoomX, zoomY, x, y]: readonly [number, number, number, number]): Affine {
  const [middleX, middleY] = [(size.width - 1) / 2, (size.height - 1) / 2];
  return [zoomX, 0, middleX - zoomX * middleX + x, 0, zoomY, middleY - zoomY * middleY + y];
}

/**
 * The zoom (0.86 to 1.16) and shift (±8 %) under which the edges of both pictures, shrunk to 96 px, agree best; then each axis for itself. Relative to a
 * plain resize.
 */
export function searchedStart(frame: Plane, result: Plane): Affine {
  const scale = coarse / Math.max(frame.width, frame.height);
  const size = { width: Math.max(8, Math.round(frame.width * scale)), height: Math.max(8, Math.round(frame.height * scale)) };
  const [still, moved] = [frame, result].map((plane) => gradients({ ...size, data: resized(plane, 1, size) })) as [Plane, Plane];
  let best: [number, number, number, number] = [1, 1, 0, 0];
  let most = -1;
  const tryOut = (move: [number, number, number, number]): void => {
    const score = alike(still, moved, moveBy(size, move));
    if (score > most) [most, best] = [score, move];
  };
  const reach = Math.round(coarse * 0.08);
  for (let zoom = 0.86; zoom <= 1.165; zoom += 0.03)
    for (let y = -reach; y <= reach; y += 2) for (let x = -reach; x <= reach; x += 2) tryOut([zoom, zoom, x, y]);
  for (const [zoomStep, shiftStep] of [
    [0.02, 1],
    [0.01, 0.5],
    [0.005, 0.25],
  ] as const) {
    for (let turn = 0; turn < 4; turn += 1) {
      const before = most;
      for (const step of [-1, 1]) {
        for (const [at, by] of [zoomStep, zoomStep, shiftStep, shiftStep].entries())
          tryOut(best.with(at, (best[at] as number) + step * by) as typeof best);
        tryOut([best[0] + step * zoomStep, best[1] + step * zoomStep, best[2], best[3]]);
      }
      if (most === before) break;
    }
  }
  const small = stretch(frame, size);
  return compose(stretch(frame, result), compose(invert(small), compose(moveBy(size, best), small)));
}
