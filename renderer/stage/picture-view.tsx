// One picture, zoomed and panned, with what it was before under a movable line.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { onZoomWish, setDivide, stage } from '../state/stage.ts';
import { zoomNow } from '../state/zoom.ts';
import { text } from '../text/text.ts';
import { classes } from '../ui/classes.ts';
import { setDraggedResult } from '../ui/drag.ts';
import type { DraggedResult } from '../ui/drag.ts';
import { useSize } from '../ui/use-size.ts';
import type { Before } from './before-of.ts';
import { DivideHandle } from './divide-handle.tsx';
import { laysOver } from './divide.ts';
import { LostFile } from './lost-file.tsx';
import css from './picture-view.module.css';
import { fit, panBy, place, toggle, zoomTo } from './zoom.ts';
import type { Frame, Point, Zoom } from './zoom.ts';

type Size = { readonly width: number; readonly height: number };

type Props = {
  readonly address: string;
  /** Shown until the whole picture is there. */
  readonly placeholder: string;
  readonly name: string;
  readonly size: Size;
  readonly dragged: DraggedResult;
  readonly afterWords: string;
  readonly before: Before | null;
};

export function PictureView({ address, placeholder, name, size, dragged, afterWords, before }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [zoom, setZoom] = useState<Zoom>(fit);
  const [failed, setFailed] = useState(false);
  const [beforeFailed, setBeforeFailed] = useState<string | null>(null);
  const comparing = useStore(stage, (now) => now.comparing);
  const divide = useStore(stage, (now) => now.divide);
  const flipped = useStore(stage, (now) => now.flipped);
  const frame: Frame = { view, picture: size, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);
  const drag = useRef<Point | null>(null);
  const hasBefore = before !== null && beforeFailed !== before.address;
  const compares = hasBefore && comparing && !flipped;
  const shown = flipped ? 1 : divide;

  useEffect(() => zoomNow.setState({ scale: where.scale, fits: zoom.kind === 'fit' }), [where.scale, zoom.kind]);

  useEffect(
    () =>
      onZoomWish((wish) =>
        setZoom((now) =>
          wish.kind === 'fit' ? fit : wish.kind === 'actual' ? zoomTo(latest.current, now, 1) : toggle(latest.current, now),
        ),
      ),
    [],
  );

  useEffect(() => {
    const node = area.current;
    if (node === null) return;
    // React listens to the wheel passively; zooming has to keep the page still.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = node.getBoundingClientRect();
      const pointer = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      setZoom((now) => zoomTo(latest.current, now, place(latest.current, now).scale * Math.exp((-event.deltaY * lines) / 400), pointer));
    };
    node.addEventListener('wheel', wheel, { passive: false });
    return () => node.removeEventListener('wheel', wheel);
  }, []);

  if (failed) return <LostFile id={dragged.id} message={text.stage.notLoaded} onFetched={() => setFailed(false)} />;
  const box = { left: where.left, top: where.top, width: where.width, height: where.height };
  return (
    <div
      ref={area}
      className={classes(css.area, zoom.kind === 'free' && css.free)}
      onPointerDown={(event) => {
        if (event.button !== 0 || zoom.kind === 'fit') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (from === null) return;
        drag.current = { x: event.clientX, y: event.clientY };
        setZoom((now) => panBy(frame, now, { x: event.clientX - from.x, y: event.clientY - from.y }));
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => setZoom((now) => toggle(frame, now))}
    >
      {view.width === 0 ? null : (
        <>
          <div
            className={css.paper}
            style={box}
            draggable={zoom.kind === 'fit'}
            onDragStart={(event) => setDraggedResult(event.dataTransfer, dragged)}
          >
            <img src={placeholder} alt="" aria-hidden draggable={false} className={css.image} />
            <img
              src={address}
              alt={name}
              draggable={false}
              decoding="async"
              className={classes(css.image, where.scale >= 2 && css.pixels)}
              onError={() => setFailed(true)}
            />
            {hasBefore && (comparing || flipped) ? (
              <img
                src={before.address}
                alt={before.words}
                draggable={false}
                decoding="async"
                className={classes(css.image, !laysOver(before.size, size) && css.whole)}
                style={{ clipPath: `inset(0 ${(1 - shown) * 100}% 0 0)` }}
                onError={() => setBeforeFailed(before.address)}
              />
            ) : null}
          </div>
          {compares ? (
            <DivideHandle
              divide={divide}
              left={where.left}
              top={where.top}
              width={where.width}
              height={where.height}
              area={area}
              onChange={setDivide}
            />
          ) : null}
          {hasBefore && (comparing || flipped) ? (
            <>
              <span
                aria-hidden
                className={css.word}
                style={{
                  left: Math.max(8, where.left + 10),
                  top: Math.min(view.height, where.top + where.height) - 34,
                  opacity: shown < 0.12 ? 0 : 1,
                }}
              >
                {before.words}
              </span>
              <span
                aria-hidden
                className={css.word}
                style={{
                  right: Math.max(8, view.width - where.left - where.width + 10),
                  top: Math.min(view.height, where.top + where.height) - 34,
                  opacity: shown > 0.88 ? 0 : 1,
                }}
              >
                {afterWords}
              </span>
            </>
          ) : null}
        </>
      )}
    </div>
  );
}
