// Where the registration begins: what hosts are known to do to a picture's size, and a coarse search for everything else.
import { apart, compose, invert, shifted, stretch } from '../pictures/affine.ts';
import type { Affine } from '../pictures/affine.ts';
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
  for (let at = 0; at < out.data.length; at += 1) out.data[at] = (out.data[at] as number) - mean;
  return out;
}

/** For each place along one axis between which two of the other picture it comes to lie: the first of them, or −1 where it lies beyond, and how far from it. */
function pairs(length: number, zoom: number, shift: number): { readonly first: Int32Array; readonly share: Float64Array } {
  const [first, share] = [new Int32Array(length).fill(-1), new Float64Array(length)];
  for (let at = 1; at < length - 1; at += 1) {
    const position = zoom * at + shift;
    if (position < 1 || position >= length - 2) continue;
    const before = Math.floor(position);
    first[at] = before;
    share[at] = position - before;
  }
  return { first, share };
}

/** How alike two gradient pictures of one size are under a zoom and shift of each axis, as a correlation over what both have; bilinear. */
function alike({ width, height, data: still }: Plane, { data: moved }: Plane, [zoomX, , shiftX, , zoomY, shiftY]: Affine): number {
  const across = pairs(width, zoomX, shiftX);
  const down = pairs(height, zoomY, shiftY);
  let products = 0;
  let ours = 0;
  let theirs = 0;
  for (let y = 1; y < height - 1; y += 1) {
    const up = down.first[y] as number;
    if (up < 0) continue;
    const t = down.share[y] as number;
    const [row, above, below] = [y * width, up * width, (up + 1) * width];
    for (let x = 1; x < width - 1; x += 1) {
      const left = across.first[x] as number;
      if (left < 0) continue;
      const s = across.share[x] as number;
      const high = (1 - s) * (moved[above + left] as number) + s * (moved[above + left + 1] as number);
      const low = (1 - s) * (moved[below + left] as number) + s * (moved[below + left + 1] as number);
      const one = still[row + x] as number;
      const two = (1 - t) * high + t * low;
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
  let max = -1;
  const tryOut = (move: [number, number, number, number]): void => {
    const score = alike(still, moved, moveBy(size, move));
    if (score > max) [max, best] = [score, move];
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
      const before = max;
      for (const step of [-1, 1]) {
        for (const [at, by] of [zoomStep, zoomStep, shiftStep, shiftStep].entries())
          tryOut(best.with(at, (best[at] as number) + step * by) as typeof best);
        tryOut([best[0] + step * zoomStep, best[1] + step * zoomStep, best[2], best[3]]);
      }
      if (max === before) break;
    }
  }
  const small = stretch(frame, size);
  return compose(stretch(frame, result), compose(invert(small), compose(moveBy(size, best), small)));
}
