// How much of the result each pixel of the frame shows, and the picture that comes of it. Pure; a worker runs it.
import type { Stroke } from '../../app/contract/keep.ts';
import { distancesTo } from './distance.ts';
import type { Mask } from './distance.ts';

/** The number of the part each pixel belongs to, 0 for none. */
export type Labels = { readonly width: number; readonly height: number; readonly data: Uint16Array };

export type AlphaSettings = {
  /** Numbers of the parts left as the original has them. */
  readonly off: readonly number[];
  /** Pixels of the frame. */
  readonly grow: number;
  readonly feather: number;
  readonly strokes: readonly Stroke[];
  /** Pixels of the frame on one of the original, in which strokes are. */
  readonly scale: number;
};

/** 0 to 1 for each pixel; exactly 0 wherever the result is not taken. */
export function alphaOf(labels: Labels, { off, grow, feather, strokes, scale }: AlphaSettings): Float32Array {
  const mask = grown(labels, new Set(off), grow);
  for (const stroke of strokes) draw(mask, stroke, scale);
  return feathered(mask, feather);
}

function grown({ width, height, data }: Labels, off: ReadonlySet<number>, grow: number): Mask {
  const bits = new Uint8Array(data.length);
  let any = false;
  for (let at = 0; at < data.length; at++) {
    const label = data[at] as number;
    if (label === 0 || off.has(label)) continue;
    bits[at] = 1;
    any = true;
  }
  const mask = { width, height, bits };
  if (!any || grow < 1) return mask;
  const distances = distancesTo(mask, 1, grow);
  for (let at = 0; at < bits.length; at++) if ((distances[at] as number) <= grow) bits[at] = 1;
  return mask;
}

/** Centres of the first pixels are at 0, 0 in both pictures, so that half a pixel has to come along. */
const toFrame = (place: number, scale: number): number => (place + 0.5) * scale - 0.5;

function draw(mask: Mask, stroke: Stroke, scale: number): void {
  const bit = stroke.add ? 1 : 0;
  const { width, height, bits } = mask;
  if (stroke.kind === 'rectangle') {
    const [left, top, wide, high] = stroke.box;
    const [fromX, toX] = [Math.round(left * scale), Math.round((left + wide) * scale)];
    for (let y = Math.max(0, Math.round(top * scale)); y < Math.min(height, Math.round((top + high) * scale)); y++)
      bits.fill(bit, y * width + Math.min(width, Math.max(0, fromX)), y * width + Math.min(width, Math.max(0, toX)));
    return;
  }
  // Of the thinnest brush something must be seen, too.
  const radius = Math.max(0.5, stroke.radius * scale);
  let before: readonly [number, number] | null = null;
  for (const [x, y] of stroke.points) {
    const here = [toFrame(x, scale), toFrame(y, scale)] as const;
    drawCapsule(mask, before ?? here, here, radius, bit);
    before = here;
  }
}

/** All pixels within the radius of the line between two places. */
function drawCapsule(
  { width, height, bits }: Mask,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  radius: number,
  bit: 0 | 1,
): void {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const lastY = Math.min(height - 1, Math.floor(Math.max(fromY, toY) + radius));
  const firstX = Math.max(0, Math.ceil(Math.min(fromX, toX) - radius));
  const lastX = Math.min(width - 1, Math.floor(Math.max(fromX, toX) + radius));
  for (let y = Math.max(0, Math.ceil(Math.min(fromY, toY) - radius)); y <= lastY; y++) {
    for (let x = firstX; x <= lastX; x++) {
      const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
      const [awayX, awayY] = [x - fromX - part * alongX, y - fromY - part * alongY];
      if (awayX * awayX + awayY * awayY <= radius * radius) bits[y * width + x] = bit;
    }
  }
}

/** From 0 at the last pixel outside to 1 at `feather` pixels inside of it. At the edge of the picture nothing fades. */
function feathered(mask: Mask, feather: number): Float32Array {
  const alpha = new Float32Array(mask.bits.length);
  if (feather < 1) {
    alpha.set(mask.bits);
    return alpha;
  }
  const distances = distancesTo(mask, 0, feather);
  for (let at = 0; at < alpha.length; at++) {
    const part = Math.min(1, (distances[at] as number) / feather);
    alpha[at] = part * part * (3 - 2 * part);
  }
  return alpha;
}

/** RGBA of one size: base + alpha · ((laid + tone · (toned − laid)) − base). Where alpha is 0 the bytes of the base are kept. */
export function blend(
  base: Uint8ClampedArray,
  laid: Uint8ClampedArray,
  toned: Uint8ClampedArray,
  alpha: Float32Array,
  tone: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(base);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const part = alpha[pixel] as number;
    if (part === 0) continue;
    for (let at = pixel * 4; at < pixel * 4 + 3; at++) {
      const [under, over] = [base[at] as number, laid[at] as number];
      out[at] = under + part * (over + tone * ((toned[at] as number) - over) - under);
    }
  }
  return out;
}
