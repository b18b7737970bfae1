// Drawing on what is sent: by pointer, or by arrows and the space bar, which sets one end after the other. What is being drawn shows at once.
import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { invert } from '../../../app/pictures/affine.ts';
import { toTurned } from '../../../app/pictures/turned.ts';
import type { Turn } from '../../../app/pictures/turn.ts';
import { maxStrokePoints } from '../../../app/pictures/view-strokes.ts';
import type { ViewPoint, ViewStroke, ViewStrokeKind } from '../../../app/pictures/view-strokes.ts';
import { draw } from '../../commands/crop.ts';
import type { SheetTool } from '../../commands/crop.ts';
import { speak } from '../../store/toasts.ts';
import { text } from '../../text/text.ts';
import { arrowOf } from '../../ui/arrows.ts';
import type { Point } from '../../ui/zoom.ts';

type Size = { readonly width: number; readonly height: number };

export type Drawing = {
  readonly stroke: ViewStroke | null;
  /** Where arrows took the pen; null before. */
  readonly pen: ViewPoint | null;
  readonly down: (at: Point) => void;
  readonly move: (at: Point) => void;
  readonly up: () => void;
  /** True when the key was the pen's. */
  readonly key: (event: KeyboardEvent) => boolean;
};

/** Points are of the picture as it stands; arrows go as it is turned. */
export function useStrokes(tool: SheetTool, picture: Size, turn: Turn): Drawing {
  const [stroke, setStroke] = useState<ViewStroke | null>(null);
  const [from, setFrom] = useState<ViewPoint | null>(null);
  const [pen, setPen] = useState<ViewPoint | null>(null);
  useEffect(() => {
    setStroke(null);
    setFrom(null);
  }, [tool]);

  const within = ({ x, y }: Point): ViewPoint => [
    Math.round(Math.min(Math.max(0, x), picture.width - 1)),
    Math.round(Math.min(Math.max(0, y), picture.height - 1)),
  ];
  const keep = (made: ViewStroke | null): void => {
    setStroke(null);
    setFrom(null);
    if (made === null || isNothing(made)) return;
    draw(made);
    speak(text.crop.drawn[made.kind]);
  };

  return {
    stroke,
    pen: isDrawing(tool) ? pen : null,
    down(at) {
      if (!isDrawing(tool)) return;
      const start = within(at);
      setFrom(start);
      setStroke(strokeBetween(tool, start, start));
    },
    move(at) {
      if (!isDrawing(tool) || from === null || stroke === null) return;
      const here = within(at);
      if (stroke.kind !== 'brush') return setStroke(strokeBetween(tool, from, here));
      const last = stroke.points.at(-1);
      if (stroke.points.length < maxStrokePoints && (last?.[0] !== here[0] || last[1] !== here[1]))
        setStroke({ ...stroke, points: [...stroke.points, here] });
    },
    up: () => keep(stroke),
    key(event) {
      if (!isDrawing(tool)) return false;
      const here = pen ?? [Math.round(picture.width / 2), Math.round(picture.height / 2)];
      const step = arrowOf(event.key);
      if (step !== undefined) {
        const far = event.altKey ? 1 : Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100));
        const [a, b, , d, e] = invert(toTurned(picture, { turn, straighten: 0 }));
        const next = within({ x: here[0] + (a * step.x + b * step.y) * far, y: here[1] + (d * step.x + e * step.y) * far });
        setPen(next);
        if (from !== null) setStroke(strokeBetween(tool, from, next));
        return true;
      }
      if (event.key !== ' ') return false;
      setPen(here);
      if (from !== null) keep(strokeBetween(tool, from, here));
      else {
        setFrom(here);
        setStroke(strokeBetween(tool, here, here));
        speak(text.crop.begun);
      }
      return true;
    },
  };
}

export const isDrawing = (tool: SheetTool): tool is ViewStrokeKind => tool !== 'crop' && tool !== 'turn';

function strokeBetween(kind: ViewStrokeKind, one: ViewPoint, other: ViewPoint): ViewStroke {
  if (kind === 'arrow') return { kind, from: one, to: other };
  if (kind === 'brush') return { kind, points: one[0] === other[0] && one[1] === other[1] ? [one] : [one, other] };
  const [left, top] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])];
  return { kind, box: [left, top, Math.max(1, Math.abs(one[0] - other[0])), Math.max(1, Math.abs(one[1] - other[1]))] };
}

/** A press without a move, of a kind that has a size. */
function isNothing(stroke: ViewStroke): boolean {
  if (stroke.kind === 'brush') return false;
  if (stroke.kind === 'arrow') return Math.hypot(stroke.from[0] - stroke.to[0], stroke.from[1] - stroke.to[1]) < 4;
  return stroke.box[2] < 4 || stroke.box[3] < 4;
}
