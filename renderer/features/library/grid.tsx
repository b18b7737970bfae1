// The virtual grid: only what shows is in the document, and the first and the last edit are reachable at any size.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent as ReactMouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { runCommand } from '../../commands/registry/registry.ts';
import { canFold, parseQuery } from '../../../app/library/query.ts';
import { editOf } from '../../store/edits.ts';
import { useInSight, wishSeen } from '../../store/in-sight.ts';
import { gridTop, keepGridTop, needRows, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { useSelection } from '../../store/selection.ts';
import { ofOneSet, stackOf } from '../../store/sets.ts';
import { stage } from '../../store/stage.ts';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { useSize } from '../../ui/use-size.ts';
import { idAt } from '../../store/pages.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { useBox } from './use-box.ts';
import { goTo, openCell, pick } from './grid-commands.ts';
import css from './grid.module.css';
import { DeadLine } from './dead-line.tsx';
import { isStuck, jumpTo, linesAt, makeSpace, reveal, scrolledTo, start, stepFrom, topIn, virtualOf } from './scroll-space.ts';
import type { Position, Step } from './scroll-space.ts';
import { editsIn, stretchAt, stretchesOf, together } from './stretches.ts';
import { Scrubber } from './scrubber.tsx';
import { Tile } from './tile.tsx';
import { useTileMenu } from './use-tile-menu.ts';

/** Between cells, and the line of a month over its rows. */
const room = { comfortable: { gap: 8, header: 32 }, compact: { gap: 3, header: 24 } } as const;
const lead = 6;
/** What the bar of the selection takes of it: itself, what is below it, and a little more. */
const barHeight = 62;
const settleMs = 140;
/** Room beside the rows, as in the style sheet. */
const inset = 14;

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

export function Grid({ place, head }: { readonly place: 'page' | 'under-stage'; readonly head: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const months = useLibrary((now) => now.found.months);
  const byMonth = useLibrary((now) => canFold(parseQuery(now.query)));
  const pages = useLibrary((now) => now.pages);
  const folded = useLibrary((now) => now.folded);
  const cell = useMirror((now) => now.settings.layout.cellSize);
  const { gap, header } = room[useMirror((now) => now.settings.layout.density)];
  const active = useSelection((now) => now.active);
  const chosen = useSelection((now) => now.ids);
  const barred = chosen.size > (place === 'page' ? 0 : 1);
  const staged = useStore(stage, (now) => now.shown?.id ?? null);
  const [position, setPosition] = useState<Position>(start);
  // While the scrollbar is dragged through years, tiles stay blank: pictures nobody can see are neither asked for nor drawn.
  const [leaping, setLeaping] = useState(false);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leapt = useRef(-Infinity);

  const space = useMemo(
    () =>
      makeSpace(byMonth ? months : together(months), {
        width: Math.max(0, size.width - 2 * inset),
        view: size.height,
        cell,
        gap,
        header,
        lead,
        tail: barred ? barHeight : 0,
      }),
    [months, byMonth, size, cell, gap, header, barred],
  );
  const now = useRef({ space, position });
  now.current = { space, position };

  const put = useCallback((next: Position): void => {
    setPosition(next);
    now.current.position = next;
    if (scroller.current !== null) scroller.current.scrollTop = next.scrolled;
  }, []);
  const goVirtual = useCallback(
    (virtual: number): void => {
      put(jumpTo(now.current.space, virtual));
      keepGridTop(topIn(now.current.space, now.current.position.virtual));
    },
    [put],
  );

  // Other measures, other edits, or the grid in its other place: the row that was on top is on top.
  useLayoutEffect(() => {
    if (size.height > 0) put(jumpTo(space, virtualOf(space, gridTop())));
  }, [space, size.height, put]);

  // What came on the stage some other way shows here too.
  const wish = useInSight((sight) => sight.wish);
  useLayoutEffect(() => {
    if (wish === null || size.height === 0 || wish.position >= space.total) return;
    wishSeen();
    goVirtual(reveal(space, now.current.position.virtual, wish.position));
  }, [wish, space, size.height, goVirtual]);

  const lines = useMemo(() => linesAt(space, position.virtual, space.cell / 2), [space, position.virtual]);
  const rows = lines.filter((line) => line.kind === 'row');
  const from = rows[0]?.first ?? 0;
  const to = rows.reduce((end, row) => Math.max(end, row.first + row.count), from);
  useEffect(() => {
    if (to > from && !leaping) void needRows(from, to);
  }, [from, to, pages, leaping]);

  /** A single leap wants its pictures at once; only one that follows another is a drag. */
  const leapTo = (virtual: number): void => {
    if (Math.abs(virtual - now.current.position.virtual) <= size.height) return;
    const at = performance.now();
    if (at - leapt.current < settleMs) setLeaping(true);
    leapt.current = at;
  };

  const onScroll = (): void => {
    const node = scroller.current;
    if (node === null || Math.abs(node.scrollTop - now.current.position.scrolled) < 1) return;
    const next = scrolledTo(space, now.current.position, node.scrollTop);
    if (isStuck(space, next)) return goVirtual(next.virtual);
    leapTo(next.virtual);
    setPosition(next);
    now.current.position = next;
    keepGridTop(topIn(space, next.virtual));
    clearTimeout(settle.current);
    settle.current = setTimeout(() => {
      setLeaping(false);
      goVirtual(now.current.position.virtual);
    }, settleMs);
  };

  const scrub = (virtual: number): void => {
    leapTo(virtual);
    goVirtual(virtual);
    clearTimeout(settle.current);
    settle.current = setTimeout(() => setLeaping(false), settleMs);
  };

  /** The menu is about what it was opened on, or about the whole selection when that is part of it. */
  const onContextMenu = (event: ReactMouseEvent & { preventBaseUIHandler?: () => void }): void => {
    const tile = (event.target as HTMLElement).closest('[role="gridcell"][id]');
    const id = tile?.id.replace('edit-', '') ?? active?.id;
    if (id === undefined) return event.preventBaseUIHandler?.();
    const at = Number(tile?.getAttribute('data-position') ?? active?.position);
    if (!chosen.has(id)) pick(id, at, 'one', place);
  };
  const menu = useTileMenu();
  const boxing = useBox(scroller, now, inset);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && active !== null && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (event.repeat) return;
      // Under the stage it is shown already.
      const isStack = folded && stackOf(editOf(active.id) ?? {}) > 1;
      if (place === 'under-stage' && !isStack && stage.getState().shown?.id === active.id) runCommand('continue');
      else openCell(active.id);
      return;
    }
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || space.total === 0) return;
    event.preventDefault();
    event.stopPropagation();
    // From a line of the grid the arrows lead back among its pictures.
    scroller.current?.focus();
    // With nothing active, the first arrow goes to the first edit; only End means the last.
    const next =
      active === null
        ? stepFrom(space, 0, step === 'last' ? 'last' : 'first')
        : stepFrom(space, Math.min(active.position, space.total - 1), step);
    goVirtual(reveal(space, now.current.position.virtual, next));
    void goTo(next, event.shiftKey ? 'extend' : 'one', place);
  };

  /** On the stage, or another one of its set is. */
  const isStaged = (id: string): boolean => id === staged || (folded && staged !== null && ofOneSet(id, staged));
  const editsOf = (month: string): number => {
    const found = months.find((one) => one.month === month);
    return found === undefined ? 0 : editsIn(found);
  };
  const stretches = useMemo(() => stretchesOf(space, months), [space, months]);
  const month = stretches[stretchAt(stretches, position.virtual)];
  const begins = useMemo(() => (byMonth ? null : new Map(stretches.map((one) => [one.first, one.month]))), [byMonth, stretches]);
  const shift = position.scrolled - position.virtual;
  return (
    <div className={css.grid}>
      <div className={css.head}>
        <span className={css.month}>
          {month === undefined || month.month === '' ? '' : formatMonth(month.month)}
          {month === undefined || months.length < 2 ? null : (
            <span className={css.count}>{text.window.grid.edits(editsOf(month.month))}</span>
          )}
        </span>
        {head}
      </div>
      <div className={css.body}>
        <ContextMenu
          label={text.window.grid.menu}
          items={menu}
          area={
            <div
              ref={scroller}
              role="grid"
              tabIndex={0}
              aria-label={text.window.grid.label}
              aria-rowcount={space.rowCount}
              aria-colcount={space.columns}
              aria-multiselectable
              aria-activedescendant={active === null || active.position < from || active.position >= to ? undefined : `edit-${active.id}`}
              className={css.scroller}
              onScroll={onScroll}
              onKeyDown={onKeyDown}
              onContextMenu={onContextMenu}
              {...boxing.handlers}
            />
          }
        >
          <div role="presentation" className={css.tall} style={{ height: space.scrolled }}>
            {lines.map((line) =>
              line.kind === 'header' ? (
                <div
                  key={`${line.line === null ? 'm' : 'd'}${line.month}`}
                  role="row"
                  aria-rowindex={line.ariaRow}
                  className={css.line}
                  style={{ top: line.top + shift, height: header }}
                >
                  {line.line === null ? (
                    <span role="rowheader" className={css.header}>
                      {formatMonth(line.month)}
                      <span className={css.count}>{text.window.grid.edits(editsOf(line.month))}</span>
                    </span>
                  ) : (
                    <DeadLine month={line.month} edits={line.line.edits} open={line.line.open} />
                  )}
                </div>
              ) : (
                <div
                  key={`r${line.first}`}
                  role="row"
                  aria-rowindex={line.ariaRow}
                  className={css.line}
                  style={{ top: line.top + shift, height: space.cell }}
                >
                  {Array.from({ length: line.count }, (_, column) => {
                    const at = line.first + column;
                    const id = leaping ? null : idAt(pages, at);
                    return (
                      <Tile
                        key={id ?? at}
                        id={id}
                        position={at}
                        column={column + 1}
                        left={column * (space.cell + gap)}
                        size={space.cell}
                        month={begins?.get(at) ?? ''}
                        place={place}
                        selected={id !== null && chosen.has(id) && (chosen.size > 1 || place === 'page' || isStaged(id))}
                        active={id !== null && (place === 'under-stage' && chosen.size < 2 ? isStaged(id) : active?.id === id)}
                      />
                    );
                  })}
                </div>
              ),
            )}
            {boxing.box === null ? null : (
              <div
                aria-hidden
                className={css.box}
                style={{
                  left: boxing.box.left + inset,
                  width: boxing.box.right - boxing.box.left,
                  top: boxing.box.top + shift,
                  height: boxing.box.bottom - boxing.box.top,
                }}
              />
            )}
          </div>
        </ContextMenu>
        {place === 'page' ? <Scrubber space={space} stretches={stretches} virtual={position.virtual} onGo={scrub} /> : null}
      </div>
    </div>
  );
}
