// The name of a file in a narrow place: cut in its middle, since cameras count at the end. For the eye alone: who has it read out needs all of it.
import { classes } from './classes.ts';
import css from './cut-name.module.css';

/** The number of a camera and the ending. */
const lettersOfEnd = 9;

export function CutName({ name, className }: { readonly name: string; readonly className?: string | undefined }) {
  // Letters, not their halves.
  const letters = [...name];
  return (
    <span aria-hidden className={classes(css.name, className)}>
      <span className={css.begin}>{letters.slice(0, -lettersOfEnd).join('')}</span>
      <span className={css.end}>{letters.slice(-lettersOfEnd).join('')}</span>
    </span>
  );
}
