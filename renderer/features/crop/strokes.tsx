// What was drawn on the picture, as it will be sent.
import { coverColour, lineWidth, linesOf, markColour } from '../../../app/pictures/view-strokes.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import css from './crop-picture.module.css';

type Props = { readonly strokes: readonly ViewStroke[]; readonly picture: { readonly width: number; readonly height: number } };

export function Strokes({ strokes, picture }: Props) {
  if (strokes.length === 0) return null;
  const line = lineWidth(picture);
  return (
    <svg aria-hidden viewBox={`0 0 ${picture.width} ${picture.height}`} preserveAspectRatio="none" className={css.image}>
      {strokes.map((stroke, at) =>
        stroke.kind === 'cover' ? (
          <rect key={at} x={stroke.box[0]} y={stroke.box[1]} width={stroke.box[2]} height={stroke.box[3]} fill={coverColour} />
        ) : (
          <path
            key={at}
            d={linesOf(stroke, line)
              .map((points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${points.length === 1 ? 'h0.01' : ''}`)
              .join('')}
            fill="none"
            stroke={markColour}
            strokeWidth={line}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ),
      )}
    </svg>
  );
}
