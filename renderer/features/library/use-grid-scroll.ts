// Where in the library the grid stands: moved by the wheel, the scrollbar, the keys and the scrubber, and kept where what it shows changes.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useInSight, wishSeen } from '../../store/in-sight.ts';
import { gridTop, keepGridTop } from '../../store/library.ts';
import { useSize } from '../../ui/use-size.ts';
import { isStuck, jumpTo, reveal, scrolledTo, start, topIn, virtualOf } from './scroll-space.ts';
import type { Position, Space } from './scroll-space.ts';
import { useGridSpace } from './use-grid-space.ts';
import type { GridSpace } from './use-grid-space.ts';

const settleMs = 140;

type GridScroll = GridSpace & {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly position: Position;
  /** It is dragged through years. Tiles stay blank: pictures nobody can see are neither asked for nor drawn. */
  readonly leaping: boolean;
  /** As they are when an event comes, not when the grid was last drawn. */
  readonly now: RefObject<{ readonly space: Space; position: Position }>;
  readonly onScroll: () => void;
  /** So that a cell is in sight. */
  readonly goToCell: (cell: number) => void;
  /** To a virtual position, by a drag beside the grid. */
  readonly scrub: (virtual: number) => void;
};

/** `isBarred`: the bar of the selection lies over its lower edge. */
export function useGridScroll(isBarred: boolean): GridScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const { height } = size;
  const { space, months, byMonth } = useGridSpace(size, isBarred);
  const [position, setPosition] = useState<Position>(start);
  const [leaping, setLeaping] = useState(false);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leapt = useRef(-Infinity);
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
    if (height > 0) put(jumpTo(space, virtualOf(space, gridTop())));
  }, [space, height, put]);

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
    if (at - leapt.current < settleMs) setLeaping(true);
    leapt.current = at;
  };
  const settleSoon = (settled: () => void): void => {
    clearTimeout(settle.current);
    settle.current = setTimeout(settled, settleMs);
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
    settleSoon(() => {
      setLeaping(false);
      goVirtual(now.current.position.virtual);
    });
  };
  const scrub = (virtual: number): void => {
    leapTo(virtual);
    goVirtual(virtual);
    settleSoon(() => setLeaping(false));
  };
  const goToCell = (cell: number): void => goVirtual(reveal(space, now.current.position.virtual, cell));
  return { scroller, space, months, byMonth, position, leaping, now, onScroll, goToCell, scrub };
}
