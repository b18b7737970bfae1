// Keep, with what it writes; or how it is getting on, with Stop.
import { useId } from 'react';
import { turnedSize } from '../../../app/pictures/turn.ts';
import { stopWriting, writeKeep } from '../../commands/keep.ts';
import { canWrite, verdictOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import css from './keep-foot.module.css';

export function KeepFoot({ work }: { readonly work: KeepWork }) {
  const note = useId();
  const { proposal } = work;
  const verdict = verdictOf(work)?.verdict;
  const words = text.keep;
  if (verdict === 'refused' || verdict === 'unchanged' || (proposal === null && work.failure !== null)) return null;
  if (work.writing !== 'no')
    return (
      <div aria-busy className={css.foot}>
        <span role="status">{words.keeping}</span>
        <Progress label={words.keeping} fraction={null} />
        <Button autoFocus disabled={work.writing === 'stopping'} onClick={stopWriting}>
          {words.stop}
        </Button>
      </div>
    );
  return (
    <div className={css.foot}>
      {proposal === null ? null : (
        <span id={note} className={css.note}>
          {words.frame(proposal.frame, proposal.crop?.whole ?? turnedSize(proposal.original, proposal.turned?.turn))}
        </span>
      )}
      <Button tone="primary" aria-describedby={note} disabled={!canWrite(work)} className={css.keep} onClick={() => void writeKeep()}>
        {words.keep}
        <kbd aria-hidden className={css.key}>
          ⏎
        </kbd>
      </Button>
    </div>
  );
}
