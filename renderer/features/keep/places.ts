// Where places of the original lie on the frame and in the view.
import type { PartBox } from '../../../app/contract/keep.ts';
import type { Box, Frame, Point, Rect, Zoom } from '../../ui/zoom.ts';
import { fit, fitScale, place, zoomTo } from '../../ui/zoom.ts';

const maxPixels = 1_100_000;

/** The size the previews will have, until main says it. */
export function frameOf({ width, height }: Box): Box {
  const shrink = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  return { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) };
}

/** As parts of the picture's sides, as `inset()` of CSS takes them. */
export function insetOf([left, top, width, height]: PartBox, original: Box, around = 0): string {
  const wide = Math.max(width, height) * around;
  const percent = (part: number): string => `${(Math.min(1, Math.max(0, part)) * 100).toFixed(3)}%`;
  return [
    percent((top - wide) / original.height),
    percent(1 - (left + width + wide) / original.width),
    percent(1 - (top + height + wide) / original.height),
    percent((left - wide) / original.width),
  ].join(' ');
}

/** A box with something around it, square, so that a thumbnail shows what it is a part of. */
export function squareAround([left, top, width, height]: PartBox, original: Box): PartBox {
  const side = Math.min(Math.max(width, height) * 1.2, original.width, original.height);
  const from = (start: number, length: number, whole: number): number => Math.min(Math.max(0, start + length / 2 - side / 2), whole - side);
  return [from(left, width, original.width), from(top, height, original.height), side, side];
}

/** So that a box and as much again around it fill the view; never so near that pixels are all there is to see. */
export function zoomToBox(frame: Frame, [left, top, width, height]: PartBox, original: Box): Zoom {
  const pixels = frame.picture.width / original.width;
  const room = 1.8;
  const scale = Math.min(
    2 * frame.density,
    (frame.view.width * frame.density) / (width * pixels * room),
    (frame.view.height * frame.density) / (height * pixels * room),
  );
  // A place as large as the picture is seen with all of it.
  if (scale <= fitScale(frame)) return fit;
  const css = scale / frame.density;
  const x = (frame.picture.width / 2 - (left + width / 2) * pixels) * css;
  const y = (frame.picture.height / 2 - (top + height / 2) * pixels) * css;
  // Through zoomTo, which knows how far a picture may be moved.
  const at = zoomTo(frame, { kind: 'fit' }, scale);
  return at.kind === 'fit' ? at : clamped(frame, { ...at, x, y });
}

const clamped = (frame: Frame, zoom: Zoom): Zoom => zoomTo(frame, zoom, place(frame, zoom).scale);

/** From the view, in CSS pixels, to the original, whose first pixel has its centre at 0, 0. */
export function originalAt(pointer: Point, where: Rect, original: Box): Point {
  return {
    x: ((pointer.x - where.left) / where.width) * original.width - 0.5,
    y: ((pointer.y - where.top) / where.height) * original.height - 0.5,
  };
}
