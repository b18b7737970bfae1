// The line behind which the edits of a month stand that came to nothing.
import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { toggleDead } from '../../commands/show-dead.ts';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import css from './dead-line.module.css';

type Props = { readonly month: string; readonly edits: number; readonly open: boolean };

export function DeadLine({ month, edits, open }: Props) {
  const words = text.window.grid;
  const label = open ? words.foldDead : words.showDead;
  // The grid would open its active edit, and the window have a quick look at it.
  const keep = (event: KeyboardEvent): void => (event.key === 'Enter' || event.key === ' ' ? event.stopPropagation() : undefined);
  return (
    <span role="rowheader" className={css.line}>
      <button
        type="button"
        aria-expanded={open}
        aria-label={words.deadOf(edits, label, formatMonth(month))}
        className={css.button}
        onKeyDown={keep}
        onClick={() => void toggleDead(month)}
      >
        <ChevronRight size={14} aria-hidden className={css.mark} />
        {words.dead(edits)} <span className={css.act}>{label}</span>
      </button>
    </span>
  );
}
