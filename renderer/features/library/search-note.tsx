// Beneath the search box: which pieces of what is typed are no filters, what may have been meant, and how letters are looked for as they are written.
import { misread } from '../../../app/library/misread.ts';
import { text } from '../../text/text.ts';
import css from './search-note.module.css';

type Props = {
  readonly parts: readonly string[];
  /** A piece, and what stands in its place. */
  readonly onTake: (part: string, meant: string) => void;
};

export function SearchNote({ parts, onTake }: Props) {
  const words = text.window.misread;
  const read = parts.map(misread);
  return (
    <div role="status" className={css.note}>
      {read.map(({ part, kind, nearest, known }, at) => (
        <p key={`${at} ${part}`} className={css.part}>
          {words[kind](part)}
          {nearest === null ? (
            known.length === 0 ? null : (
              <span className={css.known}>
                {words.thereAre} <code>{known.join(' ')}</code>
              </span>
            )
          ) : (
            <>
              {' '}
              {words.didYouMean}{' '}
              <button type="button" className={css.meant} onClick={() => onTake(part, nearest)}>
                {nearest}
              </button>
            </>
          )}
        </p>
      ))}
      {read.every(({ kind }) => kind === 'words') ? null : <p className={css.help}>{words.quoted}</p>}
    </div>
  );
}
