// What work on the library has to say about files: each with its sentence, what can be done about it, and how many more there are.
import type { ReactNode } from 'react';
import { messageText } from '../../text/text.ts';
import css from './damaged-list.module.css';
import type { Message } from '../../../app/messages/message.ts';

type Line = {
  readonly key: string;
  readonly file: string;
  readonly message: Message;
  readonly button?: ReactNode;
};

type Props = {
  readonly label: string;
  readonly title: string;
  readonly good: boolean;
  readonly lines: readonly Line[];
  /** Empty where all are listed. */
  readonly more: string;
  readonly children?: ReactNode;
};

export function FileLines({ label, title, good, lines, more, children }: Props) {
  return (
    <section aria-label={label}>
      <h3 className={good ? css.good : css.title}>{title}</h3>
      <ul className={css.list}>
        {lines.map(({ key, file, message, button }) => (
          <li key={key} className={css.line}>
            <span data-selectable className={css.words}>
              <span className={css.file}>{file}</span>
              {messageText(message)}
            </span>
            {button}
          </li>
        ))}
      </ul>
      {children}
      {more === '' ? null : <p className={css.help}>{more}</p>}
    </section>
  );
}
