// A few words over a corner of a picture, as far as the picture is in view.
import css from './picture-view.module.css';
import type { Box } from './zoom.ts';

const height = 34;

type Props = {
  readonly words: string;
  readonly side: 'start' | 'end';
  readonly edge: 'top' | 'bottom';
  /** Where the picture lies in the view, in CSS pixels. */
  readonly where: Box & { readonly left: number; readonly top: number };
  readonly view: Box;
  readonly shown: boolean;
};

export function Word({ words, side, edge, where, view, shown }: Props) {
  const across =
    side === 'start' ? { left: Math.max(8, where.left + 10) } : { right: Math.max(8, view.width - where.left - where.width + 10) };
  const top = edge === 'top' ? Math.max(8, where.top + 10) : Math.min(view.height, where.top + where.height) - height;
  return (
    <span aria-hidden className={css.word} style={{ ...across, top, opacity: shown ? 1 : 0 }}>
      {words}
    </span>
  );
}
