// Three ways out of not knowing: again, let go, or a number that is known. The first two ask before they act.
import { useState } from 'react';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import css from './ask-choices.module.css';

type Question = { readonly button: string; readonly title: string; readonly body: string; readonly run: () => void };

type Props = {
  readonly again: Question;
  readonly letGo: Question;
  readonly known: {
    readonly button: string;
    readonly label: string;
    readonly placeholder: string;
    readonly use: string;
    readonly run: (words: string) => void;
  };
  readonly no: string;
};

export function AskChoices({ again, letGo, known, no }: Props) {
  const [asking, setAsking] = useState<'nothing' | 'again' | 'let-go'>('nothing');
  const [typed, setTyped] = useState<string | null>(null);
  const question = asking === 'let-go' ? letGo : again;
  return (
    <>
      <Button onClick={() => setAsking('again')}>{again.button}</Button>
      <Button onClick={() => setAsking('let-go')}>{letGo.button}</Button>
      {typed === null ? (
        <Button tone="quiet" onClick={() => setTyped('')}>
          {known.button}
        </Button>
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') known.run(typed.trim());
          }}
        >
          <input
            autoFocus
            aria-label={known.label}
            placeholder={known.placeholder}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className={css.field}
          />
          <Button tone="primary" onClick={() => (typed.trim() === '' ? undefined : known.run(typed.trim()))}>
            {known.use}
          </Button>
        </form>
      )}
      <Confirm
        open={asking !== 'nothing'}
        title={question.title}
        body={question.body}
        yes={question.button}
        no={no}
        onNo={() => setAsking('nothing')}
        onYes={() => {
          setAsking('nothing');
          question.run();
        }}
      />
    </>
  );
}
