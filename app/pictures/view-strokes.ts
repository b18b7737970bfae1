// What a person drew on a picture that is sent: covers, which hide what is under them, and marks that point something out to the model. The picture stays as it is.
import type { CropBox } from './crop-box.ts';

export type ViewPoint = readonly [x: number, y: number];

/** Whole pixels of the upright picture. A cover is solid; the others are lines of `lineWidth`. */
export type ViewStroke =
  | { readonly kind: 'cover'; readonly box: CropBox }
  | { readonly kind: 'box'; readonly box: CropBox }
  | { readonly kind: 'arrow'; readonly from: ViewPoint; readonly to: ViewPoint }
  | { readonly kind: 'brush'; readonly points: readonly ViewPoint[] };

export const strokeKinds = ['cover', 'box', 'arrow', 'brush'] as const satisfies readonly ViewStroke['kind'][];
export type ViewStrokeKind = (typeof strokeKinds)[number];

export const maxStrokes = 200;
export const maxStrokePoints = 2000;

/** What covers are filled with, and what marks are drawn in: a red that photographs seldom have. */
export const coverColour = '#000000';
export const markColour = '#ff0030';

/** Of marks, in pixels of the picture: seen at the model's size, whatever the picture's own. */
export const lineWidth = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.max(2, Math.round(Math.max(width, height) / 160));

/** The boxes that hide what is under them, in whole pixels of the upright picture. */
export const coversOf = (strokes: readonly ViewStroke[]): readonly CropBox[] =>
  strokes.flatMap((stroke) => (stroke.kind === 'cover' ? [stroke.box] : []));

/** The strokes that point something out, in the order in which they were drawn. */
export const marksOf = (strokes: readonly ViewStroke[]): readonly Exclude<ViewStroke, { kind: 'cover' }>[] =>
  strokes.filter((stroke) => stroke.kind !== 'cover');

const letters: Readonly<Record<ViewStrokeKind, string>> = { cover: 'c', box: 'b', arrow: 'a', brush: 'p' };

/** The strokes as a text of letters, digits and points, which may stand in an address; equal exactly for equal strokes. */
export function strokesText(strokes: readonly ViewStroke[]): string {
  return strokes.map((stroke) => `${letters[stroke.kind]}${numbersOf(stroke).join('.')}`).join('_');
}

function numbersOf(stroke: ViewStroke): readonly number[] {
  if (stroke.kind === 'arrow') return [...stroke.from, ...stroke.to];
  return stroke.kind === 'brush' ? stroke.points.flat() : stroke.box;
}

/** What `strokesText` wrote; null for anything else. */
export function readStrokes(text: string): readonly ViewStroke[] | null {
  const strokes = text.split('_').map(readStroke);
  return strokes.length <= maxStrokes && strokes.every((stroke) => stroke !== null) ? strokes : null;
}

function readStroke(text: string): ViewStroke | null {
  if (!/^[cbap]\d{1,6}(?:\.\d{1,6})+$/.test(text)) return null;
  const numbers = text.slice(1).split('.').map(Number);
  const [one = 0, two = 0, three = 0, four = 0] = numbers;
  switch (text[0]) {
    case 'p': {
      if (numbers.length % 2 === 1 || numbers.length > 2 * maxStrokePoints) return null;
      const points = Array.from({ length: numbers.length / 2 }, (_, at): ViewPoint => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0]);
      return { kind: 'brush', points };
    }
    case 'a':
      return numbers.length === 4 ? { kind: 'arrow', from: [one, two], to: [three, four] } : null;
    default:
      return numbers.length === 4 && three > 0 && four > 0
        ? { kind: text[0] === 'c' ? 'cover' : 'box', box: [one, two, three, four] }
        : null;
  }
}

/** Lines that a mark is drawn by, each through points, in pixels of the picture. */
export function linesOf(stroke: Exclude<ViewStroke, { kind: 'cover' }>, line: number): readonly (readonly ViewPoint[])[] {
  if (stroke.kind === 'brush') return [stroke.points];
  if (stroke.kind === 'box') {
    const [x, y, width, height] = stroke.box;
    return [
      [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
        [x, y],
      ],
    ];
  }
  const [[fromX, fromY], [toX, toY]] = [stroke.from, stroke.to];
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const head = Math.min(length / 2, 5 * line);
  const [alongX, alongY] = [(toX - fromX) / length, (toY - fromY) / length];
  const wing = (side: number): ViewPoint => [toX - head * (alongX + side * 0.6 * alongY), toY - head * (alongY - side * 0.6 * alongX)];
  return [
    [stroke.from, stroke.to],
    [wing(1), stroke.to, wing(-1)],
  ];
}
