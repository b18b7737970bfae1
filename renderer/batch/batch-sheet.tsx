// The sheet on which a batch is planned: its pictures, its words, what guards it, and what it is said to cost. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { closePlan, costWords, countOf, pilotOf, runBatch, useBatching, whyNotBatch } from '../state/batch.ts';
import { useHints } from '../state/key-settings.ts';
import { useMirror } from '../state/mirror.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import dialog from '../ui/dialog.module.css';
import css from './batch-sheet.module.css';
import { Guards } from './guards.tsx';
import { Pictures } from './pictures.tsx';
import { Words } from './words.tsx';

export function BatchSheet() {
  const plan = useBatching((now) => now.plan);
  const sending = useBatching((now) => now.sending);
  const rehearsal = useMirror((now) => now.service.rehearsal);
  const hint = useHints();
  const words = text.batch;
  const count = plan === null ? 0 : countOf(plan);
  const pilot = plan === null ? null : pilotOf(plan);
  const ready = plan !== null && !sending && whyNotBatch(plan) === null;
  const start = (): void => (ready ? void runBatch() : undefined);
  return (
    <Dialog.Root open={plan !== null} onOpenChange={(next) => (next ? undefined : closePlan())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={classes(dialog.sheet, dialog.tall, css.popup)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.repeat || event.nativeEvent.isComposing) return;
            event.preventDefault();
            start();
          }}
        >
          <Dialog.Title className={css.title}>{words.title(plan?.gathering.pictures.length ?? 0)}</Dialog.Title>
          {plan === null ? null : (
            <div className={css.columns}>
              <div className={css.choices}>
                <Words plan={plan} />
                <Guards plan={plan} />
              </div>
              <Pictures plan={plan} />
            </div>
          )}
          <div className={css.foot}>
            <span className={css.sum}>{rehearsal ? words.rehearsal(count) : words.sum(count, costWords(count))}</span>
            <Button onClick={closePlan}>{words.cancel}</Button>
            <Button tone="primary" aria-disabled={!ready} title={hint('run') ?? ''} onClick={start}>
              {pilot === null ? words.run(count) : words.runPilot(pilot)}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
