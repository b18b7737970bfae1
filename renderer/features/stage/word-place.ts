// Where words about a picture stand: over one of its corners, or beside it when it is too small for two of them.
import type { Box, Rect } from '../../ui/zoom.ts';

export type Corner = { readonly side: 'start' | 'end'; readonly edge: 'top' | 'bottom' };

const height = 34;
/** For two words, one on either side. */
const room = 340;
/** From the edge of the picture, and from that of the view. */
const [inset, margin] = [10, 8];

/** Whether two words do not fit over a picture but beside it. Widths in CSS pixels. */
export function standBeside(picture: Pick<Box, 'width'>, view: Pick<Box, 'width'>): boolean {
  return picture.width < room && view.width - picture.width >= room;
}

/** In CSS pixels from the edges of the view. */
export function placeOfWord(
  { side, edge }: Corner,
  where: Rect,
  view: Box,
): { top: number; left: number } | { top: number; right: number } {
  const [left, right] = [where.left, view.width - where.left - where.width];
  const top = edge === 'top' ? Math.max(margin, where.top + inset) : Math.min(view.height, where.top + where.height) - height;
  if (standBeside(where, view))
    return side === 'start' ? { top, right: view.width - left + inset } : { top, left: left + where.width + inset };
  return side === 'start' ? { top, left: Math.max(margin, left + inset) } : { top, right: Math.max(margin, right + inset) };
}
