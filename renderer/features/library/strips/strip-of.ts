// What of a row is painted, from its edits and how the cells are shown.
import type { EditSummary } from '../../../../app/edits/edit-summary.ts';
import type { Strip } from './messages.ts';

export type Shape = {
  /** Pixels of the page: a cell, and from one cell to the next. */
  readonly cell: number;
  readonly step: number;
  /** Of a cell's lower edge, for words under the picture. */
  readonly caption: number;
  readonly radius: number;
  readonly whole: boolean;
  readonly fill: string;
  /** Pixels of the screen to one of the page. */
  readonly scale: number;
};

export const hasPicture = ({ results, present }: EditSummary): boolean => results.length > 0 && present;

export function thumbnailSide(size: number, scale: number): 160 | 320 | 640 {
  const pixels = size * scale;
  return pixels <= 170 ? 160 : pixels <= 340 ? 320 : 640;
}

/** `edits`: by column, null where none is known yet. */
export function stripOf(edits: readonly (EditSummary | null)[], shape: Shape): Strip {
  const { cell, step, caption, radius, whole, fill, scale } = shape;
  const px = (length: number): number => Math.round(length * scale);
  return {
    width: px((edits.length - 1) * step + cell),
    height: px(cell),
    radius: radius * scale,
    // Nothing shows behind whole pictures, so no other colour is a reason to paint them anew.
    fill: whole ? '' : fill,
    longSide: thumbnailSide(cell, scale),
    isKnown: edits.some((edit) => edit !== null),
    cells: edits.flatMap((edit, column) =>
      edit === null || !hasPicture(edit)
        ? []
        : [
            {
              id: edit.id,
              left: px(column * step),
              width: px(column * step + cell) - px(column * step),
              height: px(cell - caption),
              whole,
              faint: edit.flag === 'reject',
            },
          ],
    ),
  };
}
