// Steps without pictures yet: where they may come from.
import { FolderOpen, Images, ListChecks } from 'lucide-react';
import type { Gathering } from '../../../app/contract/contract.ts';
import type { PlannedChain } from '../../commands/batch.ts';
import { gatherSelected, pickForPlan } from '../../commands/batch-plan.ts';
import { useSelection } from '../../store/selection.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { LeftOut } from './left-out.tsx';
import css from './no-pictures.module.css';

export function NoPictures({ of, failures }: { readonly of: PlannedChain['of'] | null } & Pick<Gathering, 'failures'>) {
  // The picture that the steps led to is the active one, and not what they are wanted for.
  const selected = useSelection(({ ids }) => (of !== null && 'id' in of && ids.size === 1 && ids.has(of.id) ? 0 : ids.size));
  const words = text.chains;
  return (
    <section aria-label={words.empty} className={css.empty}>
      <LeftOut failures={failures} />
      <Images size={40} strokeWidth={1.2} aria-hidden className={css.icon} />
      <p className={css.words}>{words.empty}</p>
      <div className={css.buttons}>
        {selected > 0 ? (
          <Button data-first icon={<ListChecks size={15} aria-hidden />} onClick={() => void gatherSelected()}>
            {words.selected(selected)}
          </Button>
        ) : null}
        <Button data-first={selected === 0 || undefined} icon={<Images size={15} aria-hidden />} onClick={() => void pickForPlan(false)}>
          {words.pick}
        </Button>
        <Button icon={<FolderOpen size={15} aria-hidden />} onClick={() => void pickForPlan(true)}>
          {words.pickFolder}
        </Button>
      </div>
    </section>
  );
}
