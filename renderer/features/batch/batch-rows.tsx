// The batches in the queue, one row each: how far, what it needs, and what can be done with it.
import { Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FailureKind } from '../../../app/failure.ts';
import type { BatchStatus } from '../../../app/contract/contract.ts';
import { openPairs } from '../../commands/approve.ts';
import {
  cancelBatch,
  costOfRest,
  dismissBatch,
  goOnWith,
  limitToRaise,
  needsPerson,
  pauseBatch,
  showSet,
  shownBatches,
  useBatching,
} from '../../commands/batch.ts';
import { amountOf, wholeOf } from '../../commands/batch-plan.ts';
import { failureText, text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import css from './batch-rows.module.css';
import choices from './choices.module.css';

/** Those that wait for the person, or the others. */
export function BatchRows({ needing }: { readonly needing: boolean }) {
  const batches = useBatching(useShallow((now) => shownBatches(now).filter((batch) => needsPerson(batch) === needing)));
  if (batches.length === 0) return null;
  return (
    <ul className={css.list}>
      {batches.map((batch) => (
        <BatchRow key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function BatchRow({ batch }: { readonly batch: BatchStatus }) {
  const [asking, setAsking] = useState(false);
  const { id, set, state, interrupted, elsewhere, total, counts, chain } = batch;
  const words = text.batch;
  const over = counts.done + counts.failed + counts.unknown + counts.cancelled + counts.left + counts.gone;
  const said = elsewhere ? 'elsewhere' : interrupted ? 'interrupted' : state;
  const facts = [
    words.of(counts.done, total),
    words.state[said],
    chain === null || state === 'ended' ? '' : text.chains.at(Math.min(chain.next + 1, chain.steps), chain.steps),
    counts['under-way'] > 0 ? words.underWay(counts['under-way']) : '',
    counts.failed > 0 ? words.failed(counts.failed) : '',
    counts.unknown > 0 ? words.unknown(counts.unknown) : '',
    counts.left > 0 ? words.left(counts.left) : '',
  ];
  const ended = state === 'ended';
  return (
    <li className={css.batch}>
      <div className={css.head}>
        <span className={css.facts}>
          <span className={css.name}>{set}</span>
          <span className={css.state}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
        </span>
        {elsewhere ? null : state === 'going' && !interrupted ? (
          <IconButton name={words.pause(set)} icon={<Pause size={15} />} onClick={() => void pauseBatch(id)} />
        ) : state === 'paused' && batch.because === null ? (
          <IconButton name={words.goOnOf(set)} icon={<Play size={15} />} onClick={() => void goOnWith(id)} />
        ) : null}
        {ended ? (
          <IconButton name={words.dismiss(set)} icon={<X size={15} />} onClick={() => dismissBatch(id)} />
        ) : elsewhere ? null : (
          <IconButton name={words.cancelOf(set)} icon={<X size={15} />} onClick={() => setAsking(true)} />
        )}
      </div>
      <div className={css.bar}>
        <Progress label={words.progress(set)} fraction={total === 0 ? 0 : over / total} />
      </div>
      <Needs batch={batch} />
      <Confirm
        open={asking}
        title={words.cancelTitle}
        body={words.cancelBody(counts.waiting)}
        yes={words.cancelOf(set)}
        no={words.keepIt}
        onYes={() => {
          setAsking(false);
          void cancelBatch(id);
        }}
        onNo={() => setAsking(false)}
      />
    </li>
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
          aria-invalid={limit === null}
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

/** What is wrong with a picture itself, of which no edit was made. */
const fileKinds: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'picture-missing',
  'picture-unsupported',
  'picture-too-large',
  'picture-damaged',
  'record-damaged',
]);

/** Why it stands still and the next step; where it runs, only the way to its pictures. */
function Needs({ batch }: { readonly batch: BatchStatus }) {
  const { id, state, interrupted, elsewhere, because, counts, pilot, total, chain } = batch;
  const step = state === 'pilot' && chain !== null ? chain.next : 0;
  const words = text.batch;
  const raise = limitToRaise(batch);
  const again = counts.failed + counts.left + counts.cancelled;
  // Of a file, going on means to read it once more.
  const ofFile = state === 'paused' && !interrupted && counts.left > 0 && because !== null && fileKinds.has(because.kind);
  const show =
    counts.done === 0 ? null : state === 'going' ? (
      <Button onClick={() => showSet(batch)}>{words.show}</Button>
    ) : (
      <Button onClick={() => void openPairs(id)}>{words.look}</Button>
    );
  const why = interrupted
    ? words.interruptedAsk(counts.waiting, costOfRest(batch))
    : state === 'pilot'
      ? step > 0
        ? text.chains.ask(step, chain?.steps ?? 0, counts.waiting, costOfRest(batch))
        : words.pilotAsk(pilot ?? 0)
      : because === null
        ? null
        : failureText(because);
  return (
    <>
      {why === null ? null : (
        <p role="status" className={css.why}>
          {why}
        </p>
      )}
      {ofFile ? <p className={css.why}>{words.leftAsk}</p> : null}
      <div className={css.buttons}>
        {show}
        {elsewhere ? null : state === 'pilot' ? (
          <Button tone="primary" onClick={() => void goOnWith(id, { approve: true })}>
            {step > 0 ? text.chains.goOn(step + 1) : words.approve((chain?.pictures ?? total) - (pilot ?? 0))}
          </Button>
        ) : state === 'paused' && !interrupted && raise !== null ? (
          <Raise key={raise.forAll} id={id} {...raise} />
        ) : interrupted || (state === 'paused' && because !== null) ? (
          <>
            {counts.left > 0 ? <Button onClick={() => void goOnWith(id, { past: true })}>{words.goOnWithout}</Button> : null}
            <Button tone="primary" onClick={() => void goOnWith(id)}>
              {ofFile ? words.tryAgain : words.goOn}
            </Button>
          </>
        ) : state === 'ended' && again > 0 ? (
          <Button onClick={() => void goOnWith(id, { retry: true })}>{words.retry(again)}</Button>
        ) : null}
      </div>
    </>
  );
}
