// One edit in the grid: its picture, or its state in words while there is none.
import { memo } from 'react';
import { Copy, Equal, Flag, FlagOff, Heart, Layers, Star, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { pictureThumbnailAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { isLiving } from '../../../app/edits/edit.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { secondsOf, useEdit } from '../../store/edits.ts';
import { useLanguage } from '../../store/language.ts';
import { draggedWith, outHandlers } from '../../commands/handoff.ts';
import { useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useStack } from '../../store/sets.ts';
import { useTwin } from '../../store/twins.ts';
import { stage } from '../../store/stage.ts';
import { stateWords, titleOf } from '../../store/words.ts';
import { formatCount, formatMonth, formatParts, formatSeconds } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { useSeconds } from '../../ui/use-seconds.ts';
import { openCell, pick } from './grid-commands.ts';
import { HoverBefore, useRest } from './hover-before.tsx';
import type { Where } from './grid-commands.ts';
import css from './tile.module.css';

type Props = {
  readonly id: string | null;
  readonly position: number;
  readonly column: number;
  readonly left: number;
  readonly size: number;
  /** The month that begins with it where months have no rows; else empty. */
  readonly month: string;
  readonly place: Where;
  readonly selected: boolean;
  readonly active: boolean;
};

/** A tile of so many pixels has room for words beside its marks. */
const widthOfWords = 120;
/** Of so many, for marks and a twin's words beside each other. */
const widthOfBoth = 200;
/** And of so many, for a line of words under the picture. */
const widthOfCaption = 160;

function thumbnailSide(size: number): 160 | 320 | 640 {
  const pixels = size * globalThis.devicePixelRatio;
  return pixels <= 170 ? 160 : pixels <= 340 ? 320 : 640;
}

function Waiting({ edit, size }: { readonly edit: EditSummary; readonly size: number }) {
  const held = useMirror((now) => now.queue.held);
  const typical = useMirror((now) => now.queue.typicalSeconds);
  const living = isLiving(edit.state);
  const seconds = secondsOf(edit, useSeconds(living && edit.sentAt !== null));
  const [input] = edit.inputs;
  return (
    <>
      {input === undefined ? null : (
        <Thumb address={pictureThumbnailAddress(input, thumbnailSide(size))} className={classes(css.image, css.dim)} />
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

type MarksProps = {
  readonly edit: EditSummary;
  readonly unseen: boolean;
  readonly size: number;
  readonly stack: string;
  readonly twin: number | null;
};

function Marks({ edit, unseen, size, stack, twin }: MarksProps) {
  const words = text.window.grid;
  const marked = edit.stars > 0 || edit.favourite || edit.flag !== null;
  return (
    <>
      {stack === '' ? null : (
        <span aria-hidden className={css.stackNumber}>
          <Layers size={12} />
          {stack}
        </span>
      )}
      {unseen ? <span aria-hidden className={css.unseen} /> : null}
      {edit.results.length > 1 && stack === '' ? (
        <span aria-hidden className={css.number}>
          {edit.results.length}
        </span>
      ) : null}
      {edit.unchanged === true ? (
        <span aria-hidden className={css.unchanged}>
          <Equal size={12} />
          {size >= widthOfWords ? text.keep.unchangedMark : null}
        </span>
      ) : null}
      {twin === null ? null : (
        <span aria-hidden className={classes(css.twin, marked && size < widthOfBoth && css.raised)}>
          <Copy size={12} />
          {size < widthOfWords ? null : twin < 0 ? words.duplicateMark : words.nearMark(twin)}
        </span>
      )}
      {edit.label === null ? null : <span aria-hidden data-colour={edit.label} className={css.label} />}
      {!marked ? null : (
        <span aria-hidden className={css.marks}>
          {edit.flag === 'pick' ? <Flag size={11} fill="currentColor" /> : edit.flag === 'reject' ? <FlagOff size={11} /> : null}
          {edit.favourite ? <Heart size={11} fill="currentColor" /> : null}
          {Array.from({ length: edit.stars }, (_, star) => (
            <Star key={star} size={10} fill="currentColor" strokeWidth={1} />
          ))}
        </span>
      )}
    </>
  );
}

function nameOf(edit: EditSummary, state: string, unseen: boolean, stack: string, twin: number | null): string {
  const words = text.window.grid;
  return formatParts([
    titleOf(edit, 80),
    stack,
    edit.unchanged === true ? text.keep.unchangedMark : edit.state === 'done' ? '' : state,
    edit.stars > 0 ? words.starsOf(edit.stars) : '',
    edit.favourite ? words.favourite : '',
    edit.flag === 'pick' ? words.picked : edit.flag === 'reject' ? words.rejected : '',
    edit.label === null ? '' : words.labelled(edit.label),
    twin === null ? '' : twin < 0 ? words.duplicate : words.near(twin),
    edit.trashed ? words.trashed : '',
    edit.results.length > 1 ? words.results(edit.results.length) : '',
    edit.present ? '' : words.missing,
    unseen ? words.unseen : '',
  ]);
}

export const Tile = memo(function Tile({ id, position, column, left, size, month, place, selected, active }: Props) {
  const edit = useEdit(id);
  // Its properties do not change with the language.
  useLanguage();
  const held = useMirror((now) => now.queue.held);
  const count = useStack(edit);
  const folded = useLibrary((now) => now.folded);
  const stacked = folded ? count : 1;
  const living = useMirror((now) => (stacked > 1 ? now.queue.edits.filter(({ batch }) => batch?.id === edit?.batch?.id).length : 0));
  const { wholePictures, captions } = useMirror((now) => now.settings.layout);
  const twin = useTwin(id);
  const unseen = useStore(stage, (now) => id !== null && now.unseen.has(id));
  const { rests, handlers } = useRest();
  if (id === null || edit === null)
    return <div role="gridcell" aria-colindex={column} className={css.tile} style={{ left, width: size, height: size }} />;
  const has = edit.results.length > 0 && edit.present;
  const stack = stacked < 2 ? '' : living > 0 ? text.sets.progress(stacked - living, stacked) : formatCount(stacked);
  const stackName = stacked < 2 ? '' : [text.sets.stack(stacked), living > 0 ? stack : ''].filter((part) => part !== '').join(' ');
  return (
    <div
      id={`edit-${id}`}
      role="gridcell"
      aria-colindex={column}
      data-position={position}
      aria-selected={selected}
      aria-label={nameOf(edit, stateWords(edit, held), unseen, stackName, twin)}
      className={classes(
        css.tile,
        selected && css.selected,
        active && css.active,
        wholePictures && has && css.whole,
        !has && !isLiving(edit.state) && css.dead,
        captions && size >= widthOfCaption && css.captioned,
        stacked > 1 && css.stack,
        edit.flag === 'reject' && css.rejected,
      )}
      style={{ left, width: size, height: size }}
      title={titleOf(edit)}
      draggable={has}
      {...handlers}
      {...(has ? outHandlers(() => draggedWith({ id, index: 0 })) : {})}
      onClick={(event) => pick(id, position, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'one', place)}
      onDoubleClick={() => openCell(id)}
    >
      {has ? (
        <>
          <Thumb
            address={resultThumbnailAddress(id, 0, thumbnailSide(size))}
            className={css.image}
            fallback={
              <span aria-hidden className={css.state}>
                {text.stage.notLoaded}
              </span>
            }
          />
          <HoverBefore edit={edit} side={thumbnailSide(size)} rests={rests} active={active} />
        </>
      ) : (
        <Waiting edit={edit} size={size} />
      )}
      {/* Drawn from an attribute: no part of what the edit is called. */}
      {month === '' ? null : <span aria-hidden data-month={formatMonth(month)} className={css.month} />}
      {captions && size >= widthOfCaption ? (
        <span aria-hidden className={css.caption}>
          {titleOf(edit, 80)}
        </span>
      ) : null}
      <Marks edit={edit} unseen={unseen} size={size} stack={stack} twin={twin} />
    </div>
  );
});
