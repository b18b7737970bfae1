// A free place: click to pick, drop or paste to fill.
import { Plus } from 'lucide-react';
import { useMirror } from '../../store/mirror.ts';
import { pickPictures } from '../../commands/pictures.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import css from './slots.module.css';
import { useDrop } from './use-drop.ts';

export function EmptySlot({ at, first }: { readonly at: number; readonly first: boolean }) {
  const mac = useMirror((now) => now.platform === 'darwin');
  const { over, handlers } = useDrop(at);
  const hint = text.compose.dropHint(mac);
  return (
    <button
      type="button"
      aria-label={text.compose.emptySlot(at + 1, first ? hint : '')}
      className={classes(css.slot, css.empty, over && css.over)}
      onClick={() => void pickPictures(at)}
      {...handlers}
    >
      {first ? (
        <span aria-hidden className={css.hint}>
          {hint}
        </span>
      ) : (
        <Plus size={14} aria-hidden />
      )}
    </button>
  );
}
