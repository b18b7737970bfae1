// Fit, the picture's own pixels, and how large it is now.
import { useStore } from 'zustand';
import { wishZoom } from '../state/stage.ts';
import { zoomNow } from '../state/zoom.ts';
import { text } from '../text/text.ts';
import css from './stage-bar.module.css';

export function ZoomButtons() {
  const fits = useStore(zoomNow, (now) => now.fits);
  const scale = useStore(zoomNow, (now) => now.scale);
  const actual = !fits && Math.abs(scale - 1) < 0.001;
  return (
    <>
      {fits || actual ? null : <span className={css.scale}>{text.stage.zoom(scale)}</span>}
      <button type="button" aria-pressed={fits} className={css.wide} onClick={() => wishZoom({ kind: 'fit' })}>
        {text.stage.fit}
      </button>
      <button type="button" aria-pressed={actual} className={css.wide} onClick={() => wishZoom({ kind: 'actual' })}>
        {text.stage.actual}
      </button>
    </>
  );
}
