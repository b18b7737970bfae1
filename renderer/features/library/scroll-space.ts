// Where every row of the grid lies. The whole library may be taller than an element can be, so positions are in a space of their own
// ("virtual") and the scrolled element is only a scaled stand-in. No DOM here.

/** Chromium cuts elements at 33,554,428 device pixels; far below it, positions are also still exact in its 32-bit floats. */
export const tallestElement = 4_000_000;

/** `dead`: what stands behind a line at its end: how many edits it says, and how many cells show when it is open. */
export type Month = {
  readonly month: string;
  readonly count: number;
  readonly dead?: { readonly edits: number; readonly cells: number; readonly open: boolean };
};

/** A month, or what came to nothing of it under its line, which has no cells while it is folded. */
type Block = {
  readonly month: string;
  readonly count: number;
  readonly line: { readonly edits: number; readonly open: boolean } | null;
  /** Virtual pixels of its header. */
  readonly top: number;
  /** Room above its rows: its header. */
  readonly head: number;
  /** Position of its newest edit among all. */
  readonly first: number;
  readonly rows: number;
  /** Grid rows before it, headers counted, for the ARIA grid. */
  readonly rowsBefore: number;
};

export type Space = {
  readonly blocks: readonly Block[];
  readonly total: number;
  readonly columns: number;
  readonly cell: number;
  readonly gap: number;
  readonly header: number;
  /** Height of everything, virtual. */
  readonly height: number;
  /** Height the scrolled element gets. */
  readonly scrolled: number;
  readonly view: number;
  readonly tail: number;
  readonly rowCount: number;
};

/** `lead`: room over the first month's rows, whose name stands above the grid anyway. `tail`: at the lower edge, what lies over the grid there. */
export type Measures = {
  readonly tail?: number;
  readonly width: number;
  readonly view: number;
  readonly cell: number;
  readonly gap: number;
  readonly header: number;
  readonly lead: number;
};

export const maxTiles = 280;

/** Columns that fill the width with cells of at least the wanted size; cells grow when so many small ones would be on screen at once that the page would stall. */
export function fitCells({ width, view, cell, gap }: Measures): { readonly columns: number; readonly cell: number } {
  for (let wanted = cell; ; wanted += 8) {
    const columns = Math.max(1, Math.floor((width + gap) / (wanted + gap)));
    const filled = Math.max(1, (width - gap * (columns - 1)) / columns);
    const rows = Math.ceil(view / (filled + gap)) + 2;
    if (columns === 1 || columns * rows <= maxTiles) return { columns, cell: filled };
  }
}

export function makeSpace(months: readonly Month[], measures: Measures): Space {
  const { gap, header, lead, view, tail = 0 } = measures;
  const { columns, cell } = fitCells(measures);
  const blocks: Block[] = [];
  let top = 0;
  let first = 0;
  let rowsBefore = 0;
  const add = (month: string, count: number, line: Block['line']): void => {
    const rows = Math.ceil(count / columns);
    const head = blocks.length === 0 ? lead : header;
    blocks.push({ month, count, line, top, head, first, rows, rowsBefore });
    top += head + rows * (cell + gap);
    first += count;
    rowsBefore += rows + 1;
  };
  for (const { month, count, dead } of months) {
    if (count > 0 || dead !== undefined) add(month, count, null);
    if (dead !== undefined) add(month, dead.open ? dead.cells : 0, dead);
  }
  return {
    blocks,
    total: first,
    columns,
    cell,
    gap,
    header,
    height: top + tail,
    scrolled: Math.min(top + tail, tallestElement),
    view,
    tail,
    rowCount: rowsBefore,
  };
}

export const max = (space: Space): number => Math.max(0, space.height - space.view);
export const maxScrolled = (space: Space): number => Math.max(0, space.scrolled - space.view);
export const clamp = (value: number, highest: number): number => Math.min(highest, Math.max(0, value));

/** Where the person is (`virtual`) and where the element is scrolled to (`scrolled`). They drift apart while scrolling by small steps. */
export type Position = { readonly virtual: number; readonly scrolled: number };

export const start: Position = { virtual: 0, scrolled: 0 };

export const isScaled = (space: Space): boolean => space.height > space.scrolled;

export function toVirtual(space: Space, scrolled: number): number {
  const range = maxScrolled(space);
  return range === 0 ? 0 : (clamp(scrolled, range) / range) * max(space);
}

/** While there is more, the element keeps room to scroll on: at its very end a wheel could not move it. */
const cushion = 2000;

export function toScrolled(space: Space, virtual: number): number {
  const [range, scrollRange] = [max(space), maxScrolled(space)];
  if (range === 0 || virtual <= 0) return 0;
  if (virtual >= range) return scrollRange;
  const plain = (virtual / range) * scrollRange;
  const room = isScaled(space) ? Math.min(cushion, scrollRange / 4) : 0;
  return Math.min(scrollRange - room, Math.max(room, plain));
}

/** The element was scrolled. Small steps (wheel, touch) move by as many pixels; a leap (the scrollbar, a jump) goes where it points. */
export function scrolledTo(space: Space, position: Position, scrolled: number): Position {
  if (!isScaled(space)) return { virtual: clamp(scrolled, max(space)), scrolled };
  const step = scrolled - position.scrolled;
  if (Math.abs(step) > space.view) return { virtual: toVirtual(space, scrolled), scrolled };
  return { virtual: clamp(position.virtual + step, max(space)), scrolled };
}

/** True when the element's own end was reached though there is more: it has to be put right at once. */
export function isStuck(space: Space, { virtual, scrolled }: Position): boolean {
  if (!isScaled(space)) return false;
  return (scrolled <= 0 && virtual > 0) || (scrolled >= maxScrolled(space) && virtual < max(space));
}

export const jumpTo = (space: Space, virtual: number): Position => {
  const there = clamp(virtual, max(space));
  return { virtual: there, scrolled: toScrolled(space, there) };
};

/** Index of the block that holds a virtual place. */
export function blockAt(space: Space, virtual: number): number {
  let low = 0;
  let high = space.blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((space.blocks[middle]?.top ?? 0) <= virtual) low = middle;
    else high = middle - 1;
  }
  return low;
}

function blockOf(space: Space, position: number): Block | undefined {
  let low = 0;
  let high = space.blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((space.blocks[middle]?.first ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return space.blocks[low];
}

/** `top` is virtual; `ariaRow` counts from 1, headers included. */
export type Line =
  | { readonly kind: 'header'; readonly month: string; readonly line: Block['line']; readonly top: number; readonly ariaRow: number }
  | { readonly kind: 'row'; readonly first: number; readonly count: number; readonly top: number; readonly ariaRow: number };

export const isSameLine = (a: Line, b: Line | undefined): boolean =>
  a.kind === b?.kind &&
  a.top === b.top &&
  a.ariaRow === b.ariaRow &&
  (a.kind === 'row' && b.kind === 'row'
    ? a.first === b.first && a.count === b.count
    : a.kind === 'header' && b.kind === 'header' && a.line === b.line);

/** Headers and rows that show from `virtual` on, with `over` pixels more on both sides. */
export function linesAt(space: Space, virtual: number, over = 0): Line[] {
  const from = virtual - over;
  const to = virtual + space.view + over;
  const lines: Line[] = [];
  const step = space.cell + space.gap;
  for (let at = blockAt(space, Math.max(0, from)); at < space.blocks.length; at++) {
    const block = space.blocks[at];
    if (block === undefined || block.top > to) break;
    if (at > 0 && block.top + block.head >= from)
      lines.push({ kind: 'header', month: block.month, line: block.line, top: block.top, ariaRow: block.rowsBefore + 1 });
    const rowsTop = block.top + block.head;
    const firstRow = Math.max(0, Math.floor((from - rowsTop) / step));
    const lastRow = Math.min(block.rows - 1, Math.floor((to - rowsTop) / step));
    for (let row = firstRow; row <= lastRow; row++) {
      const offset = row * space.columns;
      lines.push({
        kind: 'row',
        first: block.first + offset,
        count: Math.min(space.columns, block.count - offset),
        top: rowsTop + row * step,
        ariaRow: block.rowsBefore + 2 + row,
      });
    }
  }
  return lines;
}

/** Virtual top of the row an edit is in. */
export function topOf(space: Space, position: number): number {
  const block = blockOf(space, position);
  if (block === undefined) return 0;
  return block.top + block.head + Math.floor((position - block.first) / space.columns) * (space.cell + space.gap);
}

/** Where to be so that the edit at `position` shows whole; unchanged when it does. */
export function reveal(space: Space, virtual: number, position: number): number {
  const top = topOf(space, position);
  const lowest = top + space.cell + space.gap - (space.view - space.tail);
  // A little of what is above stays in sight, where there is room for it; in a very low view the row's top wins.
  const highest = Math.max(0, Math.min(top, Math.max(top - space.header, lowest)));
  if (virtual > highest) return clamp(highest, max(space));
  if (virtual < lowest) return clamp(Math.min(lowest, highest), max(space));
  return virtual;
}

/** The row at the upper edge, by the position of its first edit, and how far it is scrolled past the edge, in rows; negative while its month's name shows. */
export type Top = { readonly position: number; readonly past: number };

/** What lies at the upper edge; null at the very beginning, which stays the beginning whatever comes before it. */
export function topIn(space: Space, virtual: number): Top | null {
  const block = space.blocks[blockAt(space, virtual)];
  if (block === undefined || virtual <= 0) return null;
  const step = space.cell + space.gap;
  const row = Math.max(0, Math.min(block.rows - 1, Math.floor((virtual - block.top - block.head) / step)));
  const position = Math.max(0, Math.min(block.first + row * space.columns, space.total - 1));
  return { position, past: (virtual - topOf(space, position)) / step };
}

/** Where a row lies at the upper edge as it did, also in cells of another size. */
export function virtualOf(space: Space, top: Top | null): number {
  if (top === null || space.total === 0) return 0;
  const position = Math.min(top.position, space.total - 1);
  return clamp(topOf(space, position) + top.past * (space.cell + space.gap), max(space));
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'page-up' | 'page-down';

/** The edit an arrow leads to. Months end in part-filled rows, so up and down go by the column of the neighbouring row. */
export function stepFrom(space: Space, position: number, step: Step): number {
  const last = Math.max(0, space.total - 1);
  switch (step) {
    case 'left':
      return Math.max(0, position - 1);
    case 'right':
      return Math.min(last, position + 1);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'up':
      return vertical(space, position, -1);
    case 'down':
      return vertical(space, position, 1);
    case 'page-up':
    case 'page-down': {
      const rows = Math.max(1, Math.floor(space.view / (space.cell + space.gap)) - 1);
      let there = position;
      for (let row = 0; row < rows; row++) there = vertical(space, there, step === 'page-up' ? -1 : 1);
      return there;
    }
  }
}

function vertical(space: Space, position: number, by: 1 | -1): number {
  const block = blockOf(space, position);
  if (block === undefined) return position;
  const column = (position - block.first) % space.columns;
  const row = Math.floor((position - block.first) / space.columns) + by;
  if (row >= 0 && row < block.rows) return block.first + Math.min(block.count - 1, row * space.columns + column);
  let at = space.blocks.indexOf(block) + by;
  while (space.blocks[at]?.count === 0) at += by;
  const other = space.blocks[at];
  if (other === undefined) return position;
  return other.first + Math.min(other.count - 1, (by === 1 ? 0 : (other.rows - 1) * space.columns) + column);
}
