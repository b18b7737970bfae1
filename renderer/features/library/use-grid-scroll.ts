// Where in the library the grid stands: moved by the wheel, the scrollbar, the keys and the scrubber, and kept where what it shows changes.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { useInSight, wishSeen } from '../../store/in-sight.ts';
import { gridTop, keepGridTop } from '../../store/library.ts';
import { useSize } from '../../ui/use-size.ts';
import { isStuck, jumpTo, reveal, scrolledTo, start, topIn, virtualOf } from './scroll-space.ts';
import type { Position, Space } from './scroll-space.ts';
import { carriedOver, isScrolledSince } from './scrolled-since.ts';
import { makeTurns } from './turns.ts';
import type { Turns } from './turns.ts';
import { useGridSpace } from './use-grid-space.ts';
import type { GridSpace } from './use-grid-space.ts';

const settleMs = 140;
/** Grid heights a second: nobody reads tiles that pass faster. */
const fastViews = 2;

/** What changes with every step of the wheel. Parts of the grid take of it what they show, so that the rest is not drawn again. */
export type Moving = {
  readonly position: Position;
  /** It is dragged through years. Tiles stay blank: pictures nobody can see are neither asked for nor drawn. */
  readonly leaping: boolean;
  /** It is scrolled: tiles that come into sight wait for their turn. */
  readonly scrolling: boolean;
};

type GridScroll = GridSpace & {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly moving: StoreApi<Moving>;
  readonly turns: Turns;
  /** As they are when an event comes, not when the grid was last drawn. */
  readonly now: RefObject<{ readonly space: Space; readonly position: Position }>;
  readonly onScroll: () => void;
  /** So that a cell is in sight. */
  readonly goToCell: (cell: number) => void;
  /** To a virtual position, by a drag beside the grid. */
  readonly scrub: (virtual: number) => void;
};

type Movement = { readonly moving: StoreApi<Moving>; readonly setSpeed: (viewsPerSecond: number) => void; readonly turns: Turns };

function useMovement(): Movement {
  const [moving] = useState(() => createStore<Moving>()(() => ({ position: start, leaping: false, scrolling: false })));
  const speed = useRef(0);
  const [turns] = useState(() =>
    makeTurns(
      () => speed.current > fastViews,
      () => moving.getState().scrolling,
    ),
  );
  const setSpeed = useCallback((viewsPerSecond: number): void => void (speed.current = viewsPerSecond), []);
  return { moving, setSpeed, turns };
}

/** Other measures, other edits, or the grid in its other place: the row that was on top is on top, but for what was scrolled since. */
function useLaid(
  scroller: GridScroll['scroller'],
  space: Space,
  now: GridScroll['now'],
  put: (position: Position) => void,
  goVirtual: (virtual: number) => void,
): void {
  const laid = useRef(space);
  useLayoutEffect(() => {
    const was = laid.current;
    laid.current = space;
    if (space.view === 0) return;
    const { position } = now.current;
    const at = scroller.current?.scrollTop ?? 0;
    const anchor = virtualOf(space, gridTop());
    if (was.view === 0 || !isScrolledSince(space, position, at)) put(jumpTo(space, anchor));
    else goVirtual(carriedOver(was, position, at, space, anchor));
  }, [scroller, space, now, put, goVirtual]);
}

/** `isBarred`: the bar of the selection lies over its lower edge. */
export function useGridScroll(isBarred: boolean): GridScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const { height } = size;
  const { space, months, byMonth } = useGridSpace(size, isBarred);
  const { moving, setSpeed, turns } = useMovement();
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef({ step: -Infinity, leap: -Infinity });
  const now = useRef({ space, position: start });
  now.current = { space, position: moving.getState().position };

  const put = useCallback(
    (position: Position): void => {
      now.current.position = position;
      moving.setState({ position });
      if (scroller.current !== null) scroller.current.scrollTop = position.scrolled;
    },
    [moving],
  );
  const goVirtual = useCallback(
    (virtual: number): void => {
      put(jumpTo(now.current.space, virtual));
      keepGridTop(topIn(now.current.space, now.current.position.virtual));
    },
    [put],
  );

  useLaid(scroller, space, now, put, goVirtual);

  // What came on the stage some other way shows here too.
  const wish = useInSight((sight) => sight.wish);
  useLayoutEffect(() => {
    if (wish === null || height === 0 || wish.position >= space.total) return;
    wishSeen();
    goVirtual(reveal(space, now.current.position.virtual, wish.position));
  }, [wish, space, height, goVirtual]);

  /** A single leap wants its pictures at once; only one that follows another is a drag. */
  const leapTo = (virtual: number): void => {
    if (Math.abs(virtual - now.current.position.virtual) <= height) return;
    const at = performance.now();
    if (at - last.current.leap < settleMs) moving.setState({ leaping: true });
    last.current.leap = at;
  };
  const settleSoon = (settled: () => void): void => {
    clearTimeout(settle.current);
    settle.current = setTimeout(() => (setSpeed(0), settled()), settleMs);
  };
  const onScroll = (): void => {
    const node = scroller.current;
    if (node === null || Math.abs(node.scrollTop - now.current.position.scrolled) < 1) return;
    const next = scrolledTo(space, now.current.position, node.scrollTop);
    if (isStuck(space, next)) return goVirtual(next.virtual);
    leapTo(next.virtual);
    const at = performance.now();
    const views = Math.abs(next.virtual - now.current.position.virtual) / Math.max(1, height);
    // A leap is no speed: where it leads, the grid stands.
    setSpeed(views > 1 ? 0 : (views * 1000) / Math.max(1, at - last.current.step));
    last.current.step = at;
    now.current.position = next;
    moving.setState({ position: next, scrolling: true });
    keepGridTop(topIn(space, next.virtual));
    settleSoon(() => {
      moving.setState({ leaping: false, scrolling: false });
      // Scrolled on in this very moment: the event of it is still to come.
      if (isScrolledSince(now.current.space, now.current.position, node.scrollTop)) return;
      put(jumpTo(now.current.space, now.current.position.virtual));
    });
  };
  const scrub = (virtual: number): void => {
    leapTo(virtual);
    moving.setState({ scrolling: true });
    goVirtual(virtual);
    settleSoon(() => moving.setState({ leaping: false, scrolling: false }));
  };
  const goToCell = (cell: number): void => goVirtual(reveal(space, now.current.position.virtual, cell));
  return { scroller, space, months, byMonth, moving, turns, now, onScroll, goToCell, scrub };
}
