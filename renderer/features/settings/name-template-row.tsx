// What the names of new files say: a template, the words that can stand in it, and the name that would come of it.
import { useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { looseBrace } from '../../../app/library/loose-brace.ts';
import { sampleNamed, stemOf, stemWords, unknownStemWords } from '../../../app/library/name-template.ts';
import { maxTemplateLetters, resultName, shortIdLength, timeAt, usualNameTemplate } from '../../../app/library/naming.ts';
import { useEdit } from '../../store/edits.ts';
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { stage } from '../../store/stage.ts';
import { text } from '../../text/text.ts';
import { isComposing } from '../../ui/composing.ts';
import { useLeft } from '../../ui/use-left.ts';
import { WordButtons } from '../../ui/word-buttons.tsx';
import css from './name-template-row.module.css';
import { Row } from './row.tsx';

/** After `20261123-143205_`. */
const ownFrom = 16;

function nowOnTheClock(): ReturnType<typeof timeAt> {
  const now = new Date();
  return timeAt(now.getTime() - now.getTimezoneOffset() * 60_000);
}

export function NameTemplateRow() {
  const id = useId();
  const said = useId();
  const field = useRef<HTMLInputElement>(null);
  const kept = useMirror((now) => now.settings.nameTemplate);
  const edit = useEdit(useStore(stage, (now) => now.shown?.id ?? null));
  const [typed, setTyped] = useState(kept);
  const words = text.settings.library.names;
  const template = typed.trim() === '' ? usualNameTemplate : typed.trim();
  const loose = looseBrace(template);
  const unknown = unknownStemWords(template);
  const named = edit === null ? sampleNamed : { id: edit.id, model: edit.model, request: edit, organised: edit, batch: edit.batch };
  const stem = stemOf(nowOnTheClock(), template, named);
  // Half of a template is another template: it holds once the field is left, or Enter says so.
  const take = (): void => {
    if (template !== kept && loose === null) changeSettings({ nameTemplate: template });
  };
  useLeft(take);

  return (
    <Row name={words.title} help={words.help} htmlFor={id}>
      <div className={css.stack}>
        <input
          ref={field}
          id={id}
          value={typed}
          maxLength={maxTemplateLetters}
          spellCheck={false}
          autoComplete="off"
          placeholder={usualNameTemplate}
          aria-describedby={said}
          aria-invalid={loose !== null}
          className={css.field}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => (event.key === 'Enter' && !isComposing(event.nativeEvent) ? take() : undefined)}
        />
        <WordButtons
          words={stemWords}
          label={words.words}
          field={field}
          typed={typed}
          onTyped={(filled) => setTyped(filled.slice(0, maxTemplateLetters))}
          nameOf={words.insert}
          titleOf={(word) => words.means[word]}
          between={(before) => (/[\w}]$/.test(before) ? '-' : '')}
        />
        <div id={said} className={css.said}>
          <span data-selectable className={css.name}>
            {stem.slice(0, ownFrom)}
            <b>{stem.slice(ownFrom, -shortIdLength - 1)}</b>
            {resultName(stem, 0, 'image/png').slice(-shortIdLength - 5)}
          </span>
          {loose === null ? null : <span className={css.unknown}>{words.looseBrace(loose)}</span>}
          {unknown.length === 0 ? null : <span className={css.unknown}>{words.unknown(unknown.map((word) => `{${word}}`).join(' '))}</span>}
        </div>
      </div>
    </Row>
  );
}
