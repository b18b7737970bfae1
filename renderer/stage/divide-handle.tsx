// The line between before and after: a slider for mouse, keyboard and screen reader.
import { MoveHorizontal } from 'lucide-react';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { text } from '../text/text.ts';
import { divideAt, divideByKey } from './divide.ts';
import css from './divide-handle.module.css';

type Props = {
  readonly divide: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly onChange: (divide: number) => void;
};

export function DivideHandle({ divide, left, top, width, height, area, onChange }: Props) {
  const dragging = useRef(false);
  const follow = (clientX: number): void => {
    const from = area.current?.getBoundingClientRect().left ?? 0;
    onChange(divideAt(clientX - from, left, width));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text.stage.slider}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(divide * 100)}
      aria-valuetext={text.stage.sliderValue(divide)}
      className={css.line}
      style={{ left: left + width * divide, top, height }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={(event) => {
        if (dragging.current) follow(event.clientX);
      }}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onChange(0.5);
      }}
      onKeyDown={(event) => {
        const next = divideByKey(divide, event.key, event.shiftKey);
        if (next === null) return;
        event.preventDefault();
        event.stopPropagation();
        onChange(next);
      }}
    >
      <span className={css.knob}>
        <MoveHorizontal size={15} aria-hidden />
      </span>
    </div>
  );
}
