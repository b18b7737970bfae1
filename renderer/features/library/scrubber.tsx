// Years and months beside the grid: a drag or a click goes there at once. A real slider for keyboard and screen reader.
import { memo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import type { Space } from './scroll-space.ts';
import { stretchAt } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { scrubMarks } from './scrub-marks.ts';
import css from './scrubber.module.css';
import type { Moving } from './use-grid-scroll.ts';

type Props = {
  readonly space: Space;
  readonly stretches: readonly Stretch[];
  readonly moving: StoreApi<Moving>;
  readonly onGo: (virtual: number) => void;
};

/** Shorter libraries are scrolled through sooner. */
const minViews = 3;

/** Months that a key goes on. */
const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
  PageUp: -12,
  PageDown: 12,
  Home: -Infinity,
  End: Infinity,
};

export function Scrubber({ space, stretches, moving, onGo }: Props) {
  const at = useStore(moving, ({ position }) => stretchAt(stretches, position.virtual));
  const track = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [dragging, setDragging] = useState(false);
  const range = Math.max(0, space.height - space.view);
  if (range < space.view * minViews || stretches.length < 2) return null;

  /** The virtual place that a pointer stands at. */
  const offsetOf = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.height === 0) return 0;
    return Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)) * range;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const stretch = stretches[Math.min(stretches.length - 1, Math.max(0, at + by))];
    if (stretch !== undefined) onGo(Math.min(range, stretch.top));
  };
  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={text.window.grid.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={stretches.length - 1}
      aria-valuenow={at}
      aria-valuetext={monthOf(stretches[at])}
      className={classes(css.track, dragging && css.dragging)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        onGo(offsetOf(event));
      }}
      onPointerMove={(event) => {
        const offset = offsetOf(event);
        setPointed(offset);
        if (dragging) onGo(offset);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onPointerLeave={() => setPointed(null)}
    >
      <Marks stretches={stretches} range={range} height={track.current?.clientHeight ?? space.view} />
      <Here moving={moving} range={range} />
      {pointed === null ? null : (
        <span aria-hidden className={css.month} style={{ top: `${(pointed / range) * 100}%` }}>
          {monthOf(stretches[stretchAt(stretches, pointed)])}
        </span>
      )}
    </div>
  );
}

const monthOf = (stretch: Stretch | undefined): string => (stretch === undefined ? '' : formatMonth(stretch.month));

type MarksProps = { readonly stretches: readonly Stretch[]; readonly range: number; readonly height: number };

/** Years in words where there is room for them. */
const Marks = memo(function Marks({ stretches, range, height }: MarksProps) {
  return scrubMarks(stretches, range, height).map(({ offset, year }) => (
    <span
      key={`${year ?? ''}${offset}`}
      aria-hidden
      className={year === null ? css.tick : css.year}
      style={{ top: `${(offset / range) * 100}%` }}
    >
      {year}
    </span>
  ));
});

/** Where the grid stands: the one part that every step moves. */
function Here({ moving, range }: { readonly moving: StoreApi<Moving>; readonly range: number }) {
  const virtual = useStore(moving, ({ position }) => position.virtual);
  return <span aria-hidden className={css.here} style={{ top: `${(virtual / range) * 100}%` }} />;
}
