// What one press of Run made, on its way: one row, how far it is, and the way to its pictures.
import { Columns2, X } from 'lucide-react';
import type { BatchMark } from '../../../app/edits/batch-mark.ts';
import type { QueueStatus } from '../../../app/contract/contract.ts';
import { useEdits } from '../../store/edits.ts';
import { cancelAll } from '../../commands/cancel.ts';
import { progressOf } from '../../store/sets.ts';
import type { QueuedRow } from '../../store/sets.ts';
import { openSet } from '../../commands/survey.ts';
import { stateWords } from '../../store/words.ts';
import { formatFacts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EditFace } from './edit-face.tsx';
import css from './queue.module.css';

type Props = { readonly mark: BatchMark; readonly living: QueuedRow['living']; readonly held: QueueStatus['held'] };

export function SetRow({ mark, living, held }: Props) {
  // Drawn anew as they end.
  useEdits(new Set(living.map(({ id }) => id)));
  const words = text.sets;
  const [first] = living;
  const { done, of, failed } = progressOf(mark.id, mark.of ?? living.length, living);
  const progress = words.progress(done, of);
  const state = formatFacts([progress, stateWords(first, held), failed > 0 ? words.failed(failed) : '']);
  const left = living.filter(({ cancelAsked }) => !cancelAsked).map(({ id }) => id);
  return (
    <li>
      <div className={css.row}>
        <EditFace edit={first} state={state} />
        {done > 1 ? <IconButton name={words.open} icon={<Columns2 size={15} />} onClick={() => void openSet(mark.id)} /> : null}
        {left.length === 0 ? null : (
          <IconButton name={text.queue.cancelOf(mark.set)} icon={<X size={15} />} onClick={() => cancelAll(left)} />
        )}
      </div>
      <div className={css.progress}>
        <Progress label={words.queued(mark.set, progress)} fraction={(done + failed) / of} />
      </div>
    </li>
  );
}
