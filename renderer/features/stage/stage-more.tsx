// What is done seldom with the shown edit, with words and keys: the rest of the toolbar.
import { Ellipsis } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useOffer, useOffers, useOpenIn } from '../../commands/registry/use-offer.ts';
import { targetOf } from '../../commands/target.ts';
import { mayVary } from '../../commands/vary.ts';
import { text } from '../../text/text.ts';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import css from './stage-bar.module.css';

export function StageMore({ edit, index }: { readonly edit: EditSummary; readonly index: number }) {
  const target = targetOf(edit, index);
  const offer = useOffers();
  const tree = useOffer('tree', target);
  const openIn = useOpenIn(target);
  const words = text.stage;
  const has = edit.results.length > 0;
  const ofRecipe = [offer('use-all', target), offer('remix', target), offer('use-seed', target), offer('use-as-input', target)];
  const items: readonly (MenuItem | false)[] = [
    // Where there is nothing to vary, the bar has it.
    ...ofRecipe.filter(({ key, disabled }) => !disabled && (key !== 'remix' || mayVary(edit))),
    has && { ...offer('copy', target), line: true },
    { ...offer('reveal', target), line: !has },
    ...(has ? openIn : []),
    !edit.trashed && { ...offer('trash', target), line: true },
  ];
  return (
    <Menu
      label={words.more}
      items={items.filter((one) => one !== false)}
      switches={[{ ...tree, chosen: tree.checked === true }]}
      trigger={
        <button type="button" aria-label={words.more} title={words.more} className={css.opens}>
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    />
  );
}
