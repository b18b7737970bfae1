// What is read aloud and not shown.
import css from './live-region.module.css';

export const LiveRegion = ({ words }: { readonly words: string }) => (
  <div aria-live="polite" className={css.region}>
    {words}
  </div>
);
