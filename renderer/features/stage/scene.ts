// What the panes of the stage draw from: the shown picture, and how it and the one before are seen now.
import type { Box, Point, Where } from '../../ui/zoom.ts';
import type { ResultRef } from '../../commands/handoff.ts';
import type { Lie } from './before-image.tsx';
import type { Before } from './before-of.ts';
import type { Comparison } from './use-comparison.ts';

export type ShownPicture = {
  readonly address: string;
  /** Shown until the whole picture is there. */
  readonly placeholder: string;
  readonly name: string;
  /** In its own pixels. */
  readonly size: Box;
  readonly dragged: ResultRef;
  readonly afterWords: string;
  readonly before: Before | null;
};

export type Scene = {
  readonly comparison: Comparison;
  /** The size of a pane, in CSS pixels. */
  readonly pane: Box;
  readonly where: Where;
  readonly isFitted: boolean;
  /** Where the lens is in each pane, in CSS pixels; null without one. */
  readonly lens: Point | null;
  readonly lie: Lie;
};

/** The way the line between both runs; null where there is none. Under a lens there is one picture, not two beside a line. */
export const lineOf = ({ comparison: { way }, lens }: Scene): 'across' | 'down' | null =>
  lens === null && (way === 'across' || way === 'down') ? way : null;

/** Whether the one before lies over the result, or over a part of it. */
export const isOver = (scene: Scene): boolean => scene.comparison.isFlipped || lineOf(scene) !== null;

export const isBeside = ({ comparison }: Scene): boolean => comparison.way === 'beside';
