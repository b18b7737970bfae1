// The picture before: its thumbnail until the whole one is there, and never what lies under it.
import type { Laid } from '../../../app/composite/compare.ts';
import { classes } from '../../ui/classes.ts';
import type { Before } from './before-of.ts';
import { laidStyle } from './laid-style.ts';
import css from './picture-view.module.css';

/** Where it lies in the frame of the result: all over it, whole in the middle of it, or as it was found to lie. */
export type Lie = 'fills' | 'whole' | Laid;

type Props = {
  readonly before: Before;
  readonly lie: Lie;
  readonly clipPath?: string;
  readonly onFail: () => void;
};

export function BeforeImage({ before, lie, clipPath, onFail }: Props) {
  const image = classes(css.image, lie === 'whole' && css.whole);
  const style = typeof lie === 'string' ? undefined : laidStyle(lie);
  return (
    <div className={css.before} style={clipPath === undefined ? undefined : { clipPath }}>
      <img src={before.placeholder} alt="" aria-hidden draggable={false} className={image} style={style} />
      <img src={before.address} alt={before.words} draggable={false} decoding="async" className={image} style={style} onError={onFail} />
    </div>
  );
}
