// What was given and cannot be sent, apart from the pictures: it has no tick, and counts in no sum.
import { FileX2 } from 'lucide-react';
import type { Gathering } from '../../../app/contract/contract.ts';
import { failureText, text } from '../../text/text.ts';
import css from './left-out.module.css';

const maxShown = 3;

export function LeftOut({ failures }: Pick<Gathering, 'failures'>) {
  const words = text.batch;
  if (failures.length === 0) return null;
  const rows = failures.map(({ name, failure }, at) => <li key={`${at} ${name}`}>{failureText(failure)}</li>);
  return (
    <div role="group" aria-label={words.leftOut(failures.length)} className={css.card}>
      <FileX2 size={16} aria-hidden className={css.icon} />
      <div className={css.words}>
        <p className={css.head}>{words.leftOut(failures.length)}</p>
        <ul className={css.list}>{rows.slice(0, maxShown)}</ul>
        {rows.length > maxShown ? (
          <details className={css.more}>
            <summary>{words.leftOutMore(rows.length - maxShown)}</summary>
            <ul className={css.list}>{rows.slice(maxShown)}</ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}
