// Drawing a box over the grid, from the room between the pictures. It holds on to places of the library, so that scrolling goes on meanwhile.
import { useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import { idAt } from '../../store/pages.ts';
import { library } from '../../store/library.ts';
import type { Ids } from '../../store/select.ts';
import { clearSelection, selectBox, selection } from '../../store/selection.ts';
import { tileUnder } from './grid-events.ts';
import { positionsIn } from './positions-in.ts';
import type { Box } from './positions-in.ts';
import type { Space } from './scroll-space.ts';

const minPixels = 4;
const noIds: Ids = new Set();

type Drawn = { readonly start: { readonly x: number; readonly y: number }; readonly before: Ids };

/** Coordinates are of the space: x from the first column, y virtual. */
export function useBox(
  scroller: RefObject<HTMLElement | null>,
  now: RefObject<{ readonly space: Space; readonly position: { readonly virtual: number } }>,
  inset: number,
) {
  const drawn = useRef<Drawn | null>(null);
  const [box, setBox] = useState<Box | null>(null);

  const pointOf = (event: ReactPointerEvent): { x: number; y: number } => {
    const area = scroller.current?.getBoundingClientRect();
    return { x: event.clientX - (area?.left ?? 0) - inset, y: event.clientY - (area?.top ?? 0) + now.current.position.virtual };
  };

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>): void => {
    const onTile = tileUnder(event) !== null || (event.target as HTMLElement).closest('button') !== null;
    // To the right of what is drawn lies the scrollbar.
    if (event.button !== 0 || onTile || event.clientX > event.currentTarget.getBoundingClientRect().left + event.currentTarget.clientWidth)
      return;
    drawn.current = { start: pointOf(event), before: event.ctrlKey || event.metaKey || event.shiftKey ? selection.getState().ids : noIds };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: ReactPointerEvent): void => {
    if (drawn.current === null) return;
    const { start, before } = drawn.current;
    const end = pointOf(event);
    if (box === null && Math.hypot(end.x - start.x, end.y - start.y) < minPixels) return;
    const next = {
      left: Math.min(start.x, end.x),
      right: Math.max(start.x, end.x),
      top: Math.min(start.y, end.y),
      bottom: Math.max(start.y, end.y),
    };
    setBox(next);
    const { pages } = library.getState();
    const places = positionsIn(now.current.space, next).flatMap((position) => {
      const id = idAt(pages, position);
      return id === null ? [] : [{ id, position }];
    });
    selectBox(places, before);
  };

  const end = (): void => {
    // A click into the room between selects nothing.
    if (drawn.current !== null && box === null && drawn.current.before === noIds) clearSelection();
    drawn.current = null;
    setBox(null);
  };

  return { box, handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end } };
}
