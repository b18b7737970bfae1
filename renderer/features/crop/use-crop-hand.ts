// What hands do on the picture that is cropped: they take hold of the rectangle, draw a line that should be level, or draw strokes.
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { apply, invert } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { choose, endStep, straightenAlong, straightenTo } from '../../commands/crop.ts';
import type { Cropping } from '../../commands/crop.ts';
import { arrowOf } from '../../ui/arrows.ts';
import type { Box, Point, Where } from '../../ui/zoom.ts';
import { between, cornerAcross, firstPlace, holds, movedBy, sizedBy } from './rectangle.ts';
import { isDrawing } from './use-strokes.ts';
import type { Drawing } from './use-strokes.ts';

/** A hand has hold of the rectangle from here, draws a new one from this corner, or a line that should be level. */
export type Hold =
  | { readonly kind: 'move'; readonly from: Point; readonly box: CropBox }
  | { readonly kind: 'draw'; readonly corner: Point }
  | { readonly kind: 'level'; readonly from: Point; readonly to: Point };

/** CSS pixels around a corner that take hold of it. */
const cornerReach = 12;
/** A line shorter than this, in CSS pixels, was none. */
const shortest = 8;

/** Where the turned picture lies. */
export type Ground = {
  /** Its size in its own pixels. */
  readonly plane: Box;
  readonly where: Where;
  /** CSS pixels a pixel of it. */
  readonly scale: number;
  /** From pixels of the picture as it stands to those of the turned one. */
  readonly map: Affine;
};

type Hand = {
  readonly hold: Hold | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
};

export function useCropHand(
  { tool, turned, chosen }: Pick<Cropping, 'tool' | 'turned' | 'chosen'>,
  drawing: Drawing,
  { plane, where, scale, map }: Ground,
): Hand {
  const [hold, setHold] = useState<Hold | null>(null);

  const at = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left - where.left) / scale, y: (event.clientY - box.top - where.top) / scale };
  };
  const onPicture = ({ x, y }: Point): Point => {
    const [px, py] = apply(invert(map), x, y);
    return { x: px, y: py };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = at(event);
    if (isDrawing(tool)) return drawing.down(onPicture(point));
    if (tool === 'turn') return setHold({ kind: 'level', from: point, to: point });
    const across = chosen?.kind === 'around' ? cornerAcross(chosen.box, point, cornerReach / scale) : null;
    if (across !== null) return setHold({ kind: 'draw', corner: across });
    if (chosen !== null && holds(chosen.box, point)) return setHold({ kind: 'move', from: point, box: chosen.box });
    setHold({ kind: 'draw', corner: point });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (isDrawing(tool)) return drawing.move(onPicture(at(event)));
    if (hold === null) return;
    const point = at(event);
    if (hold.kind === 'level') return setHold({ ...hold, to: point });
    if (hold.kind === 'draw') return choose({ kind: 'around', box: between(hold.corner, point, plane) });
    choose({ kind: chosen?.kind ?? 'around', box: movedBy(hold.box, { x: point.x - hold.from.x, y: point.y - hold.from.y }, plane) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (drawing.key(event)) return event.preventDefault();
    const step = arrowOf(event.key);
    if (step === undefined || isDrawing(tool)) return;
    event.preventDefault();
    if (tool === 'turn') return straightenTo(turned.straighten + (step.x - step.y) * (event.shiftKey ? 1 : 0.1));
    if (chosen === null) return choose({ kind: 'around', box: firstPlace(plane) });
    const far = event.altKey ? 1 : Math.max(1, Math.round(Math.max(plane.width, plane.height) / 100));
    const by = { x: step.x * far, y: step.y * far };
    const sized = event.shiftKey && chosen.kind === 'around';
    choose({ ...chosen, box: sized ? sizedBy(chosen.box, by, plane) : movedBy(chosen.box, by, plane) });
  };
  const end = (): void => {
    if (hold?.kind === 'level' && Math.hypot(hold.to.x - hold.from.x, hold.to.y - hold.from.y) * scale >= shortest)
      straightenAlong([hold.from.x, hold.from.y], [hold.to.x, hold.to.y]);
    setHold(null);
    endStep();
    drawing.up();
  };
  return { hold, handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end, onKeyDown } };
}
