// Strokes as values, begun and led on. Points are of the original, in its pixels; records keep them to a hundredth.
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import type { Point } from '../../ui/zoom.ts';

type Rectangle = Extract<Stroke, { kind: 'rectangle' }>;
type Brush = Extract<Stroke, { kind: 'brush' }>;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Between two corners, in whichever order. */
export const rectangleBetween = (one: Point, other: Point, add: boolean): Rectangle => ({
  kind: 'rectangle',
  add,
  box: [
    round(Math.min(one.x, other.x)),
    round(Math.min(one.y, other.y)),
    round(Math.abs(one.x - other.x)),
    round(Math.abs(one.y - other.y)),
  ],
});

export const brushAt = ({ x, y }: Point, radius: number, add: boolean): Brush => ({
  kind: 'brush',
  add,
  radius: round(radius),
  points: [[round(x), round(y)]],
});

export const brushedTo = (stroke: Brush, { x, y }: Point): Brush => ({ ...stroke, points: [...stroke.points, [round(x), round(y)]] });

/** A rectangle of less than a pixel takes nothing. */
export const isNothing = (stroke: Stroke): boolean => stroke.kind === 'rectangle' && (stroke.box[2] < 1 || stroke.box[3] < 1);
