// The picture that is cropped and turned: what goes out is light, the rest dark; the place that should change has a frame of its own.
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { pictureAddress, pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { apply, invert } from '../../../app/pictures/affine.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { turnedSize } from '../../../app/pictures/turn.ts';
import { toTurned } from '../../../app/pictures/turned.ts';
import { choose, endStep, straightenAlong, straightenTo } from '../../commands/crop.ts';
import type { Cropping } from '../../commands/crop.ts';
import { text } from '../../text/text.ts';
import { arrowOf } from '../../ui/arrows.ts';
import { classes } from '../../ui/classes.ts';
import { useSize } from '../../ui/use-size.ts';
import { fit, place } from '../../ui/zoom.ts';
import type { Point } from '../../ui/zoom.ts';
import { between, cornerAcross, firstPlace, holds, movedBy, sizedBy } from './rectangle.ts';
import { Strokes } from './strokes.tsx';
import { isDrawing, useStrokes } from './use-strokes.ts';
import css from './crop-picture.module.css';

type Props = Pick<Cropping, 'picture' | 'tool' | 'turned' | 'chosen' | 'strokes'> & { readonly sent: CropBox | null };

/** A hand has hold of the rectangle from here, draws a new one from this corner, or a line that should be level. */
type Hold =
  | { readonly kind: 'move'; readonly from: Point; readonly box: CropBox }
  | { readonly kind: 'draw'; readonly corner: Point }
  | { readonly kind: 'level'; readonly from: Point; readonly to: Point };

/** CSS pixels around a corner that take hold of it. */
const cornerReach = 12;
/** A line shorter than this, in CSS pixels, was none. */
const shortest = 8;

export function CropPicture({ picture, tool, turned, chosen, strokes, sent }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [hold, setHold] = useState<Hold | null>(null);
  const plane = turnedSize(picture, turned.turn);
  const { width, height } = plane;
  const map = toTurned(picture, turned);
  const where = place({ view, picture: plane, density: globalThis.devicePixelRatio }, fit);
  const scale = where.width / width;
  const drawing = useStrokes(tool, picture, turned.turn);
  const words = text.crop;

  const at = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left - where.left) / scale, y: (event.clientY - box.top - where.top) / scale };
  };
  const onPicture = ({ x, y }: Point): Point => {
    const [px, py] = apply(invert(map), x, y);
    return { x: px, y: py };
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = at(event);
    if (isDrawing(tool)) return drawing.down(onPicture(point));
    if (tool === 'turn') return setHold({ kind: 'level', from: point, to: point });
    const across = chosen?.kind === 'around' ? cornerAcross(chosen.box, point, cornerReach / scale) : null;
    if (across !== null) return setHold({ kind: 'draw', corner: across });
    if (chosen !== null && holds(chosen.box, point)) return setHold({ kind: 'move', from: point, box: chosen.box });
    setHold({ kind: 'draw', corner: point });
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (isDrawing(tool)) return drawing.move(onPicture(at(event)));
    if (hold === null) return;
    const point = at(event);
    if (hold.kind === 'level') return setHold({ ...hold, to: point });
    if (hold.kind === 'draw') return choose({ kind: 'around', box: between(hold.corner, point, plane) });
    choose({ kind: chosen?.kind ?? 'around', box: movedBy(hold.box, { x: point.x - hold.from.x, y: point.y - hold.from.y }, plane) });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (drawing.key(event)) return event.preventDefault();
    const step = arrowOf(event.key);
    if (step === undefined || isDrawing(tool)) return;
    event.preventDefault();
    if (tool === 'turn') return straightenTo(turned.straighten + (step.x - step.y) * (event.shiftKey ? 1 : 0.1));
    if (chosen === null) return choose({ kind: 'around', box: firstPlace(plane) });
    const far = event.altKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / 100));
    const by = { x: step.x * far, y: step.y * far };
    const sized = event.shiftKey && chosen.kind === 'around';
    choose({ ...chosen, box: sized ? sizedBy(chosen.box, by, plane) : movedBy(chosen.box, by, plane) });
  };
  const up = (): void => {
    if (hold?.kind === 'level' && Math.hypot(hold.to.x - hold.from.x, hold.to.y - hold.from.y) * scale >= shortest)
      straightenAlong([hold.from.x, hold.from.y], [hold.to.x, hold.to.y]);
    setHold(null);
    endStep();
    drawing.up();
  };
  const onScreen = ([x, y, wide, high]: CropBox) => ({ left: x * scale, top: y * scale, width: wide * scale, height: high * scale });
  const [penX, penY] = drawing.pen === null ? [0, 0] : apply(map, drawing.pen[0], drawing.pen[1]);
  return (
    <div
      ref={area}
      role="application"
      tabIndex={0}
      aria-label={words.areas[tool]}
      aria-description={tool === 'crop' ? words.areaHelp : tool === 'turn' ? words.turnHelp : words.drawHelp}
      className={css.area}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
    >
      {view.width === 0 ? null : (
        <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
          <div
            className={css.turned}
            style={{
              left: ((width - picture.width) / 2) * scale,
              top: ((height - picture.height) / 2) * scale,
              width: picture.width * scale,
              height: picture.height * scale,
              rotate: `${turned.turn + turned.straighten}deg`,
            }}
          >
            <img
              src={pictureThumbnailAddress({ sha256: picture.sha256 }, 640)}
              alt=""
              aria-hidden
              draggable={false}
              className={css.image}
            />
            <img
              src={pictureAddress({ sha256: picture.sha256 })}
              alt=""
              aria-hidden
              draggable={false}
              decoding="async"
              className={css.image}
            />
            <Strokes strokes={drawing.stroke === null ? strokes : [...strokes, drawing.stroke]} picture={picture} />
          </div>
          {sent === null && tool !== 'turn' ? null : (
            <div
              className={classes(sent !== null && css.sent, tool === 'turn' && css.grid)}
              style={onScreen(sent ?? [0, 0, width, height])}
            />
          )}
          {drawing.pen === null ? null : <div className={css.pen} style={{ left: penX * scale, top: penY * scale }} />}
          {hold?.kind !== 'level' ? null : (
            <svg aria-hidden viewBox={`0 0 ${where.width} ${where.height}`} className={css.level}>
              <line x1={hold.from.x * scale} y1={hold.from.y * scale} x2={hold.to.x * scale} y2={hold.to.y * scale} />
            </svg>
          )}
          {chosen?.kind === 'around' && tool === 'crop' ? (
            <div className={css.chosen} style={onScreen(chosen.box)}>
              <i className={css.corner} />
              <i className={css.corner} />
              <i className={css.corner} />
              <i className={css.corner} />
            </div>
          ) : null}
        </div>
      )}
    </div>
  );
}
