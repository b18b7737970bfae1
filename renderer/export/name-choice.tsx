// The name template, and the words that can stand in it.
import { useId, useRef } from 'react';
import { nameWords } from '../../app/export/name.ts';
import { choose, useChoices, useExporting } from '../state/export.ts';
import { text } from '../text/text.ts';
import css from './choices.module.css';
import { Field } from './field.tsx';

export function NameChoice() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { name } = useChoices();
  const unknown = useExporting((now) => now.preview?.unknown ?? null);
  const words = text.exporting;

  /** Where the caret is, or in place of what is selected. */
  const insert = (word: string): void => {
    const input = field.current;
    const from = input?.selectionStart ?? name.length;
    const to = input?.selectionEnd ?? name.length;
    const put = `{${word}}`;
    choose({ name: `${name.slice(0, from)}${put}${name.slice(to)}`.slice(0, 300) });
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(from + put.length, from + put.length);
    });
  };

  return (
    <Field name={words.name} htmlFor={id}>
      <input
        ref={field}
        id={id}
        value={name}
        maxLength={300}
        spellCheck={false}
        autoComplete="off"
        className={css.field}
        onChange={(event) => choose({ name: event.target.value })}
      />
      <div role="group" aria-label={words.nameWords} className={css.words}>
        {nameWords.map((word) => (
          <button
            key={word}
            type="button"
            aria-label={words.insert(word)}
            className={css.word}
            // The caret stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => insert(word)}
          >
            {word}
          </button>
        ))}
      </div>
      {unknown === null || unknown.length === 0 ? null : (
        <p role="status" className={css.warn}>
          {words.unknown(unknown.map((word) => `{${word}}`).join(' '))}
        </p>
      )}
    </Field>
  );
}
