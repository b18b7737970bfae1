// One of several results: its picture at the zoom of all, its number, and what its recipe has of its own.
import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { pictureAddress, pictureThumbnailAddress, resultAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { laysOver } from '../../../app/composite/compare.ts';
import { viewSize } from '../../../app/pictures/input-view.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { onZoomWish } from '../../store/stage.ts';
import { activate } from '../../commands/survey.ts';
import { titleOf } from '../../store/words.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { useSize } from '../../ui/use-size.ts';
import { usePan, useWheelZoom } from '../../ui/use-zoom.ts';
import { pixelScale, place, wished } from '../../ui/zoom.ts';
import type { Frame, Zoom } from '../../ui/zoom.ts';
import type { Difference } from './differences.ts';
import css from './survey-pane.module.css';

type Props = {
  readonly id: string;
  readonly edit: EditSummary;
  /** From 1, among those on the page: the key that looks at it. */
  readonly number: number;
  readonly active: boolean;
  /** Its zoom is what the buttons say. */
  readonly leads: boolean;
  readonly alone: boolean;
  /** What it was made from stands beside it. */
  readonly pair: boolean;
  /** One of so many that each is small. */
  readonly many: boolean;
  readonly difference: Difference | null;
  /** One for all. */
  readonly zoom: Zoom;
  readonly onZoom: (change: (now: Zoom) => Zoom) => void;
  readonly onDoubleClick: () => void;
};

export function SurveyPane({ id, edit, number, active, leads, alone, pair, many, difference, zoom, onZoom, onDoubleClick }: Props) {
  const facts = factsOf(edit, pair, difference);
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classes(css.pane, active && !alone && css.active)}
      onPointerDown={() => activate(edit.id)}
      onDoubleClick={onDoubleClick}
    >
      {pair ? (
        <div className={css.pair}>
          <Picture edit={edit} of="before" leads={false} many={many} zoom={zoom} onZoom={onZoom} />
          <Picture edit={edit} of="result" leads={leads} many={many} zoom={zoom} onZoom={onZoom} />
        </div>
      ) : (
        <Picture edit={edit} of="result" leads={leads} many={many} zoom={zoom} onZoom={onZoom} />
      )}
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

/** What is its own; of a pair, whose picture it is in any case. */
function factsOf({ inputs: [input] }: EditSummary, pair: boolean, difference: Difference | null): readonly string[] {
  const facts = difference?.facts ?? [];
  const named = pair && input !== undefined ? text.survey.fact(text.compose.slot(1), input.name) : null;
  return named === null || facts.includes(named) ? facts : [...facts, named];
}

/** Pixels of the long side of the largest thumbnail. */
const thumbnailSide = 640;

type Addresses = { readonly first: string; readonly small: string; readonly whole: string };

const ofResult = ({ id }: EditSummary): Addresses => ({
  first: resultThumbnailAddress(id, 0, 320),
  small: resultThumbnailAddress(id, 0, thumbnailSide),
  whole: resultAddress(id, 0),
});
const ofInput = (input: EditSummary['inputs'][number]): Addresses => ({
  first: pictureThumbnailAddress(input, 320),
  small: pictureThumbnailAddress(input, thumbnailSide),
  whole: pictureAddress(input),
});

type PictureProps = Pick<Props, 'edit' | 'leads' | 'many' | 'zoom' | 'onZoom'> & {
  /** What it was made from lies in the frame of the result: both are zoomed alike. */
  readonly of: 'before' | 'result';
};

function Picture({ edit, of, leads, many, zoom, onZoom }: PictureProps) {
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [failed, setFailed] = useState(false);
  const [input] = edit.inputs;
  const before = of === 'before' ? input : undefined;
  const isOfWords = of === 'before' && input === undefined;
  const addresses = before === undefined ? ofResult(edit) : ofInput(before);
  const frame: Frame = { view, picture: edit.results[0] ?? { width: 1, height: 1 }, density: globalThis.devicePixelRatio };
  const latest = useRef(frame);
  latest.current = frame;
  const where = place(frame, zoom);
  // Two dozen whole pictures are more than a window should hold, and nobody would see the difference.
  const small = many && Math.max(where.width, where.height) * frame.density <= thumbnailSide;

  const image = classes(css.image, before !== undefined && !laysOver(viewSize(before), frame.picture) && css.inside);

  useEffect(() => {
    if (leads) zoomNow.setState({ scale: where.scale, fits: zoom.kind === 'fit' });
  }, [leads, where.scale, zoom.kind]);
  useEffect(() => (leads ? onZoomWish(({ kind }) => onZoom((now) => wished(latest.current, now, kind))) : undefined), [leads, onZoom]);
  useWheelZoom(area, latest, onZoom);
  const pan = usePan(frame, zoom, onZoom);

  return (
    <div ref={area} className={classes(css.area, zoom.kind === 'free' && css.free)} {...pan}>
      {isOfWords || failed ? (
        <p className={css.failed}>{isOfWords ? text.survey.wordsAlone : text.stage.notLoaded}</p>
      ) : view.width === 0 ? null : (
        <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
          <img src={addresses.first} alt="" draggable={false} className={image} />
          <img
            src={small ? addresses.small : addresses.whole}
            alt=""
            draggable={false}
            decoding="async"
            className={classes(image, where.scale >= pixelScale && css.pixels)}
            onError={() => setFailed(true)}
          />
        </div>
      )}
    </div>
  );
}
