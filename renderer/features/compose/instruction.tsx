// The words. Grows with the text; Alt+↑/↓ walks earlier instructions; chips put "image 1" where the caret is.
import { useRef } from 'react';
import { estimateTokens } from '../../../app/edits/tokens.ts';
import { nameOfPicture } from '../../../app/models/model.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { setPrompt, useDraft, useModel, useSlots } from '../../store/draft.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { insertWords } from '../../ui/insert-words.ts';
import { isComposing } from '../../ui/composing.ts';
import { AdviceLine } from './advice-line.tsx';
import { useEarlier } from './use-earlier.ts';
import css from './instruction.module.css';

/** More chips than that have a line of their own. */
const maxBeside = 2;

export function Instruction() {
  const field = useRef<HTMLTextAreaElement>(null);
  const prompt = useDraft((draft) => draft.prompt);
  const pictures = useSlots().length;
  const { promptTokens } = useModel();
  const walk = useEarlier();
  const tokens = estimateTokens(prompt);
  const over = tokens > promptTokens;
  const words = text.compose;

  const insert = (number: number): void => {
    const area = field.current;
    if (area === null) return;
    insertWords(area, nameOfPicture(number));
  };

  return (
    <section aria-label={words.instruction}>
      <div className={classes(css.head, pictures > maxBeside && css.many)}>
        <label htmlFor="instruction" className={css.name}>
          {words.instruction}
        </label>
        {pictures === 0 ? null : (
          <span className={css.chips}>
            {Array.from({ length: pictures }, (_, at) => (
              <button key={at} type="button" aria-label={words.chipLabel(at + 1)} className={css.chip} onClick={() => insert(at + 1)}>
                {words.chip(at + 1)}
              </button>
            ))}
          </span>
        )}
        <CommandButton command="words" size="small" iconSize={14} />
        <span className={classes(css.count, over && css.over)} title={words.tokensLabel(tokens, promptTokens)}>
          {words.tokens(tokens, promptTokens)}
        </span>
      </div>
      <textarea
        ref={field}
        id="instruction"
        data-start
        value={prompt}
        rows={4}
        spellCheck
        placeholder={words.instructionPlaceholder}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        className={css.field}
        onChange={(event) => setPrompt(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          void walk(event.key === 'ArrowUp' ? 1 : -1, prompt).then((found) => {
            if (found !== null) setPrompt(found);
          });
        }}
      />
      {over ? <p className={css.warning}>{words.tokensOver(promptTokens)}</p> : <AdviceLine prompt={prompt} pictures={pictures} />}
    </section>
  );
}
