// The marks of the shown edit, beside what it is: stars, favourite, pick, reject.
import { Undo2 } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { giveStars, restore } from '../../commands/organise.ts';
import { targetOf } from '../../commands/target.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Stars } from '../../ui/stars.tsx';
import css from './stage-bar.module.css';

export function StageMarks({ edit }: { readonly edit: EditSummary }) {
  const words = text.stage;
  const target = targetOf(edit);
  return (
    <div role="group" aria-label={words.marks} className={css.marks}>
      <Stars label={words.stars} nameOf={words.starsOf} stars={edit.stars} onGive={(stars) => giveStars(target.ids, stars)} />
      <CommandButton command="favourite" target={target} {...(edit.favourite ? { name: words.notFavourite } : {})} />
      <CommandButton command="pick" target={target} />
      <CommandButton command="reject" target={target} />
      {edit.trashed ? <IconButton name={text.organise.restore} icon={<Undo2 size={16} />} onClick={() => restore(target.ids)} /> : null}
    </div>
  );
}
