// An edit that ended without a picture, or whose picture is not there: what happened and what to do.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { copyText } from '../../commands/edit-commands.ts';
import { problemOf } from '../../commands/problem.ts';
import { text } from '../../text/text.ts';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { unknownChoices } from '../../commands/unknown.ts';
import { AskChoices } from '../../ui/ask-choices.tsx';
import css from './no-picture.module.css';

export function NoPicture({ edit, message }: { readonly edit: EditSummary; readonly message: string }) {
  if (edit.failure === null) return <div className={css.view}>{message}</div>;
  return (
    <div className={css.view}>
      <div className={css.card}>
        <ProblemCard
          {...problemOf(edit, edit.failure)}
          detailsLabel={text.queue.details}
          requestIdLabel={text.queue.requestId}
          copyLabel={text.queue.copyRequestId}
          onCopy={(words) => void copyText(words, text.queue.copied)}
        >
          {edit.state === 'unknown' ? <AskChoices {...unknownChoices(edit)} /> : undefined}
        </ProblemCard>
      </div>
    </div>
  );
}
