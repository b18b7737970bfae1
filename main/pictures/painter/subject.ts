// Guesses where the subject is: what differs from the picture's edges, near the middle. Good enough to rehearse "make the car red".
import { fromPixels } from '../decoder.ts';
import type { Canvas, Mask } from './canvas.ts';
import { fromSharp, smoothstep, toSharp } from './canvas.ts';

type Colour = readonly [number, number, number];

const smallSide = 128;
const clusters = 4;

export async function subjectMask(canvas: Canvas): Promise<Mask> {
  const small = await fromSharp(toSharp(canvas).resize(smallSide, smallSide, { fit: 'fill' }).blur(1.2));
  const edge = centresOf(edgeColours(small));
  const coarse = new Float32Array(smallSide * smallSide);
  for (let y = 0; y < smallSide; y += 1) {
    for (let x = 0; x < smallSide; x += 1) {
      const [u, v] = [(x + 0.5) / smallSide - 0.5, (y + 0.5) / smallSide - 0.5];
      coarse[y * smallSide + x] = distance(colourAt(small, y * smallSide + x), edge) * Math.exp(-(u * u + v * v) / 0.16);
    }
  }
  const high = [...coarse].sort((a, b) => a - b)[Math.floor(coarse.length * 0.93)] ?? 1;
  const bytes = Uint8Array.from(coarse, (value) => 255 * smoothstep(0.3, 0.75, value / Math.max(high, 1e-3)));
  const wide = await fromPixels({ width: smallSide, height: smallSide, channels: 1, bytes })
    .blur(1.5)
    .resize(canvas.width, canvas.height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  // The coarse shape follows the picture's own edges by each pixel's distance to the edge colours.
  return Float32Array.from({ length: canvas.width * canvas.height }, (_, pixel) => {
    const shape = (wide[pixel] ?? 0) / 255;
    return shape === 0 ? 0 : shape * smoothstep(0.12, 0.5, distance(colourAt(canvas, pixel), edge) / Math.max(high, 1e-3));
  });
}

/** The upper part of the picture as far as it looks like the upper edge. */
export async function skyMask(canvas: Canvas): Promise<Mask> {
  const small = await fromSharp(toSharp(canvas).resize(smallSide, smallSide, { fit: 'fill' }).blur(1.2));
  const top = centresOf(Array.from({ length: smallSide * 6 }, (_, pixel) => colourAt(small, pixel)));
  const { width, height } = canvas;
  return Float32Array.from({ length: width * height }, (_, pixel) => {
    const v = Math.floor(pixel / width) / height;
    const alike = 1 - smoothstep(0.1, 0.3, distance(colourAt(canvas, pixel), top));
    return alike * (1 - smoothstep(0.45, 0.85, v));
  });
}

function edgeColours(small: Canvas): Colour[] {
  const found: Colour[] = [];
  for (let y = 0; y < smallSide; y += 1) {
    for (let x = 0; x < smallSide; x += 1) {
      if (Math.min(x, y, smallSide - 1 - x, smallSide - 1 - y) < 6) found.push(colourAt(small, y * smallSide + x));
    }
  }
  return found;
}

/** Luma and chroma; differences in chroma count more, since shadows belong to what they fall on. */
function colourAt({ bytes }: Canvas, pixel: number): Colour {
  const [r, g, b] = [(bytes[pixel * 3] ?? 0) / 255, (bytes[pixel * 3 + 1] ?? 0) / 255, (bytes[pixel * 3 + 2] ?? 0) / 255];
  const y = 0.299 * r + 0.587 * g + 0.114 * b;
  return [y * 0.7, (b - y) * 1.3, (r - y) * 1.6];
}

function distance([y, cb, cr]: Colour, to: readonly Colour[]): number {
  let best = Infinity;
  for (const [ty, tcb, tcr] of to) best = Math.min(best, (y - ty) ** 2 + (cb - tcb) ** 2 + (cr - tcr) ** 2);
  return Math.sqrt(best);
}

/** k-means from colours evenly spread by luma, so that it always ends the same way. */
function centresOf(all: readonly Colour[]): readonly Colour[] {
  const byLuma = [...all].sort((a, b) => a[0] - b[0]);
  let centres: Colour[] = Array.from(
    { length: clusters },
    (_, index) => byLuma[Math.floor(((index + 0.5) / clusters) * byLuma.length)] ?? [0, 0, 0],
  );
  for (let round = 0; round < 6; round += 1) {
    const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const colour of all) {
      const nearest = centres.reduce(
        (found, centre, index) => (distance(colour, [centre]) < distance(colour, [centres[found] ?? centre]) ? index : found),
        0,
      );
      const sum = sums[nearest];
      if (sum === undefined) continue;
      sum[0] += colour[0];
      sum[1] += colour[1];
      sum[2] += colour[2];
      sum[3] += 1;
    }
    centres = sums.map(([y, cb, cr, count], index) => (count === 0 ? (centres[index] ?? [0, 0, 0]) : [y / count, cb / count, cr / count]));
  }
  return centres;
}
