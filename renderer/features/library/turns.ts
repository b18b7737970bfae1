// Tiles of rows that come by scrolling: drawn a few at a time between two frames, and not while nobody could read them. Their pictures do not wait for it.
import { flushSync } from 'react-dom';

/** Of a frame, for the first of its tiles; those of one row are drawn in any case. */
const budgetMs = 5;

export type Turns = {
  /** Whether the tiles of a row that comes now are drawn with it. */
  readonly isAtOnce: () => boolean;
  /** Draws when its turn has come; until the returned function is called. */
  readonly wait: (draw: () => void) => () => void;
  /** All that wait, now. */
  readonly all: () => void;
};

/** `isFast`: the grid moves so fast that tiles wait. `isScrolled`: rows that come now come by scrolling. */
export function makeTurns(isFast: () => boolean, isScrolled: () => boolean): Turns {
  const waiting = new Set<() => void>();
  let frame: number | null = null;

  const next = (): boolean => {
    const [draw] = waiting;
    if (draw === undefined) return false;
    waiting.delete(draw);
    flushSync(draw);
    return true;
  };
  const onFrame = (): void => {
    frame = null;
    const begun = performance.now();
    if (!isFast()) while (next() && performance.now() - begun < budgetMs);
    if (waiting.size > 0) frame = requestAnimationFrame(onFrame);
  };
  return {
    isAtOnce: () => !isScrolled(),
    wait: (draw) => {
      waiting.add(draw);
      frame ??= requestAnimationFrame(onFrame);
      return () => void waiting.delete(draw);
    },
    all: () => {
      while (next());
    },
  };
}
