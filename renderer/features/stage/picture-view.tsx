// One picture, zoomed and panned, with what it was before under a movable line.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useMirror } from '../../store/mirror.ts';
import { outHandlers } from '../../commands/handoff.ts';
import type { ResultRef } from '../../commands/handoff.ts';
import { onZoomWish, setDivide, stage } from '../../store/stage.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { useSize } from '../../ui/use-size.ts';
import { BeforeImage } from './before-image.tsx';
import type { Before } from './before-of.ts';
import { DifferenceView } from './difference-view.tsx';
import { DivideHandle } from '../../ui/divide-handle.tsx';
import { Lens, useLensPoint } from './lens.tsx';
import { LostFile } from './lost-file.tsx';
import { useOverlay } from './overlay.ts';
import css from './picture-view.module.css';
import { standBeside } from './word-place.ts';
import { Word } from './word.tsx';
import { usePan, useWheelZoom } from '../../ui/use-zoom.ts';
import { fit, place, toggle, wished } from '../../ui/zoom.ts';
import type { Frame, Zoom } from '../../ui/zoom.ts';

type Size = { readonly width: number; readonly height: number };

type Props = {
  readonly address: string;
  /** Shown until the whole picture is there. */
  readonly placeholder: string;
  readonly name: string;
  readonly size: Size;
  /** Those the model makes; none where they are not known. */
  readonly sizes: readonly Size[];
  readonly dragged: ResultRef;
  readonly afterWords: string;
  readonly before: Before | null;
};

export function PictureView({ address, placeholder, name, size, sizes, dragged, afterWords, before }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [zoom, setZoom] = useState<Zoom>(fit);
  const [failed, setFailed] = useState(false);
  const [beforeFailed, setBeforeFailed] = useState<string | null>(null);
  const comparing = useStore(stage, (now) => now.comparing);
  const divide = useStore(stage, (now) => now.divide);
  const flipped = useStore(stage, (now) => now.flipped);
  const way = useMirror((now) => now.settings.layout.compare);
  const lens = useStore(stage, (now) => now.lens);
  const hasBefore = before !== null && beforeFailed !== before.address;
  const compares = hasBefore && comparing && !flipped;
  const beside = compares && way === 'beside';
  // Beside each other both have half of the room, and one zoom.
  const half = view.width / 2;
  const frame: Frame = { view: beside ? { width: half, height: view.height } : view, picture: size, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);
  const shown = flipped ? 1 : divide;
  const lies = way === 'down' && !flipped;
  const lensPoint = useLensPoint(area, frame.view, where, hasBefore ? lens : 'off');
  // Under a lens there is one picture, not two beside a line.
  const divides = compares && lensPoint === null && (way === 'across' || way === 'down');
  const over = hasBefore && (flipped || divides);
  const { lie, note } = useOverlay({
    before,
    size,
    sizes,
    place: dragged,
    wanted: hasBefore && (comparing || flipped || lensPoint !== null),
  });

  useEffect(() => zoomNow.setState({ scale: where.scale, fits: zoom.kind === 'fit' }), [where.scale, zoom.kind]);

  useEffect(() => onZoomWish((wish) => setZoom((now) => wished(latest.current, now, wish.kind))), []);

  useWheelZoom(area, latest, setZoom);
  const pan = usePan(frame, zoom, setZoom);

  if (failed) return <LostFile id={dragged.id} message={text.stage.notLoaded} onFetched={() => setFailed(false)} />;
  const box = { left: where.left, top: where.top, width: where.width, height: where.height };
  const sharp = classes(css.image, where.scale >= 2 && css.pixels);
  const after = <img src={address} alt="" draggable={false} decoding="async" className={sharp} />;
  return (
    <div
      ref={area}
      className={classes(css.area, zoom.kind === 'free' && css.free)}
      {...pan}
      onDoubleClick={() => setZoom((now) => toggle(frame, now))}
    >
      {view.width === 0 ? null : (
        <>
          <div className={css.pane} style={beside ? { left: half, width: half } : undefined}>
            <div className={css.paper} style={box} draggable={zoom.kind === 'fit'} {...outHandlers(() => [dragged])}>
              <img src={placeholder} alt="" aria-hidden draggable={false} className={css.image} />
              <img src={address} alt={name} draggable={false} decoding="async" className={sharp} onError={() => setFailed(true)} />
              {over ? (
                <BeforeImage
                  key={before.address}
                  before={before}
                  lie={lie}
                  clipPath={lies ? `inset(0 0 ${(1 - shown) * 100}% 0)` : `inset(0 ${(1 - shown) * 100}% 0 0)`}
                  onFail={() => setBeforeFailed(before.address)}
                />
              ) : null}
              {compares && way === 'difference' ? (
                <DifferenceView
                  place={before.isInput ? dragged : null}
                  before={before.address}
                  after={address}
                  size={size}
                  onFail={() => setBeforeFailed(before.address)}
                />
              ) : null}
            </div>
            {divides ? (
              <DivideHandle
                label={text.stage.slider}
                words={text.stage.sliderValue}
                way={way}
                divide={divide}
                left={where.left}
                top={where.top}
                width={where.width}
                height={where.height}
                area={area}
                onChange={setDivide}
              />
            ) : null}
            {over ? (
              <>
                <Word
                  words={before.words}
                  side="start"
                  edge={lies ? 'top' : 'bottom'}
                  where={where}
                  view={frame.view}
                  shown={shown >= 0.12}
                />
                <Word
                  words={afterWords}
                  side={lies && !standBeside(where, frame.view) ? 'start' : 'end'}
                  edge="bottom"
                  where={where}
                  view={frame.view}
                  shown={shown <= 0.88}
                />
              </>
            ) : null}
            {beside ? <Word words={afterWords} side="end" edge="bottom" where={where} view={frame.view} shown /> : null}
            {lensPoint === null || before === null ? null : (
              <Lens point={lensPoint} pane={frame.view} where={where} words={flipped ? afterWords : before.words} isSpoken>
                {flipped ? after : <BeforeImage before={before} lie={lie} onFail={() => setBeforeFailed(before.address)} />}
              </Lens>
            )}
          </div>
          {beside ? (
            <div className={css.pane} style={{ left: 0, width: half }}>
              <div className={css.paper} style={box}>
                <BeforeImage key={before.address} before={before} lie={lie} onFail={() => setBeforeFailed(before.address)} />
              </div>
              <Word words={before.words} side="start" edge="bottom" where={where} view={frame.view} shown />
              {lensPoint === null ? null : (
                <Lens point={lensPoint} pane={frame.view} where={where} words={afterWords} isSpoken={false}>
                  {after}
                </Lens>
              )}
            </div>
          ) : null}
          {note !== null && (over || beside || lensPoint !== null) ? (
            <span role="status" className={css.note}>
              {note}
            </span>
          ) : null}
        </>
      )}
    </div>
  );
}
