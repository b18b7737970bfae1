// One setting: its name and what it does at the start, its control at the end.
import type { ReactNode } from 'react';
import css from './settings.module.css';

export function Row({
  name,
  help,
  htmlFor,
  children,
}: {
  readonly name: string;
  readonly help?: string;
  readonly htmlFor?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.row}>
      <div className={css.words}>
        {htmlFor === undefined ? <div>{name}</div> : <label htmlFor={htmlFor}>{name}</label>}
        {help === undefined ? null : <div className={css.help}>{help}</div>}
      </div>
      <div className={css.control}>{children}</div>
    </div>
  );
}
