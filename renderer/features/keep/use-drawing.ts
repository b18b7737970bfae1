// Drawing on the picture: by pointer, or by arrows and the space bar. What is being drawn shows at once and is kept when it ends.
import { useEffect, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import { keepView } from '../../store/keep-look.ts';
import { addStroke } from '../../commands/keep.ts';
import { speak } from '../../store/toasts.ts';
import { text } from '../../text/text.ts';
import { arrowOf } from '../../ui/arrows.ts';
import type { Box, Point, Rect } from '../../ui/zoom.ts';
import { originalAt } from './places.ts';
import { brushAt, brushedTo, isNothing, rectangleBetween } from './stroke-of.ts';

export type Drawing = {
  /** Not kept yet. */
  readonly stroke: Stroke | null;
  /** Where the pen is, in CSS pixels of the view; null while it is elsewhere. */
  readonly pen: Point | null;
  /** What the pen does now: Shift does the opposite. */
  readonly adds: boolean;
  readonly down: (event: PointerEvent<HTMLElement>) => boolean;
  readonly move: (event: PointerEvent<HTMLElement>) => boolean;
  readonly up: () => void;
  readonly leave: () => void;
  /** True when the key was the pen's. */
  readonly key: (event: KeyboardEvent) => boolean;
};

/** Whether Shift is held. The pen says so at once, though no pointer has moved. */
function useShift(): boolean {
  const [shift, setShift] = useState(false);
  useEffect(() => {
    const follow = (event: globalThis.KeyboardEvent): void => setShift(event.shiftKey);
    for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, follow);
    return () => {
      for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, follow);
    };
  }, []);
  return shift;
}

const pointOf = (event: PointerEvent<HTMLElement>): Point => {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** `where` and `view` are in CSS pixels, `original` in its own. Not `live`, nothing is drawn. */
export function useDrawing(where: Rect, view: Box, original: Box, live: boolean): Drawing {
  const tool = useStore(keepView, (now) => (live ? now.tool : null));
  const add = useStore(keepView, (now) => now.add);
  const radius = useStore(keepView, (now) => now.radius) * Math.max(original.width, original.height);
  const [pen, setPen] = useState<Point | null>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [corner, setCorner] = useState<Point | null>(null);
  const shift = useShift();
  useEffect(() => {
    if (tool !== 'rectangle') setCorner(null);
  }, [tool]);

  const pixelAt = (point: Point): Point => originalAt(point, where, original);
  const between = (from: Point, to: Point, adds: boolean): Stroke => rectangleBetween(pixelAt(from), pixelAt(to), adds);
  const begun = (from: Point, adds: boolean): Stroke =>
    tool === 'rectangle' ? between(from, from, adds) : brushAt(pixelAt(from), radius, adds);
  const keepStroke = (made: Stroke): void => {
    setStroke(null);
    setCorner(null);
    if (isNothing(made)) return;
    addStroke(made);
    speak(text.keep.drawn(made.add));
  };

  return {
    stroke,
    pen: tool === null ? null : pen,
    adds: add !== shift,
    down(event) {
      if (tool === null || event.button !== 0) return false;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = pointOf(event);
      setPen(from);
      setCorner(from);
      setStroke(begun(from, add !== event.shiftKey));
      return true;
    },
    move(event) {
      if (tool === null) return false;
      const here = pointOf(event);
      setPen(here);
      if (stroke === null) return false;
      setStroke(stroke.kind === 'rectangle' ? between(corner ?? here, here, stroke.add) : brushedTo(stroke, pixelAt(here)));
      return true;
    },
    up() {
      if (stroke !== null) keepStroke(stroke);
    },
    leave: () => (stroke === null ? setPen(null) : undefined),
    key(event) {
      if (tool === null) return false;
      const step = arrowOf(event.key);
      const here = pen ?? { x: view.width / 2, y: view.height / 2 };
      if (step !== undefined) {
        const far = event.altKey ? 2 : 16;
        setPen({
          x: Math.min(view.width, Math.max(0, here.x + step.x * far)),
          y: Math.min(view.height, Math.max(0, here.y + step.y * far)),
        });
        return true;
      }
      if (event.key !== ' ') return false;
      setPen(here);
      if (tool === 'brush') keepStroke(begun(here, add !== event.shiftKey));
      else if (corner === null) {
        setCorner(here);
        speak(text.keep.corner);
      } else keepStroke(between(corner, here, add !== event.shiftKey));
      return true;
    },
  };
}
