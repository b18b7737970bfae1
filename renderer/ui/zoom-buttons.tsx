// Fit, the picture's own pixels, and how large it is now: what is fitted may be larger than its own pixels, and says so.
import { WideButton } from './wide-button.tsx';
import css from './zoom-buttons.module.css';

type Props = {
  readonly fits: boolean;
  /** Pixels of the screen on one of the picture. */
  readonly scale: number;
  readonly words: { readonly zoom: (scale: number) => string; readonly fit: string; readonly actual: string };
  readonly onZoom: (to: 'fit' | 'actual') => void;
};

export function ZoomButtons({ fits, scale, words, onZoom }: Props) {
  const actual = !fits && Math.abs(scale - 1) < 0.001;
  return (
    <>
      {actual ? null : <span className={css.scale}>{words.zoom(scale)}</span>}
      <WideButton aria-pressed={fits} onClick={() => onZoom('fit')}>
        {words.fit}
      </WideButton>
      <WideButton aria-pressed={actual} onClick={() => onZoom('actual')}>
        {words.actual}
      </WideButton>
    </>
  );
}
