// What several pictures become: one, side by side, or one with the others in it.
import type { Size } from '../../../app/models/model.ts';
import { blend, smoothstep } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import { covering, framed } from './frame.ts';
import type { Frame } from './frame.ts';
import { subjectMask } from './subject.ts';
import type { Words } from './words.ts';

/** The first picture fills the frame unless the words want it otherwise. */
export async function arrange(one: Buffer, others: readonly Buffer[], frame: Frame, words: Words): Promise<Canvas> {
  if (words.beside && others.length > 0) return sideBySide([one, ...others], frame, words.turn);
  const first = await framed(one, frame, words.turn);
  const [two, ...more] = others;
  if (two === undefined || more.length > 0 || isInserted(others, words)) return first;
  const second = await covering(two, frame, words.turn);
  if (words.where !== 'background')
    return blend(first, second, (pixel) => 0.15 + 0.7 * smoothstep(0.2, 0.8, (pixel % frame.width) / frame.width));
  const subject = await subjectMask(first);
  return blend(second, first, (pixel) => subject[pixel] ?? 0);
}

/** Whether the other pictures are put into the first one, which stays as it is around them. */
export function isInserted(others: readonly Buffer[], words: Words): boolean {
  return others.length > 0 && !words.beside && !(others.length === 1 && (words.together || words.where === 'background'));
}

export async function sideBySide(files: readonly Buffer[], { width, height }: Size, turn: Words['turn']): Promise<Canvas> {
  const columns = files.length === 4 ? 2 : width >= height ? files.length : 1;
  const rows = Math.ceil(files.length / columns);
  const bytes = new Uint8Array(width * height * 3);
  for (const [index, file] of files.entries()) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [left, top] = [Math.round((column * width) / columns), Math.round((row * height) / rows)];
    const [right, bottom] = [Math.round(((column + 1) * width) / columns), Math.round(((row + 1) * height) / rows)];
    const part = await covering(file, { width: right - left, height: bottom - top }, turn);
    for (let y = 0; y < part.height; y += 1)
      bytes.set(part.bytes.subarray(y * part.width * 3, (y + 1) * part.width * 3), ((top + y) * width + left) * 3);
  }
  return { width, height, bytes };
}
