// The zoom of the stage: by wheel, drag and double click, and as buttons and keys wish it. It is kept here and told to the buttons.
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { onZoomWish } from '../../store/stage.ts';
import { usePan, useWheelZoom } from '../../ui/use-zoom.ts';
import type { Pan } from '../../ui/use-zoom.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { fit, place, toggle, wished } from '../../ui/zoom.ts';
import type { Box, Frame, Where, Zoom } from '../../ui/zoom.ts';

type StageZoom = {
  readonly isFitted: boolean;
  readonly where: Where;
  readonly handlers: Pan & { readonly onDoubleClick: () => void };
};

/** `pane` is in CSS pixels: all of the area, or one of several of the same size in it, which share this zoom. `picture` is in its own pixels. */
export function useStageZoom(area: RefObject<HTMLElement | null>, pane: Box, picture: Box): StageZoom {
  const [zoom, setZoom] = useState<Zoom>(fit);
  const frame: Frame = { view: pane, picture, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);
  const isFitted = zoom.kind === 'fit';
  useEffect(() => zoomNow.setState({ scale: where.scale, fits: isFitted }), [where.scale, isFitted]);
  useEffect(() => onZoomWish((wish) => setZoom((now) => wished(latest.current, now, wish.kind))), []);
  useWheelZoom(area, latest, setZoom);
  const pan = usePan(frame, zoom, setZoom);
  return { isFitted, where, handlers: { ...pan, onDoubleClick: () => setZoom((now) => toggle(frame, now)) } };
}
