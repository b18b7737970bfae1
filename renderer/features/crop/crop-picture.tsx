// The picture that is cropped and turned: what goes out is light, the rest dark; the place that should change has a frame of its own.
import { useRef } from 'react';
import { pictureAddress, pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { apply } from '../../../app/pictures/affine.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { turnedSize } from '../../../app/pictures/turn.ts';
import { toTurned } from '../../../app/pictures/turned.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { onlyHelps } from '../../commands/crop.ts';
import type { Cropping } from '../../commands/crop.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { useSize } from '../../ui/use-size.ts';
import { fit, place } from '../../ui/zoom.ts';
import { Strokes } from './strokes.tsx';
import { useCropHand } from './use-crop-hand.ts';
import type { Ground, Hold } from './use-crop-hand.ts';
import { useStrokes } from './use-strokes.ts';
import css from './crop-picture.module.css';

type Props = Pick<Cropping, 'at' | 'picture' | 'tool' | 'turned' | 'chosen' | 'strokes'> & { readonly sent: CropBox | null };

/** A box of the turned picture as it lies on the paper, in CSS pixels. */
const onScreen = ([x, y, wide, high]: CropBox, scale: number) => ({
  left: x * scale,
  top: y * scale,
  width: wide * scale,
  height: high * scale,
});

const areaName = ({ at, tool }: Pick<Props, 'at' | 'tool'>): string =>
  onlyHelps({ at }) && tool === 'crop' ? text.crop.areaOther : text.crop.areas[tool];

export function CropPicture({ at, picture, tool, turned, chosen, strokes, sent }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const plane = turnedSize(picture, turned.turn);
  const where = place({ view, picture: plane, density: globalThis.devicePixelRatio }, fit);
  const ground: Ground = { plane, where, scale: where.width / plane.width, map: toTurned(picture, turned) };
  const { scale } = ground;
  const drawing = useStrokes(tool, picture, turned.turn);
  const { hold, handlers } = useCropHand({ tool, turned, chosen }, drawing, ground);
  const words = text.crop;
  const [penX, penY] = drawing.pen === null ? [0, 0] : apply(ground.map, drawing.pen[0], drawing.pen[1]);
  return (
    <div
      ref={area}
      role="application"
      tabIndex={0}
      aria-label={areaName({ at, tool })}
      aria-description={tool === 'crop' ? words.areaHelp : tool === 'turn' ? words.turnHelp : words.drawHelp}
      className={css.area}
      {...handlers}
    >
      {view.width === 0 ? null : (
        <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
          <TurnedPicture
            picture={picture}
            turned={turned}
            strokes={drawing.stroke === null ? strokes : [...strokes, drawing.stroke]}
            ground={ground}
          />
          {sent === null && tool !== 'turn' ? null : (
            <div
              className={classes(sent !== null && css.sent, tool === 'turn' && css.grid)}
              style={onScreen(sent ?? [0, 0, plane.width, plane.height], scale)}
            />
          )}
          {drawing.pen === null ? null : <div className={css.pen} style={{ left: penX * scale, top: penY * scale }} />}
          {hold?.kind === 'level' ? <Level hold={hold} ground={ground} /> : null}
          {chosen?.kind === 'around' && tool === 'crop' ? <Chosen box={chosen.box} scale={scale} /> : null}
        </div>
      )}
    </div>
  );
}

type TurnedProps = Pick<Props, 'picture' | 'turned'> & { readonly strokes: readonly ViewStroke[]; readonly ground: Ground };

/** Its thumbnail until the whole one is there, and what is drawn on it: all turned about its middle. */
function TurnedPicture({ picture, turned, strokes, ground: { plane, scale } }: TurnedProps) {
  const style = {
    left: ((plane.width - picture.width) / 2) * scale,
    top: ((plane.height - picture.height) / 2) * scale,
    width: picture.width * scale,
    height: picture.height * scale,
    rotate: `${turned.turn + turned.straighten}deg`,
  };
  const { sha256 } = picture;
  return (
    <div className={css.turned} style={style}>
      <img src={pictureThumbnailAddress({ sha256 }, 640)} alt="" aria-hidden draggable={false} className={css.image} />
      <img src={pictureAddress({ sha256 })} alt="" aria-hidden draggable={false} decoding="async" className={css.image} />
      <Strokes strokes={strokes} picture={picture} />
    </div>
  );
}

/** The line that is being drawn along what should be level. */
function Level({
  hold: { from, to },
  ground: { where, scale },
}: {
  readonly hold: Extract<Hold, { kind: 'level' }>;
  readonly ground: Ground;
}) {
  return (
    <svg aria-hidden viewBox={`0 0 ${where.width} ${where.height}`} className={css.level}>
      <line x1={from.x * scale} y1={from.y * scale} x2={to.x * scale} y2={to.y * scale} />
    </svg>
  );
}

function Chosen({ box, scale }: { readonly box: CropBox; readonly scale: number }) {
  return (
    <div className={css.chosen} style={onScreen(box, scale)}>
      <i className={css.corner} />
      <i className={css.corner} />
      <i className={css.corner} />
      <i className={css.corner} />
    </div>
  );
}
