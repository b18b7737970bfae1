// The line between two areas: drag it, or arrow keys while it has the focus.
import { useRef } from 'react';
import { classes } from './classes.ts';
import css from './splitter.module.css';

type Props = {
  readonly label: string;
  readonly direction: 'column' | 'row';
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  /** −1 when dragging towards the start makes it larger. */
  readonly sense: 1 | -1;
  readonly onChange: (value: number) => void;
};

const step = 16;

export function Splitter({ label, direction, value, minimum, maximum, sense, onChange }: Props) {
  const start = useRef<{ readonly at: number; readonly value: number } | null>(null);
  const set = (next: number): void => onChange(Math.round(Math.min(maximum, Math.max(minimum, next))));
  const at = (event: { clientX: number; clientY: number }): number => (direction === 'column' ? event.clientX : event.clientY);
  const keys: Readonly<Record<string, number>> =
    direction === 'column' ? { ArrowLeft: -step, ArrowRight: step } : { ArrowUp: -step, ArrowDown: step };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={direction === 'column' ? 'vertical' : 'horizontal'}
      aria-valuenow={value}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      className={classes(css.line, css[direction])}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: at(event), value };
      }}
      onPointerMove={(event) => {
        if (start.current !== null) set(start.current.value + sense * (at(event) - start.current.at));
      }}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onKeyDown={(event) => {
        const change = keys[event.key];
        if (change === undefined) return;
        event.preventDefault();
        set(value + sense * change);
      }}
    />
  );
}
