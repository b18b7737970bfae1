// The zoom of the view that keeps pixels: by wheel, drag and arrows, and as buttons, keys and the list of parts wish it.
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { onBoxWish } from '../../store/keep-look.ts';
import { onZoomWish } from '../../store/stage.ts';
import { usePan, useWheelZoom } from '../../ui/use-zoom.ts';
import type { Pan } from '../../ui/use-zoom.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { fit, panBy, place, toggle, wished } from '../../ui/zoom.ts';
import type { Box, Frame, Point, Where, Zoom } from '../../ui/zoom.ts';
import { zoomToBox } from './places.ts';

/** CSS pixels by which an arrow pans. */
const panStep = 60;

type KeepZoom = {
  readonly isFree: boolean;
  readonly where: Where;
  readonly pan: Pan;
  readonly toggleZoom: () => void;
  /** `way`: one step of an arrow. */
  readonly panTo: (way: Point) => void;
};

/** `view` is in CSS pixels, `picture` the size of the previews, `original` that of which parts are wished for. */
export function useKeepZoom(area: RefObject<HTMLElement | null>, view: Box, picture: Box, original: Box): KeepZoom {
  const [zoom, setZoom] = useState<Zoom>(fit);
  const frame: Frame = { view, picture, density: globalThis.devicePixelRatio };
  const shownFrame = useRef(frame);
  shownFrame.current = frame;
  const whole = useRef(original);
  whole.current = original;
  const where = place(frame, zoom);

  useEffect(() => zoomNow.setState({ scale: where.scale, fits: zoom.kind === 'fit' }), [where.scale, zoom.kind]);
  useEffect(() => {
    const stops = [
      onZoomWish(({ kind }) => setZoom((now) => wished(shownFrame.current, now, kind))),
      onBoxWish((box) => setZoom(zoomToBox(shownFrame.current, box, whole.current))),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  useWheelZoom(area, shownFrame, setZoom);
  const pan = usePan(frame, zoom, setZoom, 1);
  return {
    isFree: zoom.kind === 'free',
    where,
    pan,
    toggleZoom: () => setZoom((now) => toggle(frame, now)),
    panTo: (way) => setZoom((now) => panBy(frame, now, { x: -way.x * panStep, y: -way.y * panStep })),
  };
}
