// A scrolling whose event has not come: it comes a frame later, and the rows may be laid anew before. No DOM here.
import { clamp, max, maxScrolled, scrolledTo, topIn, virtualOf } from './scroll-space.ts';
import type { Position, Space } from './scroll-space.ts';

/** The element was scrolled, and the event of it has not come. An end that came nearer cuts short where it was put: that is nobody's scrolling. */
export function isScrolledSince(space: Space, { scrolled }: Position, now: number): boolean {
  const end = maxScrolled(space);
  return Math.abs(now - scrolled) >= 1 && !(scrolled > end && now >= end - 1);
}

/** Where a scrolling leads whose event did not come before the rows were laid anew: by as many pixels, or to the row that it pointed at. */
export function carriedOver(was: Space, position: Position, now: number, space: Space, anchor: number): number {
  const next = scrolledTo(was, position, now);
  const by = next.virtual - position.virtual;
  return clamp(Math.abs(by) > was.view ? virtualOf(space, topIn(was, next.virtual)) : anchor + by, max(space));
}
