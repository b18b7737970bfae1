// A round window over the picture through which the other one is seen, at the same place and of the same size.
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { speak } from '../../store/toasts.ts';
import { text } from '../../text/text.ts';
import type { Point, Rect } from '../../ui/zoom.ts';
import css from './lens.module.css';
import { lensByKey, lensRadius, within } from './lens-place.ts';
import type { Pane } from './lens-place.ts';

/**
 * Where the lens is in its pane, in CSS pixels: at the pointer, and moved by the arrow keys. Beside each other both panes have it at the same place.
 * Without a pointer over the picture it begins in the middle of what is seen of it. Null while there is none.
 */
export function useLensPoint(area: RefObject<HTMLElement | null>, pane: Pane, where: Rect, lens: 'off' | 'held' | 'on'): Point | null {
  const [point, setPoint] = useState<Point | null>(null);
  const pointer = useRef<Point | null>(null);
  const latest = useRef({ pane, where });
  latest.current = { pane, where };
  const isOn = lens !== 'off';

  useEffect(() => {
    const node = area.current;
    if (node === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const follow = (event: PointerEvent): void => {
      const { left, top } = node.getBoundingClientRect();
      pointer.current = { x: (event.clientX - left) % latest.current.pane.width, y: event.clientY - top };
      if (isOn) setPoint(within(pointer.current, latest.current.pane));
    };
    node.addEventListener('pointermove', follow, { signal });
    node.addEventListener('pointerleave', () => (pointer.current = null), { signal });
    return () => stop.abort();
  }, [area, isOn]);

  useEffect(() => {
    if (!isOn) {
      setPoint(null);
      return undefined;
    }
    const { pane: room, where: at } = latest.current;
    setPoint(within(pointer.current ?? { x: at.left + at.width / 2, y: at.top + at.height / 2 }, room));
    const stop = new AbortController();
    // Before anybody else: the same arrows go to other pictures.
    window.addEventListener(
      'keydown',
      (event) => {
        const by = hasArrows(event, lens === 'held') ? null : lensByKey(event.key, event.shiftKey);
        if (by === null || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        setPoint((now) => (now === null ? null : within({ x: now.x + by.x, y: now.y + by.y }, latest.current.pane)));
      },
      { capture: true, signal: stop.signal },
    );
    return () => stop.abort();
  }, [isOn, lens]);
  return point;
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="alertdialog"], [role="listbox"]';
const stepping = '[role="slider"], [role="separator"], [role="radio"], [role="grid"], [role="tree"]';

/** Whether what has the focus needs the arrows itself. While the key is held they are the lens's, but for what is typed. */
function hasArrows({ target }: KeyboardEvent, isHeld: boolean): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(typing) !== null || (!isHeld && target.closest(stepping) !== null);
}

type Props = {
  readonly point: Point;
  readonly pane: Pane;
  readonly where: Rect;
  /** Of the picture that is seen through it. */
  readonly words: string;
  readonly isSpoken: boolean;
  readonly children: ReactNode;
};

export function Lens({ point, pane, where, words, isSpoken, children }: Props) {
  useEffect(() => (isSpoken ? speak(text.stage.lens.spoken(words)) : undefined), [isSpoken, words]);
  const radius = lensRadius(pane);
  const [left, top] = [point.x - radius, point.y - radius];
  const hasRoomBelow = point.y + radius + 30 <= pane.height;
  return (
    <>
      <div
        role="img"
        aria-label={text.stage.lens.label(words)}
        className={css.lens}
        style={{ left, top, width: 2 * radius, height: 2 * radius }}
      >
        <div
          aria-hidden
          className={css.paper}
          style={{ left: where.left - left, top: where.top - top, width: where.width, height: where.height }}
        >
          {children}
        </div>
      </div>
      <div className={css.ring} style={{ left, top, width: 2 * radius, height: 2 * radius }} />
      <span
        aria-hidden
        className={css.word}
        style={{
          left: point.x,
          top: hasRoomBelow ? point.y + radius + 6 : point.y - radius - 6,
          transform: `translate(-50%, ${hasRoomBelow ? 0 : -100}%)`,
        }}
      >
        {words}
      </span>
    </>
  );
}
