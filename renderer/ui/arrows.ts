// The keys that move something on a picture, as steps of one.
import type { Point } from './zoom.ts';

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow leads; undefined for all other keys. */
export const arrowOf = (key: string): Point | undefined => steps[key];
