// The rows of what was sent, day by day: only those in sight are drawn, however many there are.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { pictureThumbnailAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { findModel } from '../../../app/models/models.ts';
import type { KeyedSum, SentRow } from '../../../app/money/spent.ts';
import { costOf, priceOf } from '../../../app/price.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { needSent, openSentEdit, sentRowAt, useSent } from './sent.ts';
import { titleOf } from '../../store/words.ts';
import { formatDay, formatFacts, formatMoney, formatParts, formatTime } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Thumb } from '../../ui/thumb.tsx';
import { useSize } from '../../ui/use-size.ts';
import { makeRowsSpace, maxRows, rowsBetween, topOf } from './rows-space.ts';
import type { RowsSpace } from './rows-space.ts';
import css from './sent-rows.module.css';

const measures = { head: 40, row: 54 };
/** Pixels drawn above and below what is in sight. */
const beyond = 300;

export function SentRows({ days }: { readonly days: readonly KeyedSum[] }) {
  const { pages, month } = useSent();
  const settings = useMirror((now) => now.settings);
  const [scrolled, setScrolled] = useState(0);
  const space = useMemo(() => makeRowsSpace(days, measures), [days]);
  const { scroller, height, active, setActive, onKeyDown } = useActiveRow(space);
  const words = text.sent;
  useLayoutEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [month, scroller, setActive]);
  const { from, to } = rowsBetween(space, scrolled - beyond, scrolled + height + beyond, measures);
  useLayoutEffect(() => void needSent(from, to), [from, to, pages]);

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={words.table}
      aria-rowcount={space.rows}
      aria-colcount={3}
      aria-activedescendant={active >= from && active < to ? `sent-${active}` : undefined}
      className={css.scroller}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={css.tall} style={{ height: space.height }}>
        {space.blocks
          .filter((block) => block.first < to && block.first + block.creates > from)
          .map((block) => (
            <div key={block.key} role="presentation" className={css.day} style={{ top: block.top, height: measures.head }}>
              <span>{formatDay(block.key ?? '')}</span>
              <span className={css.dayPart}>
                {dayWords(
                  days.find(({ key }) => key === block.key),
                  settings,
                )}
              </span>
            </div>
          ))}
        {Array.from({ length: to - from }, (_, nth) => {
          const at = from + nth;
          return (
            <Row
              key={at}
              at={at}
              row={sentRowAt(pages, at)}
              top={topOf(space, at, measures)}
              active={at === active}
              settings={settings}
              onActive={() => setActive(at)}
            />
          );
        })}
      </div>
      {days.reduce((sum, { creates }) => sum + creates, 0) > maxRows ? <p className={css.more}>{words.chooseMonth}</p> : null}
    </div>
  );
}

type ActiveRow = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Of what scrolls, in CSS pixels. */
  readonly height: number;
  readonly active: number;
  readonly setActive: (at: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The row that the keys stand on, and what they do: arrows go on and keep it in sight, Enter opens its edit. */
function useActiveRow(space: RowsSpace): ActiveRow {
  const scroller = useRef<HTMLDivElement>(null);
  const { height } = useSize(scroller);
  const { pages } = useSent();
  const [active, setActive] = useState(0);
  const go = (next: number): void => {
    const at = Math.max(0, Math.min(space.rows - 1, next));
    setActive(at);
    const node = scroller.current;
    if (node === null) return;
    const top = topOf(space, at, measures);
    // Its day shows with the first row of a day.
    if (top - measures.head < node.scrollTop) node.scrollTop = top - measures.head;
    else if (top + measures.row > node.scrollTop + node.clientHeight) node.scrollTop = top + measures.row - node.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(height / measures.row) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: space.rows - 1,
    };
    const next = steps[event.key];
    const row = sentRowAt(pages, active);
    if (next !== undefined) go(next);
    else if (event.key === 'Enter' && row?.edit != null) openSentEdit(row.editId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { scroller, height, active, setActive, onKeyDown };
}

function dayWords(sum: KeyedSum | undefined, { currency }: Settings): string {
  if (sum === undefined) return '';
  return formatParts([text.sent.pictures(sum.pictures), sum.cost === null ? '' : formatMoney(sum.cost, currency)]);
}

function Row({
  at,
  row,
  top,
  active,
  settings,
  onActive,
}: {
  readonly at: number;
  readonly row: SentRow | null;
  readonly top: number;
  readonly active: boolean;
  readonly settings: Settings;
  readonly onActive: () => void;
}) {
  const words = text.sent;
  const place = { top, height: measures.row };
  if (row === null) return <div id={`sent-${at}`} role="row" aria-rowindex={at + 1} className={css.row} style={place} />;
  const { edit, charged, model, outcome, pictures } = row;
  const cost = charged === 'no' ? null : costOf(pictures, priceOf(settings, model));
  const said = outcome === 'done' ? '' : outcome === 'not-taken' ? words.notTaken : text.stage.states[outcome];
  return (
    <div
      id={`sent-${at}`}
      role="row"
      aria-rowindex={at + 1}
      aria-selected={active}
      className={classes(css.row, active && css.active, edit === null && css.gone)}
      style={place}
      onClick={() => (edit === null ? onActive() : openSentEdit(row.editId))}
    >
      <div role="gridcell" aria-colindex={1} className={css.what}>
        <span className={css.thumb}>
          <Picture row={row} />
        </span>
        <span className={css.words}>
          <span className={css.title}>{edit === null ? words.gone : titleOf(edit, 120)}</span>
          <span className={css.facts}>{formatFacts([formatTime(row.at), findModel(model)?.name ?? model, edit?.project ?? '', said])}</span>
        </span>
      </div>
      <span role="gridcell" aria-colindex={2} className={css.charged} data-maybe={charged === 'maybe'}>
        {words.charged[charged]}
      </span>
      <span role="gridcell" aria-colindex={3} className={css.cost}>
        {cost === null ? words.noCost : formatMoney(cost, settings.currency)}
      </span>
    </div>
  );
}

function Picture({ row: { edit } }: { readonly row: SentRow }) {
  if (edit === null) return null;
  const [input] = edit.inputs;
  if (edit.results.length > 0 && edit.present) return <Thumb address={resultThumbnailAddress(edit.id, 0, 160)} className={css.image} />;
  return input === undefined ? null : <Thumb address={pictureThumbnailAddress(input, 160)} className={classes(css.image, css.dim)} />;
}
