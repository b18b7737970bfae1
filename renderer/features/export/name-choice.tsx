// The name template, and the words that can stand in it.
import { useId, useRef } from 'react';
import { nameWords } from '../../../app/export/name.ts';
import { looseBrace } from '../../../app/library/loose-brace.ts';
import { choose, useChoices, useExporting } from '../../commands/export.ts';
import { text } from '../../text/text.ts';
import { WordButtons } from '../../ui/word-buttons.tsx';
import css from './choices.module.css';
import { Field } from './field.tsx';

export function NameChoice() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { name } = useChoices();
  const unknown = useExporting((now) => now.preview?.unknown ?? null);
  const loose = looseBrace(name);
  const words = text.exporting;

  return (
    <Field name={words.name} htmlFor={id}>
      <input
        ref={field}
        id={id}
        value={name}
        maxLength={300}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={loose !== null}
        className={css.field}
        onChange={(event) => choose({ name: event.target.value })}
      />
      <WordButtons
        words={nameWords}
        label={words.nameWords}
        field={field}
        typed={name}
        onTyped={(typed) => choose({ name: typed.slice(0, 300) })}
        nameOf={words.insert}
      />
      {loose === null ? null : (
        <p role="status" className={css.warn}>
          {words.looseBrace(loose)}
        </p>
      )}
      {unknown === null || unknown.length === 0 ? null : (
        <p role="status" className={css.warn}>
          {words.unknown(unknown.map((word) => `{${word}}`).join(' '))}
        </p>
      )}
    </Field>
  );
}
