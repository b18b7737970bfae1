// A row of colours, one of which may be chosen; the chosen one again takes it away.
import { classes } from './classes.ts';
import css from './swatches.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly colours: readonly { readonly value: T; readonly name: string; readonly shortcut: string | undefined }[];
  readonly chosen: string | null;
  readonly onChoose: (value: T) => void;
};

export function Swatches<T extends string>({ label, colours, chosen, onChoose }: Props<T>) {
  return (
    <div role="group" aria-label={label} className={css.row}>
      {colours.map(({ value, name, shortcut }) => (
        <button
          key={value}
          type="button"
          aria-label={name}
          aria-pressed={value === chosen}
          title={shortcut === undefined ? name : `${name} (${shortcut})`}
          data-colour={value}
          className={classes(css.swatch, value === chosen && css.chosen)}
          onClick={() => onChoose(value)}
        />
      ))}
    </div>
  );
}
