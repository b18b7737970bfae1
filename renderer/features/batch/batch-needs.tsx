// What a batch needs of the person: why it stands still, and the next step.
import { useState } from 'react';
import type { FailureKind } from '../../../app/failure.ts';
import type { BatchStatus } from '../../../app/contract/contract.ts';
import { openPairs } from '../../commands/approve.ts';
import { approvalOf, costOfRest, goOnWith, limitToRaise, showSet, stepsDone } from '../../commands/batch.ts';
import { amountOf, wholeOf } from '../../commands/batch-plan.ts';
import { failureText, text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import css from './batch-rows.module.css';
import choices from './choices.module.css';

type Props = { readonly batch: BatchStatus };

/** Where it runs, only the way to its pictures. */
export function Needs({ batch }: Props) {
  const why = whyOf(batch);
  return (
    <>
      {why === null ? null : (
        <p role="status" className={css.why}>
          {why}
        </p>
      )}
      {stopsAtFile(batch) ? <p className={css.why}>{text.batch.leftAsk}</p> : null}
      <div className={css.buttons}>
        <ToPictures batch={batch} />
        <NextStep batch={batch} />
      </div>
    </>
  );
}

/** What is wrong with a picture itself, of which no edit was made. */
const fileKinds: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'picture-missing',
  'picture-unsupported',
  'picture-too-large',
  'picture-damaged',
  'record-damaged',
]);

/** Of a file, going on means to read it once more. */
const stopsAtFile = ({ state, interrupted, because, counts }: BatchStatus): boolean =>
  state === 'paused' && !interrupted && counts.left > 0 && because !== null && fileKinds.has(because.kind);

/** Null where it runs, is over, or was paused by the person. */
function whyOf(batch: BatchStatus): string | null {
  const { state, interrupted, because, counts, pilot, chain } = batch;
  if (interrupted) return text.batch.interruptedAsk(counts.waiting, costOfRest(batch));
  if (state !== 'pilot') return because === null ? null : failureText(because);
  const step = stepsDone(batch);
  return step > 0
    ? text.chains.ask(step, chain?.steps ?? 0, counts.waiting, costOfRest(batch))
    : pilotText(pilot ?? 0, (pilot ?? 0) * (chain?.steps ?? 1), counts.done);
}

/** Of a chain each picture is as many edits as it has steps: what is missing is counted in these. */
const pilotText = (pilot: number, edits: number, done: number): string =>
  done < edits ? text.batch.pilotAsk(edits, done) : text.batch.pilotAsk(pilot, pilot);

/** To what is done of it: as it comes while it runs, then each beside what it was made from. */
function ToPictures({ batch }: Props) {
  if (batch.counts.done === 0) return null;
  if (batch.state === 'going') return <Button onClick={() => showSet(batch)}>{text.batch.show}</Button>;
  return <Button onClick={() => void openPairs(batch.id)}>{text.batch.look}</Button>;
}

function NextStep({ batch }: Props) {
  const { id, state, interrupted, elsewhere, because, toRetry } = batch;
  const words = text.batch;
  const raise = limitToRaise(batch);
  const isPaused = state === 'paused' && !interrupted;
  if (elsewhere) return null;
  if (state === 'pilot')
    return (
      <Button tone="primary" onClick={() => void goOnWith(id, { approve: true })}>
        {approvalOf(batch)}
      </Button>
    );
  if (isPaused && raise !== null) return <Raise key={raise.forAll} id={id} {...raise} />;
  if (isPaused && because?.kind === 'paid-before') return <PaidBefore batch={batch} />;
  if (interrupted || (isPaused && because !== null))
    return (
      <>
        {stopsAtFile(batch) ? <Button onClick={() => void goOnWith(id, { past: true })}>{words.goOnWithout}</Button> : null}
        <Button tone="primary" onClick={() => void goOnWith(id)}>
          {stopsAtFile(batch) ? words.tryAgain : words.goOn}
        </Button>
      </>
    );
  if (state === 'ended' && toRetry > 0) return <Button onClick={() => void goOnWith(id, { retry: true })}>{words.retry(toRetry)}</Button>;
  return null;
}

/** Going on alone would find the same again: it is left out, or bought once more when the person says so twice. */
function PaidBefore({ batch: { id } }: Props) {
  const [asking, setAsking] = useState(false);
  const words = text.batch;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.buyAgain}</Button>
      <Button tone="primary" onClick={() => void goOnWith(id, { past: true })}>
        {words.goOnWithout}
      </Button>
      <Confirm
        open={asking}
        title={words.buyAgainTitle}
        body={words.buyAgainBody}
        yes={words.buyAgain}
        no={words.cancel}
        onYes={() => {
          setAsking(false);
          void goOnWith(id, { evenIfPaid: true });
        }}
        onNo={() => setAsking(false)}
      />
    </>
  );
}

/** The limit at which it stands still, to be raised. It begins with what the rest needs. */
function Raise({ id, of, forAll }: { readonly id: string; readonly of: 'pictures' | 'cost'; readonly forAll: string }) {
  const [typed, setTyped] = useState(forAll);
  const words = text.batch;
  const limit = of === 'pictures' ? wholeOf(typed) : amountOf(typed);
  return (
    <form
      className={css.raise}
      onSubmit={(event) => {
        event.preventDefault();
        if (limit !== null) void goOnWith(id, { limits: { [of]: limit } });
      }}
    >
      <label>
        {of === 'pictures' ? words.raisePictures : words.raiseCost}
        <input
          inputMode="decimal"
          aria-invalid={limit === null && typed.trim() !== ''}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={choices.number}
        />
      </label>
      <Button
        tone="primary"
        aria-disabled={limit === null}
        onClick={() => (limit === null ? undefined : void goOnWith(id, { limits: { [of]: limit } }))}
      >
        {words.goOn}
      </Button>
    </form>
  );
}
