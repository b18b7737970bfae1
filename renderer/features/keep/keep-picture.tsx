// The picture: the original with what is taken of the result laid over it, zoomed, panned and drawn on.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { keepPreviewAddress, pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { viewSize } from '../../../app/pictures/input-view.ts';
import { keepView, onBoxWish } from '../../store/keep-look.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { onZoomWish, stage } from '../../store/stage.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { DivideHandle } from '../../ui/divide-handle.tsx';
import { arrowOf } from '../../ui/arrows.ts';
import { useSize } from '../../ui/use-size.ts';
import { usePan, useWheelZoom } from '../../ui/use-zoom.ts';
import { fit, panBy, place, toggle, wished } from '../../ui/zoom.ts';
import type { Frame, Zoom } from '../../ui/zoom.ts';
import { Flash } from './flash.tsx';
import css from './keep-picture.module.css';
import { Marks, Pen } from './marks.tsx';
import { frameOf, zoomToBox } from './places.ts';
import { useBlend } from './use-blend.ts';
import type { Blended } from './use-blend.ts';
import { useDrawing } from './use-drawing.ts';
import { wishOf } from './wish-of.ts';

type Props = { readonly edit: EditSummary; readonly work: KeepWork; readonly onBlended: (blended: Blended) => void };

/** CSS pixels by which an arrow pans. */
const panStep = 60;

export function KeepPicture({ edit, work, onBlended }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useSize(area);
  const [zoom, setZoom] = useState<Zoom>(fit);
  const { flipped, look } = { flipped: useStore(stage, (now) => now.flipped), look: useStore(keepView) };
  const { proposal, settings } = work;
  const [input] = edit.inputs;
  const original = proposal?.original ?? (input === undefined ? { width: 1, height: 1 } : viewSize(input));
  const frame: Frame = { view, picture: proposal?.frame ?? frameOf(original), density: globalThis.devicePixelRatio };
  const shownFrame = useRef(frame);
  shownFrame.current = frame;
  const whole = useRef(original);
  whole.current = original;
  const where = place(frame, zoom);
  const live = proposal !== null && work.writing === 'no' && !flipped;
  const drawing = useDrawing(where, view, original, live);
  const blended = useBlend(canvas, wishOf(work, drawing.stroke));
  const shown = blended.key !== null && proposal !== null;

  useEffect(() => onBlended(blended), [blended, onBlended]);
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

  const words = text.keep;
  const box = { left: where.left, top: where.top, width: where.width, height: where.height };
  const split = look.comparing && shown && !flipped;
  const end = (): void => {
    pan.onPointerUp();
    drawing.up();
  };
  return (
    <div
      ref={area}
      role="application"
      tabIndex={0}
      aria-label={words.area}
      aria-description={words.areaHelp}
      aria-busy={work.asking}
      className={classes(css.area, drawing.pen !== null && css.drawing, look.tool === null && zoom.kind === 'free' && css.free)}
      onPointerDown={(event) => (drawing.down(event) ? undefined : pan.onPointerDown(event))}
      onPointerMove={(event) => (drawing.move(event) ? undefined : pan.onPointerMove(event))}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={drawing.leave}
      onDoubleClick={() => (look.tool === null ? setZoom((now) => toggle(frame, now)) : undefined)}
      onKeyDown={(event) => {
        const way = arrowOf(event.key);
        if (event.target !== event.currentTarget || (!drawing.key(event) && way === undefined)) return;
        event.preventDefault();
        if (look.tool === null && way !== undefined) setZoom((now) => panBy(frame, now, { x: -way.x * panStep, y: -way.y * panStep }));
      }}
    >
      {view.width === 0 ? null : (
        <>
          <div className={css.paper} style={box}>
            {input === undefined ? null : (
              <>
                <img src={pictureThumbnailAddress(input, 160)} alt="" aria-hidden draggable={false} className={css.layer} />
                <img src={pictureThumbnailAddress(input, 640)} alt="" aria-hidden draggable={false} className={css.layer} />
              </>
            )}
            {proposal === null ? null : (
              <img
                src={keepPreviewAddress(proposal.key, 'base')}
                alt={flipped || !shown ? words.original : ''}
                aria-hidden={!flipped && shown}
                draggable={false}
                className={classes(css.layer, where.scale >= 2 && css.pixels)}
              />
            )}
            <canvas
              ref={canvas}
              role="img"
              aria-label={words.picture}
              hidden={!shown || flipped}
              className={classes(css.layer, where.scale >= 2 && css.pixels)}
              style={split ? { clipPath: `inset(0 0 0 ${look.divide * 100}%)` } : undefined}
            />
            {live && shown && look.pointed !== null ? <Flash proposal={proposal} off={settings?.off ?? []} number={look.pointed} /> : null}
            {shown && !flipped ? (
              <Marks blended={blended} frame={frame.picture} original={original} off={settings?.off ?? []} stroke={drawing.stroke} />
            ) : null}
          </div>
          {split ? (
            <DivideHandle
              label={words.split}
              words={words.splitValue}
              way="across"
              divide={look.divide}
              {...box}
              area={area}
              onChange={(divide) => keepView.setState({ divide })}
            />
          ) : null}
          {drawing.pen === null ? null : (
            <Pen
              {...drawing.pen}
              adds={drawing.stroke?.add ?? drawing.adds}
              radius={
                look.tool === 'brush' ? (look.radius * Math.max(original.width, original.height) * where.width) / original.width : null
              }
            />
          )}
        </>
      )}
    </div>
  );
}
