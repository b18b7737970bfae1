// The canvases of the rows in sight, and the worker that paints for them. It lives as long as the window.
import { createStore } from 'zustand/vanilla';
import { startWorker } from '../../../ui/page-worker.ts';
import type { FromPainter, Strip, ToPainter } from './messages.ts';
// oxlint-disable-next-line import/default -- vite makes it
import address from './paint-worker.ts?worker&url';

/** Edits whose pictures could not be shown when they were last asked for. */
export const missing = createStore<{ readonly ids: ReadonlySet<string> }>()(() => ({ ids: new Set() }));

/** A worker that falls again is not started for ever. */
const maxStarts = 4;

type Shown = { readonly canvas: HTMLCanvasElement; readonly strip: Strip };

const shown = new Map<number, Shown>();
let worker: Worker | null = null;
/** Rows that the worker was given and has not done with. */
const owed = new Set<number>();
let starts = 0;
let gaveUp = false;
let numbers = 0;

const send = (message: ToPainter): void => (worker ??= start()).postMessage(message);

function ask(number: number, { canvas, strip }: Shown): void {
  owed.add(number);
  send({ kind: 'paint', number, strip, together: canvas.dataset['strip'] === 'painted' });
}

const idsIn = ({ cells }: Strip): readonly string[] => cells.map(({ id }) => id);

const miss = (more: readonly string[]): void => missing.setState(({ ids }) => ({ ids: new Set([...ids, ...more]) }));

function start(): Worker {
  starts += 1;
  const started = startWorker(address);
  started.addEventListener('message', ({ data }: MessageEvent<FromPainter>) => {
    if (data.kind === 'painted') lay(data);
    // What is said of a row that went meanwhile would be taken back by nobody.
    else if (shown.has(data.number)) miss(data.ids);
  });
  started.addEventListener('error', () => {
    started.terminate();
    if (worker !== started) return;
    worker = null;
    gaveUp = starts >= maxStarts;
    if (gaveUp) miss([...shown.values()].flatMap(({ strip }) => idsIn(strip)));
    else for (const [number, row] of shown) ask(number, row);
  });
  return started;
}

function lay({ number, bitmap, done }: Extract<FromPainter, { kind: 'painted' }>): void {
  const canvas = shown.get(number)?.canvas;
  if (canvas === undefined) return bitmap?.close();
  // It takes the pixels as they are. A canvas that is drawn into costs the window a copy of itself in every frame in which the grid moves.
  if (bitmap !== null) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  canvas.dataset['strip'] = done ? 'painted' : 'begun';
  if (done) settle(number);
}

/** It is well again when it has done all that it was given, also the row over which it fell. */
function settle(number: number): void {
  if (owed.delete(number) && owed.size === 0) starts = 0;
}

/** Paints a row into its canvas as its pictures come; until the returned function is called. */
export function showStrip(canvas: HTMLCanvasElement, strip: Strip): () => void {
  if (strip.cells.length === 0) {
    canvas.dataset['strip'] = strip.isKnown ? 'painted' : 'waiting';
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
    return () => undefined;
  }
  const number = ++numbers;
  shown.set(number, { canvas, strip });
  if (gaveUp) miss(idsIn(strip));
  else ask(number, { canvas, strip });
  return () => {
    shown.delete(number);
    owed.delete(number);
    worker?.postMessage({ kind: 'drop', number } satisfies ToPainter);
    const { ids } = missing.getState();
    const gone = new Set(idsIn(strip).filter((id) => ids.has(id)));
    if (gone.size > 0) missing.setState({ ids: new Set([...ids].filter((id) => !gone.has(id))) });
  };
}
