// The blended picture of a proposal, as the settings are now: asked of the worker one at a time, the latest wins.
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { keepPreviewAddress } from '../../../app/contract/addresses.ts';
import type { KeepPreview } from '../../../app/contract/addresses.ts';
import type { FromWorker, ToWorker, Wanted } from './blend-messages.ts';
import { openWorker } from './open-worker.ts';

export type Wish = { readonly key: string; readonly alpha: Wanted; readonly tone: number };

export type Blended = {
  /** Of which proposal something is shown; null before. */
  readonly key: string | null;
  readonly failed: boolean;
  readonly outline: string;
  readonly outlines: ReadonlyMap<number, string>;
  readonly share: number | null;
};

const nothing: Blended = { key: null, failed: false, outline: '', outlines: new Map(), share: null };

/** `wish` is null as long as there is no proposal. */
export function useBlend(canvas: RefObject<HTMLCanvasElement | null>, wish: Wish | null): Blended {
  const [blended, setBlended] = useState(nothing);
  const asks = useRef<{ readonly ask: (wish: Wish) => void } | null>(null);

  useEffect(() => {
    const worker = openWorker();
    const say = (message: ToWorker): void => worker.postMessage(message);
    let [loaded, loading, busy] = ['', '', false];
    let next: Wish | null = null;
    const go = (): void => {
      if (next === null || busy || loaded !== next.key) return;
      busy = true;
      say({ kind: 'blend', ...next });
      next = null;
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'failed') return setBlended((now) => ({ ...now, failed: true }));
      if (data.kind === 'loaded') {
        [loaded, busy] = [data.key, false];
        setBlended((now) => ({ ...now, outlines: data.outlines, failed: false }));
      } else {
        busy = false;
        // Of an earlier proposal, or one whose view is gone.
        if (data.key === loaded) draw(canvas.current, data.picture);
        else data.picture.close();
        if (data.key === loaded) setBlended((now) => ({ ...now, key: data.key, outline: data.outline, share: data.share }));
      }
      go();
    });
    asks.current = {
      ask: (wanted) => {
        next = wanted;
        if (wanted.key !== loading) {
          loading = wanted.key;
          const of = (preview: KeepPreview): string => new URL(keepPreviewAddress(wanted.key, preview), document.baseURI).href;
          say({ kind: 'load', key: wanted.key, addresses: { base: of('base'), laid: of('laid'), toned: of('toned'), parts: of('parts') } });
        }
        go();
      },
    };
    return () => {
      asks.current = null;
      worker.terminate();
    };
  }, [canvas]);

  const words = JSON.stringify(wish);
  const latest = useRef(wish);
  latest.current = wish;
  useEffect(() => {
    if (words !== 'null' && latest.current !== null) asks.current?.ask(latest.current);
  }, [words]);
  return blended;
}

function draw(canvas: HTMLCanvasElement | null, picture: ImageBitmap): void {
  if (canvas === null) return picture.close();
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}
