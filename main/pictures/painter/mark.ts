// The word REHEARSAL in a corner of every rehearsed picture, so that none passes for the model's. Drawn from bits: no fonts, no SVG.
import type { Canvas, Shader } from './canvas.ts';
import { mix, shade } from './canvas.ts';

/** Five columns by seven rows, top row first, left pixel in the highest of five bits. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  R: [0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  H: [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  S: [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
  L: [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
};
const word = [...'REHEARSAL'];

export function withMark(canvas: Canvas): Canvas {
  const { width, height } = canvas;
  const scale = Math.max(1, Math.round(Math.min(width, height) / 420));
  const padding = 4 * scale;
  const box = { width: (word.length * 6 - 1) * scale + 2 * padding, height: 7 * scale + 2 * padding };
  const [left, top] = [width - box.width - 4 * padding, height - box.height - 4 * padding];
  const letters: Shader = (c, _u, _v, pixel) => {
    const [x, y] = [(pixel % width) - left - padding, Math.floor(pixel / width) - top - padding];
    const [shown, share] = isInk(Math.floor(x / scale), Math.floor(y / scale)) ? [1, 0.86] : [0.06, 0.5];
    for (let i = 0; i < 3; i += 1) c[i] = mix(c[i] ?? 0, shown, share);
  };
  return shade(canvas, [letters], { left, top, ...box });
}

function isInk(column: number, row: number): boolean {
  if (column < 0 || row < 0 || row > 6 || column % 6 === 5) return false;
  const bits = glyphs[word[Math.floor(column / 6)] ?? '']?.[row] ?? 0;
  return ((bits >> (4 - (column % 6))) & 1) === 1;
}
