// One edit on its way: what it is, where it is, and the two things one can do.
import { ArrowUpToLine, X } from 'lucide-react';
import type { QueueStatus } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { secondsOf } from '../../store/edits.ts';
import { cancel } from '../../commands/cancel.ts';
import { runNext } from '../../commands/queue.ts';
import { stateWords } from '../../store/words.ts';
import { firstWords, formatFacts, formatSeconds } from '../../text/format.ts';
import { failureText, text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useSeconds } from '../../ui/use-seconds.ts';
import { EditFace } from './edit-face.tsx';
import css from './queue.module.css';

type Props = { readonly edit: EditSummary; readonly held: QueueStatus['held']; readonly typical: number | null; readonly first: boolean };

export function QueueRow({ edit, held, typical, first }: Props) {
  const seconds = secondsOf(edit, useSeconds(edit.sentAt !== null));
  const words = text.queue;
  const name = firstWords(edit.prompt);
  const state = [
    stateWords(edit, held),
    seconds === null ? '' : words.elapsed(formatSeconds(Math.floor(seconds)), typical === null ? null : formatSeconds(Math.round(typical))),
    // What a limit holds back is said once, for the whole queue.
    edit.trouble === null || edit.trouble.kind === 'limit' ? '' : failureText(edit.trouble),
  ];
  return (
    <li className={css.row}>
      <EditFace edit={edit} state={formatFacts(state)} />
      {edit.state === 'waiting' && !first ? (
        <IconButton name={words.runNextOf(name)} icon={<ArrowUpToLine size={15} />} onClick={() => runNext(edit.id)} />
      ) : null}
      {edit.cancelAsked ? null : <IconButton name={words.cancelOf(name)} icon={<X size={15} />} onClick={() => cancel(edit.id)} />}
    </li>
  );
}
