// The line between before and after: a slider for mouse, keyboard and screen reader.
import { MoveHorizontal, MoveVertical } from 'lucide-react';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { divideAt, divideByKey } from './divide.ts';
import css from './divide-handle.module.css';

type Props = {
  readonly label: string;
  readonly words: (divide: number) => string;
  /** The line stands upright and is moved across, or lies and is moved down. */
  readonly way: 'across' | 'down';
  readonly divide: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly onChange: (divide: number) => void;
  /** A slider has no Enter of its own. */
  readonly onEnter?: () => void;
};

export function DivideHandle({ label, words, way, divide, left, top, width, height, area, onChange, onEnter }: Props) {
  const dragging = useRef(false);
  const across = way === 'across';
  const follow = (pointer: { readonly clientX: number; readonly clientY: number }): void => {
    const from = area.current?.getBoundingClientRect();
    if (from === undefined) return;
    onChange(across ? divideAt(pointer.clientX - from.left, left, width) : divideAt(pointer.clientY - from.top, top, height));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation={across ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(divide * 100)}
      aria-valuetext={words(divide)}
      className={across ? css.line : css.lying}
      style={across ? { left: left + width * divide, top, height } : { left, top: top + height * divide, width }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={(event) => {
        if (dragging.current) follow(event);
      }}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onChange(0.5);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onEnter !== undefined && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          return onEnter();
        }
        const next = divideByKey(divide, event.key, event.shiftKey, !across);
        if (next === null) return;
        event.preventDefault();
        event.stopPropagation();
        onChange(next);
      }}
    >
      <span className={css.knob}>{across ? <MoveHorizontal size={15} aria-hidden /> : <MoveVertical size={15} aria-hidden />}</span>
    </div>
  );
}
