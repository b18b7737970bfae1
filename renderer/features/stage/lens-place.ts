// Where the lens is and how large: in CSS pixels of the pane that it moves in.
import { arrowOf } from '../../ui/arrows.ts';
import type { Box, Point } from '../../ui/zoom.ts';

export type Pane = Box;

const [min, max, part] = [48, 130, 0.24];

/** Of the pane's smaller side about a half across. */
export const lensRadius = ({ width, height }: Pane): number => Math.min(max, Math.max(min, Math.round(Math.min(width, height) * part)));

/** Its middle stays in the pane. */
export const within = ({ x, y }: Point, { width, height }: Pane): Point => ({
  x: Math.min(width, Math.max(0, x)),
  y: Math.min(height, Math.max(0, y)),
});

/** How far a key moves it, with Shift eight times as far; null when the key is none of its own. */
export function lensByKey(key: string, shift: boolean): Point | null {
  const way = arrowOf(key);
  const step = shift ? 64 : 8;
  return way === undefined ? null : { x: way.x * step, y: way.y * step };
}
