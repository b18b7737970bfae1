// Zooming by the wheel and panning by a drag: the same in every view of a picture; and the zoom of a view that keeps its own.
import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { zoomNow } from './zoom-of.ts';
import { fit, panBy, place, toggle, zoomTo } from './zoom.ts';
import type { Frame, Point, Where, Zoom } from './zoom.ts';

type OnZoom = (change: (now: Zoom) => Zoom) => void;

/** Zooms about the pointer. Where panes lie beside each other, `frame` is that of one of them and all zoom about the same place. */
export function useWheelZoom(area: RefObject<HTMLElement | null>, frame: RefObject<Frame>, onZoom: OnZoom): void {
  const latestOnZoom = useRef(onZoom);
  latestOnZoom.current = onZoom;
  useEffect(() => {
    const node = area.current;
    if (node === null) return;
    // React listens to the wheel passively; zooming has to keep the page still.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = node.getBoundingClientRect();
      const pane = frame.current.view.width;
      const pointer = { x: ((event.clientX - box.left) % pane) - pane / 2, y: event.clientY - box.top - box.height / 2 };
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      latestOnZoom.current((now) =>
        zoomTo(frame.current, now, place(frame.current, now).scale * Math.exp((-event.deltaY * lines) / 400), pointer),
      );
    };
    node.addEventListener('wheel', wheel, { passive: false });
    return () => node.removeEventListener('wheel', wheel);
  }, [area, frame]);
}

export type Pan = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
};

/** Handlers that move a picture which is not fitted. `maxButton`: 0 is the first button alone, 1 the wheel's too. */
export function usePan(frame: Frame, zoom: Zoom, onZoom: OnZoom, maxButton: 0 | 1 = 0): Pan {
  const drag = useRef<Point | null>(null);
  const end = (): void => void (drag.current = null);
  return {
    onPointerDown(event) {
      if (event.button > maxButton || zoom.kind === 'fit') return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove(event) {
      const from = drag.current;
      if (from === null) return;
      drag.current = { x: event.clientX, y: event.clientY };
      onZoom((now) => panBy(frame, now, { x: event.clientX - from.x, y: event.clientY - from.y }));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

export type OwnZoom = {
  readonly isFitted: boolean;
  readonly where: Where;
  /** Of the last drawing, for listeners that are set once. */
  readonly latest: RefObject<Frame>;
  readonly pan: Pan;
  readonly change: OnZoom;
  readonly toggleZoom: () => void;
};

/**
 * The zoom of a view that keeps its own, by wheel and drag, and by `toggleZoom` for a double click, told to the zoom buttons. `view` is in CSS pixels: all of the area, or one of several
 * panes of the same size in it. `picture` is in its own pixels. `maxButton`: see `usePan`.
 */
export function useZoom(
  area: RefObject<HTMLElement | null>,
  { view, picture }: Pick<Frame, 'view' | 'picture'>,
  maxButton: 0 | 1 = 0,
): OwnZoom {
  const [zoom, setZoom] = useState<Zoom>(fit);
  const frame: Frame = { view, picture, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);
  const isFitted = zoom.kind === 'fit';
  useEffect(() => zoomNow.setState({ scale: where.scale, fits: isFitted }), [where.scale, isFitted]);
  useWheelZoom(area, latest, setZoom);
  const pan = usePan(frame, zoom, setZoom, maxButton);
  return { isFitted, where, latest, pan, change: setZoom, toggleZoom: () => setZoom((now) => toggle(frame, now)) };
}
