// One choice: its name, its control, and in a line below what it means.
import type { ReactNode } from 'react';
import css from './choices.module.css';

type Props = {
  readonly name: string;
  readonly htmlFor?: string;
  /** Its value in words, beside the name. */
  readonly value?: string;
  readonly help?: string;
  readonly children: ReactNode;
};

export function Field({ name, htmlFor, value, help, children }: Props) {
  return (
    <div className={css.row}>
      <div className={css.head}>
        {htmlFor === undefined ? <span>{name}</span> : <label htmlFor={htmlFor}>{name}</label>}
        {value === undefined ? null : <span className={css.value}>{value}</span>}
      </div>
      {children}
      {help === undefined ? null : <p className={css.help}>{help}</p>}
    </div>
  );
}
