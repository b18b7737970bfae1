// One of a few, shown side by side: native radios, so that arrows, names and forms behave as everywhere.
import { useId } from 'react';
import { classes } from './classes.ts';
import css from './segmented.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly wide?: boolean;
};

export function Segmented<T extends string>({ label, value, options, onChange, wide = false }: Props<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes(css.group, wide && css.wide)}>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={css.input}
          />
          <span className={css.face}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
