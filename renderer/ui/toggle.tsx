// A button that is down or up, with words or an icon.
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './toggle.module.css';

type Props = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: () => void;
  readonly children: ReactNode;
};

export function Toggle({ label, on, onChange, children }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={on}
      title={label}
      className={classes(css.toggle, on && css.on)}
      onClick={onChange}
    >
      {children}
    </button>
  );
}
