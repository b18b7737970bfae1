// The words that may stand in a field, each in braces: a press puts one where the caret is, or in place of what is selected.
import type { RefObject } from 'react';
import css from './word-buttons.module.css';

type Props<Word extends string> = {
  readonly words: readonly Word[];
  readonly label: string;
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly nameOf: (word: Word) => string;
  readonly titleOf?: (word: Word) => string;
  /** What goes in front of the braces, by what stands there. */
  readonly between?: (before: string) => string;
};

export function WordButtons<Word extends string>({
  words,
  label,
  field,
  typed,
  onTyped,
  nameOf,
  titleOf,
  between = () => '',
}: Props<Word>) {
  const insert = (word: Word): void => {
    const [from, to] = [field.current?.selectionStart ?? typed.length, field.current?.selectionEnd ?? typed.length];
    const put = `${between(typed.slice(0, from))}{${word}}`;
    onTyped(`${typed.slice(0, from)}${put}${typed.slice(to)}`);
    // The words are in the field by then, and a letter that is typed next is not before them.
    queueMicrotask(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + put.length, from + put.length);
    });
  };
  return (
    <span role="group" aria-label={label} className={css.words}>
      {words.map((word) => (
        <button
          key={word}
          type="button"
          aria-label={nameOf(word)}
          title={titleOf?.(word)}
          className={css.word}
          // The caret stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => insert(word)}
        >
          {`{${word}}`}
        </button>
      ))}
    </span>
  );
}
