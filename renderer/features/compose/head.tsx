// The line over a control: its name at the start, what it is set to at the end, and a way back to the default.
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './head.module.css';

type Props = {
  readonly name: string;
  readonly htmlFor?: string;
  readonly words?: ReactNode;
  readonly isDefault?: boolean;
  readonly onReset?: () => void;
};

export function Head({ name, htmlFor, words, isDefault = true, onReset }: Props) {
  return (
    <div className={css.head}>
      {htmlFor === undefined ? (
        <span className={css.name}>{name}</span>
      ) : (
        <label htmlFor={htmlFor} className={css.name}>
          {name}
        </label>
      )}
      {words === undefined ? null : <span className={css.words}>{words}</span>}
      {isDefault || onReset === undefined ? null : (
        <IconButton name={text.compose.reset(name)} size="small" className={css.reset} icon={<RotateCcw size={12} />} onClick={onReset} />
      )}
    </div>
  );
}
