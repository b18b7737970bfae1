// An edit on its way: its first picture, dimmed, and where it is in words. No invented percentages.
import { pictureAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { secondsOf } from '../../store/edits.ts';
import { useMirror } from '../../store/mirror.ts';
import { cancel } from '../../commands/cancel.ts';
import { stateWords } from '../../store/words.ts';
import { formatSeconds } from '../../text/format.ts';
import { failureText, text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { useSeconds } from '../../ui/use-seconds.ts';
import css from './living-view.module.css';

export function LivingView({ edit }: { readonly edit: EditSummary }) {
  const held = useMirror((now) => now.queue.held);
  const typical = useMirror((now) => now.queue.typicalSeconds);
  const seconds = secondsOf(edit, useSeconds(edit.sentAt !== null));
  const [input] = edit.inputs;
  return (
    <div className={css.view}>
      {input === undefined ? null : <Thumb address={pictureAddress(input)} className={css.picture} />}
      <div className={css.card}>
        <div className={css.state}>
          {edit.state === 'waiting' ? null : <Spinner />}
          {stateWords(edit, held)}
          {seconds === null ? null : (
            <span className={css.soft}>
              {text.stage.elapsed(formatSeconds(Math.floor(seconds)), typical === null ? null : formatSeconds(Math.round(typical)))}
            </span>
          )}
        </div>
        {edit.trouble === null ? null : <p className={css.trouble}>{failureText(edit.trouble)}</p>}
        {edit.cancelAsked ? null : <Button onClick={() => cancel(edit.id)}>{text.queue.cancel}</Button>}
      </div>
    </div>
  );
}
