// Drawn over the picture: the outline of what is taken, of what is left, of what is pointed at, and the pen.
import { useStore } from 'zustand';
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import { keepView } from '../../store/keep-look.ts';
import { classes } from '../../ui/classes.ts';
import type { Box } from '../../ui/zoom.ts';
import css from './marks.module.css';
import type { Blended } from './use-blend.ts';

type Props = {
  readonly blended: Blended;
  readonly frame: Box;
  readonly original: Box;
  readonly off: readonly number[];
  readonly stroke: Stroke | null;
};

/** Light on dark, so that it shows on any picture. */
const Line = ({ path, className }: { readonly path: string; readonly className?: string | undefined }) => (
  <>
    <path d={path} className={css.under} />
    <path d={path} className={classes(css.line, className)} />
  </>
);

export function Marks({ blended, frame, original, off, stroke }: Props) {
  const outlines = useStore(keepView, (now) => now.outlines);
  const pointed = useStore(keepView, (now) => now.pointed);
  const scale = frame.width / original.width;
  return (
    <svg aria-hidden viewBox={`0 0 ${frame.width} ${frame.height}`} preserveAspectRatio="none" className={css.marks}>
      {outlines && blended.outline !== '' ? <Line path={blended.outline} /> : null}
      {outlines ? off.map((number) => <Line key={number} path={blended.outlines.get(number) ?? ''} className={css.off} />) : null}
      {pointed === null ? null : <Line path={blended.outlines.get(pointed) ?? ''} className={css.pointed} />}
      {stroke?.kind === 'rectangle' ? (
        <Line
          path={`M${stroke.box[0] * scale} ${stroke.box[1] * scale}h${stroke.box[2] * scale}v${stroke.box[3] * scale}h${-stroke.box[2] * scale}Z`}
        />
      ) : null}
    </svg>
  );
}

type PenProps = { readonly x: number; readonly y: number; readonly radius: number | null; readonly adds: boolean };

/** A circle as large as the brush, or a cross for a corner; in CSS pixels of the view. */
export function Pen({ x, y, radius, adds }: PenProps) {
  const sign = adds ? 'M-4 0H4M0 -4V4' : 'M-4 0H4';
  return (
    <svg aria-hidden className={css.pen} style={{ left: x, top: y }}>
      {radius === null ? <path d="M-12 0H12M0 -12V12" className={css.penUnder} /> : <circle r={radius} className={css.penUnder} />}
      {radius === null ? <path d="M-12 0H12M0 -12V12" className={css.penLine} /> : <circle r={radius} className={css.penLine} />}
      {radius !== null && radius < 9 ? null : (
        <path d={sign} className={css.penUnder} transform={radius === null ? 'translate(14 14)' : undefined} />
      )}
      {radius !== null && radius < 9 ? null : (
        <path d={sign} className={css.penLine} transform={radius === null ? 'translate(14 14)' : undefined} />
      )}
    </svg>
  );
}
