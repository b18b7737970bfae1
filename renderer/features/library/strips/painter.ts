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

const shown = new Map<number, { readonly canvas: HTMLCanvasElement; readonly strip: Strip }>();
let worker: Worker | null = null;
let starts = 0;
let numbers = 0;

const send = (message: ToPainter): void => (worker ??= start()).postMessage(message);

const miss = (more: readonly string[]): void => missing.setState(({ ids }) => ({ ids: new Set([...ids, ...more]) }));

function start(): Worker {
  starts += 1;
  const started = startWorker(address);
  started.addEventListener('message', ({ data }: MessageEvent<FromPainter>) => (data.kind === 'painted' ? lay(data) : miss(data.ids)));
  started.addEventListener('error', () => {
    if (starts >= maxStarts) return miss([...shown.values()].flatMap(({ strip }) => strip.cells.map(({ id }) => id)));
    worker?.terminate();
    worker = null;
    for (const [number, { strip }] of shown) send({ kind: 'paint', number, strip });
  });
  return started;
}

function lay({ number, bitmap, done }: Extract<FromPainter, { kind: 'painted' }>): void {
  const canvas = shown.get(number)?.canvas;
  if (canvas === undefined) return bitmap?.close();
  // It takes the pixels as they are. A canvas that is drawn into costs the window a copy of itself in every frame in which the grid moves.
  if (bitmap !== null) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  canvas.dataset['strip'] = done ? 'painted' : 'begun';
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
  send({ kind: 'paint', number, strip });
  return () => {
    shown.delete(number);
    send({ kind: 'drop', number });
    const { ids } = missing.getState();
    const gone = new Set(strip.cells.map(({ id }) => id).filter((id) => ids.has(id)));
    if (gone.size > 0) missing.setState({ ids: new Set([...ids].filter((id) => !gone.has(id))) });
  };
}
