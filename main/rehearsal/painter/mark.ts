// The word REHEARSAL in a corner of every rehearsed picture, so that none passes for the model's. Drawn from bits: no fonts, no SVG.
import type { Canvas } from './canvas.ts';
import { mix } from './canvas.ts';

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
  const [textWidth, textHeight, padding] = [(word.length * 6 - 1) * scale, 7 * scale, 4 * scale];
  const box = { width: textWidth + 2 * padding, height: textHeight + 2 * padding };
  const [left, top] = [width - box.width - 4 * padding, height - box.height - 4 * padding];
  const bytes = new Uint8Array(canvas.bytes);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const at = ((top + y) * width + left + x) * 3;
      const [shade, share] = isInk(Math.floor((x - padding) / scale), Math.floor((y - padding) / scale)) ? [255, 0.86] : [16, 0.5];
      for (let i = 0; i < 3; i += 1) bytes[at + i] = Math.round(mix(bytes[at + i] ?? 0, shade, share));
    }
  }
  return { width, height, bytes };
}

function isInk(column: number, row: number): boolean {
  if (column < 0 || row < 0 || row > 6 || column % 6 === 5) return false;
  const bits = glyphs[word[Math.floor(column / 6)] ?? '']?.[row] ?? 0;
  return ((bits >> (4 - (column % 6))) & 1) === 1;
}
