// The pictures of one row, behind its tiles.
import { useLayoutEffect, useRef } from 'react';
import css from './strip.module.css';
import type { Strip as StripOf } from './messages.ts';
import { showStrip } from './painter.ts';

type Props = {
  readonly strip: StripOf;
  /** Pixels of the screen to one of the page. */
  readonly scale: number;
};

export function Strip({ strip, scale }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => (canvas.current === null ? undefined : showStrip(canvas.current, strip)), [strip]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={1}
      height={1}
      data-strip="waiting"
      className={css.strip}
      style={{ width: strip.width / scale, height: strip.height / scale }}
    />
  );
}
