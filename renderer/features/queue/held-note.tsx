// Why nothing is sent now, and what lets it go on; nothing while all goes on by itself.
import { failureOf } from '../../../app/edits/charged.ts';
import { release } from '../../commands/queue.ts';
import { useMirror } from '../../store/mirror.ts';
import { showSettings } from '../../store/view.ts';
import { failureText, text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './queue.module.css';

export function HeldNote({ waiting }: { readonly waiting: number }) {
  const { held, paused, pausedBecause } = useMirror((now) => now.queue);
  const rehearsal = useMirror((now) => now.service.rehearsal);
  if (held === 'ask')
    return (
      <div className={css.note}>
        <span>{text.window.heldAsk(waiting)}</span>
        <Button tone="primary" onClick={release}>
          {text.window.send}
        </Button>
      </div>
    );
  if (held === 'offline') return <div className={css.note}>{text.window.heldOffline(rehearsal)}</div>;
  if (!paused) return null;
  return (
    <div className={css.note}>
      <span>{pausedBecause === null ? text.queue.pausedNote : failureText(failureOf(rehearsal, pausedBecause))}</span>
      {pausedBecause?.next === 'raise-limit' ? <Button onClick={() => showSettings('money')}>{text.money.changeLimit}</Button> : null}
    </div>
  );
}
