// The pictures of a batch with a tick on each; only those in sight are asked for.
import { ImageOff } from 'lucide-react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { changePlan, countOf, tick } from '../../commands/batch-plan.ts';
import type { Plan } from '../../commands/batch.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CutName } from '../../ui/cut-name.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { LeftOut } from './left-out.tsx';
import css from './pictures.module.css';

export function Pictures({ plan }: { readonly plan: Plan }) {
  const words = text.batch;
  const { pictures, failures } = plan.gathering;
  return (
    <section aria-label={words.title(pictures.length)} className={css.side}>
      <div className={css.bar}>
        <span aria-live="polite" className={css.count}>
          {words.chosen(countOf(plan), pictures.length)}
        </span>
        <Button tone="quiet" onClick={() => changePlan({ left: new Set() })}>
          {words.all}
        </Button>
        <Button tone="quiet" onClick={() => changePlan({ left: new Set(pictures.keys()) })}>
          {words.none}
        </Button>
      </div>
      <div className={css.scroll}>
        <LeftOut failures={failures} />
        <div className={css.grid}>
          {pictures.map(({ name, sha256 }, at) => (
            <label key={at} title={name} className={css.cell} data-left={plan.left.has(at)}>
              <Thumb
                lazy
                address={pictureThumbnailAddress({ sha256 }, 160)}
                className={css.image}
                fallback={
                  <span className={classes(css.image, css.unseen)}>
                    <ImageOff size={20} strokeWidth={1.4} aria-hidden />
                  </span>
                }
              />
              <span className={css.foot}>
                <input
                  type="checkbox"
                  aria-label={name}
                  checked={!plan.left.has(at)}
                  onChange={(event) => tick(at, event.target.checked)}
                />
                <CutName name={name} className={css.name} />
              </span>
            </label>
          ))}
        </div>
      </div>
    </section>
  );
}
