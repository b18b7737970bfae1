// One edit in the grid: its picture, or its state in words while there is none.
import { memo } from 'react';
import type { MouseEvent } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { isLiving } from '../../../app/edits/edit.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { secondsOf, useEdit } from '../../store/edits.ts';
import { useLanguage } from '../../store/language.ts';
import { useBatching } from '../../commands/batch.ts';
import { draggedWith, outHandlers } from '../../commands/handoff.ts';
import { useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useStack } from '../../store/sets.ts';
import { useTwin } from '../../store/twins.ts';
import { stage } from '../../store/stage.ts';
import { stateWords, titleOf } from '../../store/words.ts';
import { formatCount, formatMonth, formatSeconds } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { useSeconds } from '../../ui/use-seconds.ts';
import { openCell, pick } from './grid-commands.ts';
import { HoverBefore, useRest } from './hover-before.tsx';
import type { How, Where } from './grid-commands.ts';
import { missing } from './strips/painter.ts';
import { hasPicture, thumbnailSide } from './strips/strip-of.ts';
import { TileMarks, tileName } from './tile-marks.tsx';
import css from './tile.module.css';

type Props = {
  readonly id: string | null;
  readonly position: number;
  readonly column: number;
  readonly left: number;
  readonly size: number;
  /** The month that begins with it where months have no rows; else empty. */
  readonly month: string;
  readonly where: Where;
  readonly selected: boolean;
  readonly active: boolean;
};

/** A tile of so many pixels has room for a line of words under the picture. */
const widthOfCaption = 160;

/** Height of the line of words under the picture; 0 without one. As in the style sheet. */
export const captionOf = (captions: boolean, size: number): number => (captions && size >= widthOfCaption ? 22 : 0);

function Waiting({ edit, size }: { readonly edit: EditSummary; readonly size: number }) {
  const held = useMirror((now) => now.queue.held);
  const typical = useMirror((now) => now.queue.typicalSeconds);
  const living = isLiving(edit.state);
  const seconds = secondsOf(edit, useSeconds(living && edit.sentAt !== null));
  const [input] = edit.inputs;
  return (
    <>
      {input === undefined ? null : (
        <Thumb
          address={pictureThumbnailAddress(input, thumbnailSide(size, globalThis.devicePixelRatio))}
          className={classes(css.image, css.dim)}
        />
      )}
      <span aria-hidden className={css.state}>
        {living && edit.state !== 'waiting' ? <Spinner /> : living ? null : <TriangleAlert size={16} aria-hidden />}
        <span>{stateWords(edit, held)}</span>
        {living && seconds !== null && size >= 110 ? (
          // Drawn from an attribute: what changes each second is no part of the tile's name.
          <span
            className={css.soft}
            data-elapsed={text.stage.elapsed(
              formatSeconds(Math.floor(seconds)),
              typical === null ? null : formatSeconds(Math.round(typical)),
            )}
          />
        ) : null}
      </span>
    </>
  );
}

/** How many edits a cell stands for; 1 for itself alone. The words are empty then. */
type Stack = {
  readonly count: number;
  /** On the cell: how many, or how many of them have ended while others run. */
  readonly mark: string;
  /** In its name. */
  readonly name: string;
};

function useStackOf(edit: EditSummary | null): Stack {
  const stack = useStack(edit);
  const folded = useLibrary((now) => now.folded);
  const count = folded ? stack : 1;
  const living = useMirror((now) => (count > 1 ? now.queue.edits.filter(({ batch }) => batch?.id === edit?.batch?.id).length : 0));
  const planned = useBatching((now) => (count > 1 ? now.batches.find(({ id }) => id === edit?.batch?.id) : undefined));
  if (count < 2) return { count, mark: '', name: '' };
  // As the queue counts: of a batch its pictures, of which most are no edits yet.
  const [done, of] = planned === undefined ? [count - living, edit?.batch?.of ?? count] : [planned.counts.done, planned.total];
  const mark = living > 0 ? text.sets.progress(done, of) : formatCount(count);
  return { count, mark, name: [text.sets.stack(count), living > 0 ? mark : ''].filter((part) => part !== '').join(' ') };
}

export const Tile = memo(function Tile({ id, position, column, left, size, month, where, selected, active }: Props) {
  const edit = useEdit(id);
  // Its properties do not change with the language.
  useLanguage();
  const held = useMirror((now) => now.queue.held);
  const stack = useStackOf(edit);
  const { wholePictures, captions } = useMirror((now) => now.settings.layout);
  const twin = useTwin(id);
  const unseen = useStore(stage, (now) => id !== null && now.unseen.has(id));
  const { rests, handlers } = useRest();
  if (id === null || edit === null)
    return <div role="gridcell" aria-colindex={column} className={css.tile} style={{ left, width: size, height: size }} />;
  const has = hasPicture(edit);
  const captioned = captionOf(captions, size) > 0;
  return (
    <div
      id={`edit-${id}`}
      role="gridcell"
      aria-colindex={column}
      data-position={position}
      aria-selected={selected}
      aria-label={tileName(edit, stateWords(edit, held), unseen, stack.name, twin)}
      className={classes(
        css.tile,
        selected && css.selected,
        active && css.active,
        has && css.pictured,
        wholePictures && has && css.whole,
        captioned && css.captioned,
        stack.count > 1 && css.stack,
        classOf(edit),
      )}
      style={{ left, width: size, height: size }}
      title={titleOf(edit)}
      draggable={has}
      {...handlers}
      {...(has ? outHandlers(() => draggedWith({ id, index: 0 })) : {})}
      onClick={(event) => pick(id, position, howOf(event), where)}
      onDoubleClick={() => openCell(id)}
    >
      {has ? <Picture edit={edit} size={size} rests={rests} active={active} /> : <Waiting edit={edit} size={size} />}
      {/* Drawn from an attribute: no part of what the edit is called. */}
      {month === '' ? null : <span aria-hidden data-month={formatMonth(month)} className={css.month} />}
      {captioned ? (
        <span aria-hidden className={css.caption}>
          {titleOf(edit, 80)}
        </span>
      ) : null}
      <TileMarks edit={edit} unseen={unseen} size={size} stack={stack.mark} twin={twin} />
    </div>
  );
});

/** Of an edit without a result to come, and of one that was turned down. */
const classOf = (edit: EditSummary): string =>
  classes(!hasPicture(edit) && !isLiving(edit.state) && css.dead, edit.flag === 'reject' && css.rejected);

const howOf = ({ shiftKey, ctrlKey, metaKey }: MouseEvent): How => (shiftKey ? 'extend' : ctrlKey || metaKey ? 'toggle' : 'one');

type PictureProps = { readonly edit: EditSummary; readonly size: number; readonly rests: boolean; readonly active: boolean };

/** The picture itself is painted with those of its row. */
function Picture({ edit, size, rests, active }: PictureProps) {
  const isMissing = useStore(missing, ({ ids }) => ids.has(edit.id));
  return (
    <>
      {isMissing ? (
        <span aria-hidden className={css.state}>
          {text.stage.notLoaded}
        </span>
      ) : null}
      <HoverBefore edit={edit} side={thumbnailSide(size, globalThis.devicePixelRatio)} rests={rests} active={active} />
    </>
  );
}
