// Which cells of the grid a box touches that is drawn over it.
import { blockAt } from './scroll-space.ts';
import type { Space } from './scroll-space.ts';

/** A rectangle of the space: x from the first column, y virtual. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Positions of the cells that a box touches, in order. */
export function positionsIn(space: Space, box: Box): number[] {
  const step = space.cell + space.gap;
  const positions: number[] = [];
  for (let at = blockAt(space, Math.max(0, box.top)); at < space.blocks.length; at++) {
    const block = space.blocks[at];
    if (block === undefined || block.top > box.bottom) break;
    const rowsTop = block.top + block.head;
    // The gap after a cell belongs to no cell.
    const touched = (from: number, to: number, last: number): [number, number] => [
      Math.max(0, Math.ceil((from - space.cell) / step)),
      Math.min(last, Math.floor(to / step)),
    ];
    const [firstRow, lastRow] = touched(box.top - rowsTop, box.bottom - rowsTop, block.rows - 1);
    const [firstColumn, lastColumn] = touched(box.left, box.right, space.columns - 1);
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const within = row * space.columns + column;
        if (within < block.count) positions.push(block.first + within);
      }
  }
  return positions;
}
