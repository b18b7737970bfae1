// An edit that ended badly or whose outcome is not known, with what to do about it.
import { X } from 'lucide-react';
import { copyText } from '../../commands/edit-commands.ts';
import { useEdit } from '../../store/edits.ts';
import { anotherSeed, problemOf, unchangedProblem } from '../../commands/problem.ts';
import { dropTrouble } from '../../commands/queue.ts';
import { unknownChoices } from '../../commands/unknown.ts';
import { stateWords } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { AskChoices } from '../../ui/ask-choices.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { EditFace } from './edit-face.tsx';
import css from './queue.module.css';

export function TroubleRow({ id }: { readonly id: string }) {
  const edit = useEdit(id);
  if (edit === null) return null;
  const unchanged = unchangedProblem(edit);
  const problem = edit.failure === null ? unchanged : problemOf(edit, edit.failure);
  return (
    <div className={css.trouble}>
      <div className={css.row}>
        <EditFace edit={edit} state={stateWords(edit, 'no')} />
        {edit.state === 'unknown' ? null : <IconButton name={text.window.dismiss} icon={<X size={15} />} onClick={() => dropTrouble(id)} />}
      </div>
      {problem === null ? null : (
        <ProblemCard
          {...problem}
          detailsLabel={text.queue.details}
          requestIdLabel={text.queue.requestId}
          copyLabel={text.queue.copyRequestId}
          onCopy={(words) => void copyText(words, text.queue.copied)}
        >
          {edit.state === 'unknown' ? (
            <AskChoices {...unknownChoices(edit)} />
          ) : unchanged === null ? undefined : (
            <Button onClick={() => anotherSeed(id)}>{text.keep.steps.sendAgain}</Button>
          )}
        </ProblemCard>
      )}
    </div>
  );
}
