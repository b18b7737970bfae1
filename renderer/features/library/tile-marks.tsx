// What an edit in the grid is marked with, and its name with the same in words.
import { Copy, Equal, Flag, FlagOff, Heart, Layers, Star } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { titleOf } from '../../store/words.ts';
import { formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import css from './tile.module.css';

/** A tile of so many pixels has room for words beside its marks. */
const widthOfWords = 120;
/** Of so many, for marks and a twin's words beside each other. */
const widthOfBoth = 200;

type Props = {
  readonly edit: EditSummary;
  readonly unseen: boolean;
  /** Pixels of a side. */
  readonly size: number;
  /** How many it stands for, in words; empty where it stands for itself. */
  readonly stack: string;
  /** How far from its twin, below 0 of the same bytes; null without one. */
  readonly twin: number | null;
};

const isMarked = ({ stars, favourite, flag }: EditSummary): boolean => stars > 0 || favourite || flag !== null;

export function TileMarks({ edit, unseen, size, stack, twin }: Props) {
  const marked = isMarked(edit);
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
          {size < widthOfWords ? null : twinMark(twin)}
        </span>
      )}
      {edit.label === null ? null : <span aria-hidden data-colour={edit.label} className={css.label} />}
      {marked ? <GivenMarks edit={edit} /> : null}
    </>
  );
}

const twinMark = (twin: number): string => (twin < 0 ? text.window.grid.duplicateMark : text.window.grid.nearMark(twin));

/** What the person gave it, beside each other. */
function GivenMarks({ edit: { flag, favourite, stars } }: { readonly edit: EditSummary }) {
  return (
    <span aria-hidden className={css.marks}>
      {flag === 'pick' ? <Flag size={11} fill="currentColor" /> : flag === 'reject' ? <FlagOff size={11} /> : null}
      {favourite ? <Heart size={11} fill="currentColor" /> : null}
      {Array.from({ length: stars }, (_, star) => (
        <Star key={star} size={10} fill="currentColor" strokeWidth={1} />
      ))}
    </span>
  );
}

/** `state` and `stack` are words, empty where there is nothing to say. */
export function tileName(edit: EditSummary, state: string, unseen: boolean, stack: string, twin: number | null): string {
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
