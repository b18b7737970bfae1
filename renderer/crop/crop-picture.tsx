// The picture that is cropped: what goes out is light, the rest dark; the place that should change has a frame of its own.
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { pictureAddress, pictureThumbnailAddress } from '../../app/addresses.ts';
import type { Picture } from '../../app/ipc.ts';
import type { CropBox } from '../../app/pictures/input-view.ts';
import type { ViewStroke } from '../../app/pictures/view-strokes.ts';
import { choose } from '../state/crop.ts';
import type { Chosen, SheetTool } from '../state/crop.ts';
import { text } from '../text/text.ts';
import { arrowOf } from '../ui/arrows.ts';
import { useSize } from '../ui/use-size.ts';
import { fit, place } from '../ui/zoom.ts';
import type { Point } from '../ui/zoom.ts';
import { between, cornerAcross, firstPlace, holds, movedBy, sizedBy } from './rectangle.ts';
import { Strokes } from './strokes.tsx';
import { useStrokes } from './use-strokes.ts';
import css from './crop-picture.module.css';

type Props = {
  readonly picture: Picture;
  readonly tool: SheetTool;
  readonly chosen: Chosen | null;
  readonly strokes: readonly ViewStroke[];
  readonly sent: CropBox | null;
};

/** A hand has hold of the rectangle from here, or draws a new one from this corner. */
type Hold = { readonly kind: 'move'; readonly from: Point; readonly box: CropBox } | { readonly kind: 'draw'; readonly corner: Point };

/** CSS pixels around a corner that take hold of it. */
const cornerReach = 12;

export function CropPicture({ picture, tool, chosen, strokes, sent }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [hold, setHold] = useState<Hold | null>(null);
  const { sha256, width, height } = picture;
  const where = place({ view, picture, density: globalThis.devicePixelRatio }, fit);
  const scale = where.width / width;
  const drawing = useStrokes(tool, picture);
  const words = text.crop;

  const at = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left - where.left) / scale, y: (event.clientY - box.top - where.top) / scale };
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = at(event);
    if (tool !== 'crop') return drawing.down(point);
    const across = chosen?.kind === 'around' ? cornerAcross(chosen.box, point, cornerReach / scale) : null;
    if (across !== null) return setHold({ kind: 'draw', corner: across });
    if (chosen !== null && holds(chosen.box, point)) return setHold({ kind: 'move', from: point, box: chosen.box });
    setHold({ kind: 'draw', corner: point });
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (tool !== 'crop') return drawing.move(at(event));
    if (hold === null) return;
    const point = at(event);
    if (hold.kind === 'draw') return choose({ kind: 'around', box: between(hold.corner, point, picture) });
    choose({ kind: chosen?.kind ?? 'around', box: movedBy(hold.box, { x: point.x - hold.from.x, y: point.y - hold.from.y }, picture) });
  };
  const key = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey && drawing.key(event)) return event.preventDefault();
    const step = arrowOf(event.key);
    if (tool !== 'crop' || step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (chosen === null) return choose({ kind: 'around', box: firstPlace(picture) });
    const far = event.altKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / 100));
    const by = { x: step.x * far, y: step.y * far };
    const sized = event.shiftKey && chosen.kind === 'around';
    choose({ ...chosen, box: sized ? sizedBy(chosen.box, by, picture) : movedBy(chosen.box, by, picture) });
  };
  const up = (): void => {
    setHold(null);
    drawing.up();
  };
  const onScreen = ([x, y, wide, high]: CropBox) => ({ left: x * scale, top: y * scale, width: wide * scale, height: high * scale });
  return (
    <div
      ref={area}
      role="application"
      tabIndex={0}
      aria-label={words.areas[tool]}
      aria-description={tool === 'crop' ? words.areaHelp : words.drawHelp}
      className={css.area}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
    >
      {view.width === 0 ? null : (
        <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
          <img src={pictureThumbnailAddress({ sha256 }, 640)} alt="" aria-hidden draggable={false} className={css.image} />
          <img src={pictureAddress({ sha256 })} alt="" aria-hidden draggable={false} decoding="async" className={css.image} />
          <Strokes strokes={drawing.stroke === null ? strokes : [...strokes, drawing.stroke]} picture={picture} />
          {sent === null ? null : <div className={css.sent} style={onScreen(sent)} />}
          {drawing.pen === null ? null : <div className={css.pen} style={{ left: drawing.pen[0] * scale, top: drawing.pen[1] * scale }} />}
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
