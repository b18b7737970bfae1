// One part of the column, with its heading and what stands at its end.
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import css from './section.module.css';

type Props = { readonly title: string; readonly end?: ReactNode; readonly grows?: boolean; readonly children: ReactNode };

export const Section = ({ title, end, grows = false, children }: Props) => (
  <section aria-label={title} className={classes(css.section, grows && css.grows)}>
    <div className={css.head}>
      <h3 className={css.title}>{title}</h3>
      {end}
    </div>
    {children}
  </section>
);
