// Steps without pictures yet: where they may come from.
import { FolderOpen, Images, ListChecks } from 'lucide-react';
import { gatherSelected, pickForPlan } from '../state/batch-plan.ts';
import { useSelection } from '../state/selection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import css from './no-pictures.module.css';

export function NoPictures() {
  const selected = useSelection((now) => now.ids.size);
  const words = text.chains;
  return (
    <section aria-label={words.empty} className={css.empty}>
      <Images size={40} strokeWidth={1.2} aria-hidden className={css.icon} />
      <p className={css.words}>{words.empty}</p>
      <div className={css.buttons}>
        {selected > 0 ? (
          <Button icon={<ListChecks size={15} aria-hidden />} onClick={() => void gatherSelected()}>
            {words.selected(selected)}
          </Button>
        ) : null}
        <Button icon={<Images size={15} aria-hidden />} onClick={() => void pickForPlan(false)}>
          {words.pick}
        </Button>
        <Button icon={<FolderOpen size={15} aria-hidden />} onClick={() => void pickForPlan(true)}>
          {words.pickFolder}
        </Button>
      </div>
    </section>
  );
}
