// The zoom of the view that keeps pixels, also by arrows, and as buttons, keys and the list of parts wish it.
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { onBoxWish } from '../../store/keep-look.ts';
import { onZoomWish } from '../../store/stage.ts';
import { useZoom } from '../../ui/use-zoom.ts';
import type { OwnZoom } from '../../ui/use-zoom.ts';
import { panBy, wished } from '../../ui/zoom.ts';
import type { Box, Point } from '../../ui/zoom.ts';
import { zoomToBox } from './places.ts';

/** CSS pixels by which an arrow pans. */
const panStep = 60;

type KeepZoom = Pick<OwnZoom, 'isFitted' | 'where' | 'pan' | 'toggleZoom'> & {
  /** `way`: one step of an arrow. */
  readonly panTo: (way: Point) => void;
};

/** `view` is in CSS pixels, `picture` the size of the previews, `original` that of which parts are wished for. */
export function useKeepZoom(area: RefObject<HTMLElement | null>, view: Box, picture: Box, original: Box): KeepZoom {
  const { isFitted, where, latest, pan, change, toggleZoom } = useZoom(area, { view, picture }, 1);
  const whole = useRef(original);
  whole.current = original;
  useEffect(() => {
    const stops = [
      onZoomWish(({ kind }) => change((now) => wished(latest.current, now, kind))),
      onBoxWish((box) => change(() => zoomToBox(latest.current, box, whole.current))),
    ];
    return () => stops.forEach((stop) => stop());
  }, [change, latest]);
  return {
    isFitted,
    where,
    pan,
    toggleZoom,
    panTo: (way) => change((now) => panBy(latest.current, now, { x: -way.x * panStep, y: -way.y * panStep })),
  };
}
