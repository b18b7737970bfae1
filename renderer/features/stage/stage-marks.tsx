// The marks of the shown edit, beside what it is: stars, favourite, pick, reject.
import { Flag, FlagOff, Heart, Undo2 } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useHints } from '../../store/key-settings.ts';
import { giveStars, restore, toggleFavourite, toggleFlag } from '../../commands/organise.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Stars } from '../../ui/stars.tsx';
import css from './stage-bar.module.css';

export function StageMarks({ edit }: { readonly edit: EditSummary }) {
  const hint = useHints();
  const words = text.stage;
  const only = [edit.id];
  return (
    <div role="group" aria-label={words.marks} className={css.marks}>
      <Stars label={words.stars} nameOf={words.starsOf} stars={edit.stars} onGive={(stars) => giveStars(only, stars)} />
      <IconButton
        name={edit.favourite ? words.notFavourite : words.favourite}
        shortcut={hint('favourite')}
        on={edit.favourite}
        icon={<Heart size={16} fill={edit.favourite ? 'currentColor' : 'none'} />}
        onClick={() => toggleFavourite(only)}
      />
      <IconButton
        name={words.pick}
        shortcut={hint('pick')}
        on={edit.flag === 'pick'}
        icon={<Flag size={16} fill={edit.flag === 'pick' ? 'currentColor' : 'none'} />}
        onClick={() => toggleFlag(only, 'pick')}
      />
      <IconButton
        name={words.reject}
        shortcut={hint('reject')}
        on={edit.flag === 'reject'}
        icon={<FlagOff size={16} />}
        onClick={() => toggleFlag(only, 'reject')}
      />
      {edit.trashed ? <IconButton name={text.organise.restore} icon={<Undo2 size={16} />} onClick={() => restore(only)} /> : null}
    </div>
  );
}
