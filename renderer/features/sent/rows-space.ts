// Where the rows of what was sent lie: days one below the other, each with its head. No DOM here.

/** Chromium cuts taller elements; so many rows of a screen with two pixels a pixel are well below that. */
export const maxRows = 250_000;

export type Day = { readonly key: string | null; readonly creates: number };

export type Block = Day & {
  /** Pixels of its head. */
  readonly top: number;
  /** Number of its first row among all. */
  readonly first: number;
};

export type RowsSpace = { readonly blocks: readonly Block[]; readonly height: number; readonly rows: number };

export type Measures = { readonly head: number; readonly row: number };

export function makeRowsSpace(days: readonly Day[], { head, row }: Measures): RowsSpace {
  const blocks: Block[] = [];
  let [top, first] = [0, 0];
  for (const day of days) {
    const creates = Math.min(day.creates, maxRows - first);
    if (creates <= 0) break;
    blocks.push({ ...day, creates, top, first });
    top += head + creates * row;
    first += creates;
  }
  return { blocks, height: top, rows: first };
}

/** The block a row is in; rows are those of the space. */
function blockOf({ blocks }: RowsSpace, at: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.first ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

export function topOf(space: RowsSpace, at: number, { head, row }: Measures): number {
  const block = blockOf(space, at);
  return block === undefined ? 0 : block.top + head + (at - block.first) * row;
}

/** Rows of which something lies between two heights. */
export function rowsBetween(
  space: RowsSpace,
  from: number,
  to: number,
  { head, row }: Measures,
): { readonly from: number; readonly to: number } {
  let [first, last] = [space.rows, 0];
  for (const block of space.blocks) {
    const begin = block.top + head;
    if (begin >= to) break;
    if (begin + block.creates * row <= from) continue;
    first = Math.min(first, block.first + Math.max(0, Math.floor((from - begin) / row)));
    last = Math.max(last, block.first + Math.min(block.creates, Math.ceil((to - begin) / row)));
  }
  return last <= first ? { from: 0, to: 0 } : { from: first, to: last };
}
