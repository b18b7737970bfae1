// The sheet on which a batch is planned: its pictures, its words, what guards it, and what it is said to cost. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { useBatching } from '../../commands/batch.ts';
import type { Plan } from '../../commands/batch.ts';
import {
  changePlan,
  clearPlan,
  closePlan,
  costOfPlan,
  countOf,
  editsOf,
  leavePlan,
  pilotOf,
  runBatch,
  whyNotBatch,
} from '../../commands/batch-plan.ts';
import { useChains } from '../../store/chain-list.ts';
import { chooseChains } from '../../commands/chains.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import dialog from '../../ui/dialog.module.css';
import css from './batch-sheet.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import { BegunBefore } from './begun-before.tsx';
import { Guards } from './guards.tsx';
import { NoPictures } from './no-pictures.tsx';
import { Pictures } from './pictures.tsx';
import { Steps } from './steps.tsx';
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
  const popup = useRef<HTMLDivElement>(null);
  const start = (): void => (ready ? void runBatch() : undefined);
  return (
    <Dialog.Root open={plan !== null} onOpenChange={(next) => (next ? undefined : leavePlan())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          ref={popup}
          // Steps without pictures want their pictures first, else the words.
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first]') ?? true}
          className={classes(dialog.sheet, dialog.tall, dialog.hung, css.popup)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.repeat || event.nativeEvent.isComposing) return;
            event.preventDefault();
            start();
          }}
        >
          <div className={css.head}>
            <Dialog.Title className={css.title}>{plan === null ? '' : titleOf(plan)}</Dialog.Title>
            {plan?.again === true ? (
              <>
                <span className={css.again}>{words.again}</span>
                <Button tone="quiet" onClick={clearPlan}>
                  {words.startAnew}
                </Button>
              </>
            ) : null}
          </div>
          {plan === null ? null : (
            <div className={css.columns}>
              <div className={css.choices}>
                <What plan={plan} />
                {plan.chain === null ? <Words plan={plan} /> : <Steps chain={plan.chain} />}
                <Guards plan={plan} />
              </div>
              {plan.gathering.pictures.length === 0 ? (
                <NoPictures of={plan.chain?.of ?? null} failures={plan.gathering.failures} />
              ) : (
                <Pictures plan={plan} />
              )}
            </div>
          )}
          <div className={css.foot}>
            <span className={css.sum}>{plan === null ? '' : sumOf(plan, rehearsal)}</span>
            <Button onClick={closePlan}>{words.cancel}</Button>
            <Button tone="primary" aria-disabled={!ready} title={hint('run') ?? ''} onClick={start}>
              {pilot !== null ? words.runPilot(pilot) : plan?.chain == null ? words.run(count) : text.chains.run(count)}
            </Button>
          </div>
          <BegunBefore />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function titleOf({ chain, gathering }: Plan): string {
  if (chain === null) return text.batch.title(gathering.pictures.length);
  return 'name' in chain.of ? text.chains.titleOf(chain.of.name) : text.chains.title(chain.steps.length);
}

function sumOf(plan: Plan, rehearsal: boolean): string {
  const count = countOf(plan);
  const cost = costOfPlan(plan);
  const steps = plan.chain?.steps.length ?? 0;
  if (plan.chain === null) return rehearsal ? text.batch.rehearsal(count) : text.batch.sum(count, cost);
  return rehearsal ? text.chains.rehearsal(count, steps) : text.chains.sum(count, steps, editsOf(plan), cost);
}

/** One instruction or a chain, where there is one; not for the steps of a picture, which were chosen already. */
function What({ plan: { chain } }: { readonly plan: Plan }) {
  const any = useChains((now) => now.listed.some(({ failure }) => failure === null));
  const words = text.chains;
  if (chain !== null ? 'id' in chain.of : !any) return null;
  return (
    <div className={css.what}>
      <Segmented
        label={words.what}
        value={chain === null ? 'instruction' : 'chain'}
        options={[
          { value: 'instruction', label: words.instruction },
          { value: 'chain', label: words.chain },
        ]}
        onChange={(what) => (what === 'chain' ? chooseChains() : changePlan({ chain: null }))}
      />
    </div>
  );
}
