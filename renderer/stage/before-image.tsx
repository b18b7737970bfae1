// The picture before: its thumbnail until the whole one is there, and never what lies under it.
import { classes } from '../ui/classes.ts';
import type { Before } from './before-of.ts';
import css from './picture-view.module.css';

type Props = {
  readonly before: Before;
  /** Laid over the result, its sides have the result's shape; else it shows whole. */
  readonly fills: boolean;
  readonly clipPath?: string;
  readonly onFail: () => void;
};

export function BeforeImage({ before, fills, clipPath, onFail }: Props) {
  const image = classes(css.image, !fills && css.whole);
  return (
    <div className={css.before} style={clipPath === undefined ? undefined : { clipPath }}>
      <img src={before.placeholder} alt="" aria-hidden draggable={false} className={image} />
      <img src={before.address} alt={before.words} draggable={false} decoding="async" className={image} onError={onFail} />
    </div>
  );
}
