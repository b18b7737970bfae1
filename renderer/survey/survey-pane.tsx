// One of several results: its picture at the zoom of all, its number, and what its recipe has of its own.
import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { resultAddress, resultThumbnailAddress } from '../../app/addresses.ts';
import type { EditSummary } from '../../app/ipc.ts';
import { activate, toggleLarge } from '../state/survey.ts';
import { titleOf } from '../state/words.ts';
import { zoomNow } from '../state/zoom.ts';
import { text } from '../text/text.ts';
import { classes } from '../ui/classes.ts';
import { useSize } from '../ui/use-size.ts';
import { panBy, place, toggle, zoomTo } from '../ui/zoom.ts';
import type { Frame, Point, Zoom } from '../ui/zoom.ts';
import type { Difference } from './differences.ts';
import css from './survey-pane.module.css';

type Props = {
  readonly id: string;
  readonly edit: EditSummary;
  /** From 1, among those that are in the choice. */
  readonly number: number;
  readonly active: boolean;
  readonly alone: boolean;
  readonly difference: Difference | null;
  /** One for all. */
  readonly zoom: Zoom;
  readonly onZoom: (change: (now: Zoom) => Zoom) => void;
};

export function SurveyPane({ id, edit, number, active, alone, difference, zoom, onZoom }: Props) {
  const facts = difference?.facts ?? [];
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classes(css.pane, active && !alone && css.active)}
      onPointerDown={() => activate(edit.id)}
      onDoubleClick={toggleLarge}
    >
      <Picture edit={edit} leads={active} zoom={zoom} onZoom={onZoom} />
      <div className={css.caption}>
        <span className={css.number}>{number}</span>
        <span className={css.marks}>
          {edit.flag === 'pick' ? (
            <span role="img" aria-label={text.window.grid.picked}>
              <Flag size={12} fill="currentColor" aria-hidden />
            </span>
          ) : null}
          {edit.stars === 0 ? null : (
            <span role="img" aria-label={text.window.grid.starsOf(edit.stars)}>
              {'★'.repeat(edit.stars)}
            </span>
          )}
        </span>
        <p className={css.words} title={titleOf(edit)}>
          {difference?.words.map((piece, at) =>
            piece.own ? (
              <mark key={at} className={css.own}>
                {piece.words}
              </mark>
            ) : (
              piece.words
            ),
          )}
        </p>
        {facts.length === 0 ? null : <p className={css.facts}>{facts.join(' · ')}</p>}
      </div>
    </div>
  );
}

/** `leads`: its zoom is what the buttons say. */
function Picture({ edit, leads, zoom, onZoom }: Pick<Props, 'edit' | 'zoom' | 'onZoom'> & { readonly leads: boolean }) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [failed, setFailed] = useState(false);
  const drag = useRef<Point | null>(null);
  const frame: Frame = { view, picture: edit.results[0] ?? { width: 1, height: 1 }, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);

  useEffect(() => {
    if (leads) zoomNow.setState({ scale: where.scale, fits: zoom.kind === 'fit' });
  }, [leads, where.scale, zoom.kind]);
  useEffect(() => {
    const node = area.current;
    if (node === null) return;
    // React listens to the wheel passively; zooming has to keep the page still.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = node.getBoundingClientRect();
      const pointer = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const { current } = latest;
      onZoom((now) => zoomTo(current, now, place(current, now).scale * Math.exp((-event.deltaY * lines) / 400), pointer));
    };
    node.addEventListener('wheel', wheel, { passive: false });
    return () => node.removeEventListener('wheel', wheel);
  }, [onZoom]);

  return (
    <div
      ref={area}
      className={classes(css.area, zoom.kind === 'free' && css.free)}
      onPointerDown={(event) => {
        if (event.button === 1) onZoom((now) => toggle(frame, now));
        if (event.button !== 0 || zoom.kind === 'fit') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (from === null) return;
        drag.current = { x: event.clientX, y: event.clientY };
        onZoom((now) => panBy(frame, now, { x: event.clientX - from.x, y: event.clientY - from.y }));
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    >
      {failed ? (
        <p className={css.failed}>{text.stage.notLoaded}</p>
      ) : view.width === 0 ? null : (
        <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
          <img src={resultThumbnailAddress(edit.id, 0, 320)} alt="" draggable={false} className={css.image} />
          <img
            src={resultAddress(edit.id, 0)}
            alt=""
            draggable={false}
            decoding="async"
            className={classes(css.image, where.scale >= 2 && css.pixels)}
            onError={() => setFailed(true)}
          />
        </div>
      )}
    </div>
  );
}
