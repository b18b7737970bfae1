// Paints rows of the grid away from the window's own thread: asks for the pictures, decodes them, and sends the row as one bitmap.
import type { Cell, FromPainter, Strip, ToPainter } from './messages.ts';
import { keyOf, openSmallPictures } from './small-pictures.ts';
import type { Wish } from './small-pictures.ts';

/** Pictures that are there do not wait longer for others of their row. */
const togetherMs = 50;
/** More at once would take the processor from what the person sees move. */
const maxDecoding = 2;

type Row = {
  readonly strip: Strip;
  readonly together: boolean;
  /** Cells whose picture is neither decoded nor known to be missing. */
  readonly open: Set<Cell>;
  /** Kept until all have come: each bitmap is of the whole row. */
  readonly ready: Map<Cell, ImageBitmap>;
  timer: ReturnType<typeof setTimeout> | undefined;
};

const port = globalThis as unknown as {
  postMessage: (message: FromPainter, given: readonly Transferable[]) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<ToPainter>) => void) => void;
};

const rows = new Map<number, Row>();
const decoding = new Set<Cell>();
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

const wishOf = ({ strip: { longSide } }: Row, { id }: Cell): Wish => ({ id, longSide });

function* wishes(): Iterable<Wish> {
  for (const row of rows.values()) for (const cell of row.open) yield wishOf(row, cell);
}

const pictures = openSmallPictures(wishes, (key, picture) => {
  if (picture === null) lose(key);
  else decodeNext();
});

/** A picture that does not come: its cells wait for it no more. */
function lose(key: string): void {
  for (const [number, row] of rows)
    for (const cell of row.open)
      if (keyOf(wishOf(row, cell)) === key) {
        port.postMessage({ kind: 'missing', number, ids: [cell.id] }, []);
        row.open.delete(cell);
        paintSoon(number, row);
      }
}

function decodeNext(): void {
  for (const [number, row] of rows)
    for (const cell of row.open) {
      if (decoding.size >= maxDecoding) return;
      const picture = pictures.get(keyOf(wishOf(row, cell)));
      if (picture === undefined || decoding.has(cell) || row.ready.has(cell)) continue;
      void decode(number, row, cell, picture);
    }
}

async function decode(number: number, row: Row, cell: Cell, picture: Blob): Promise<void> {
  decoding.add(cell);
  const bitmap = await createImageBitmap(picture).catch(() => null);
  decoding.delete(cell);
  if (rows.get(number) !== row) bitmap?.close();
  else if (bitmap === null) {
    const key = keyOf(wishOf(row, cell));
    pictures.forget(key);
    lose(key);
  } else {
    row.open.delete(cell);
    row.ready.set(cell, bitmap);
    paintSoon(number, row);
  }
  decodeNext();
}

function paintSoon(number: number, row: Row): void {
  if (row.open.size === 0) paint(number, row);
  else if (!row.together) row.timer ??= setTimeout(() => paint(number, row), togetherMs);
}

function paint(number: number, row: Row): void {
  clearTimeout(row.timer);
  row.timer = undefined;
  const bitmap = painted(row);
  if (row.open.size === 0) closeAll(row);
  port.postMessage({ kind: 'painted', number, bitmap, done: row.open.size === 0 }, bitmap === null ? [] : [bitmap]);
}

function closeAll({ ready }: Row): void {
  for (const picture of ready.values()) picture.close();
  ready.clear();
}

function painted({ strip, ready }: Row): ImageBitmap | null {
  if (context === null) return null;
  canvas.width = strip.width;
  canvas.height = strip.height;
  context.imageSmoothingQuality = 'medium';
  for (const [cell, picture] of ready) {
    context.save();
    context.beginPath();
    context.roundRect(cell.left, 0, cell.width, cell.height, strip.radius);
    context.clip();
    if (!cell.whole) {
      context.fillStyle = strip.fill;
      context.fill();
    }
    context.globalAlpha = cell.faint ? 0.4 : 1;
    const scale = (cell.whole ? Math.min : Math.max)(cell.width / picture.width, cell.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    context.drawImage(picture, cell.left + (cell.width - width) / 2, (cell.height - height) / 2, width, height);
    context.restore();
  }
  return canvas.transferToImageBitmap();
}

function drop(number: number): void {
  const row = rows.get(number);
  if (row === undefined) return;
  clearTimeout(row.timer);
  closeAll(row);
  rows.delete(number);
}

let soon = false;

/** Many rows come and go in one moment. */
function wantSoon(): void {
  if (soon) return;
  soon = true;
  setTimeout(() => {
    soon = false;
    pictures.want();
    decodeNext();
  }, 0);
}

port.addEventListener('message', ({ data }) => {
  drop(data.number);
  if (data.kind === 'paint')
    rows.set(data.number, {
      strip: data.strip,
      together: data.together,
      open: new Set(data.strip.cells),
      ready: new Map(),
      timer: undefined,
    });
  wantSoon();
});
