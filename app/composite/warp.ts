// The result as it lies over the frame.
import type { Affine } from '../pictures/affine.ts';
import { moveAt } from './flow.ts';
import type { Flow } from './flow.ts';
import type { Size } from '../models/model.ts';
import { bitsOf } from './raster.ts';
import type { Bits, Rgb } from './raster.ts';
import { forgiven, writeCubic } from './sample.ts';

export type Laid = {
  /** Of the frame's size; what the result does not cover repeats its edge. */
  readonly rgb: Rgb;
  /** 1 where the result has pixels. */
  readonly covered: Bits;
};

/** The result seen through its map and flow, by Catmull–Rom. It should not have more pixels than the frame, or some are skipped. */
export function layOver(frame: Size, { width, height, data }: Rgb, [a, b, c, d, e, f]: Affine, flow: Flow | null): Laid {
  const out = new Uint8ClampedArray(frame.width * frame.height * 3);
  const covered = bitsOf(frame);
  const [move, weights, columns] = [new Float64Array(2), new Float64Array(8), new Int32Array(4)];
  for (let y = 0, at = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1, at += 1) {
      if (flow !== null) moveAt(flow, x, y, move);
      const fromX = x + (move[0] as number);
      const fromY = y + (move[1] as number);
      const u = a * fromX + b * fromY + c;
      const v = d * fromX + e * fromY + f;
      covered.data[at] = u >= -forgiven && v >= -forgiven && u <= width - 1 + forgiven && v <= height - 1 + forgiven ? 1 : 0;
      const left = Math.floor(u);
      const up = Math.floor(v);
      writeCubic(u - left, weights, 0);
      writeCubic(v - up, weights, 4);
      for (let tap = 0; tap < 4; tap += 1) columns[tap] = Math.min(width - 1, Math.max(0, left - 1 + tap)) * 3;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let row = 0; row < 4; row += 1) {
        const start = Math.min(height - 1, Math.max(0, up - 1 + row)) * width * 3;
        for (let tap = 0; tap < 4; tap += 1) {
          const weight = (weights[4 + row] as number) * (weights[tap] as number);
          const from = start + (columns[tap] as number);
          red += weight * (data[from] as number);
          green += weight * (data[from + 1] as number);
          blue += weight * (data[from + 2] as number);
        }
      }
      out[at * 3] = red;
      out[at * 3 + 1] = green;
      out[at * 3 + 2] = blue;
    }
  }
  return { rgb: { width: frame.width, height: frame.height, data: out }, covered };
}
