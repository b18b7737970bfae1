// Words in a row that can be taken away one by one.
import { X } from 'lucide-react';
import { classes } from './classes.ts';
import css from './chips.module.css';

export type Chip = {
  readonly key: string;
  readonly words: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** Not true of all that is meant. */
  readonly part?: boolean;
  readonly title?: string;
};

export function Chips({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label={label} className={css.chips}>
      {chips.map(({ key, words, removeLabel, onRemove, part = false, title }) => (
        <li key={key} title={title} className={classes(css.chip, part && css.part)}>
          <span className={css.words}>{words}</span>
          <button type="button" aria-label={removeLabel} className={css.remove} onClick={onRemove}>
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
