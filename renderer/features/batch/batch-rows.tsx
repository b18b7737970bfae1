// The batches in the queue, one row each: how far, what it needs, and what can be done with it.
import { Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BatchStatus } from '../../../app/contract/contract.ts';
import { cancelBatch, dismissBatch, goOnWith, needsPerson, pauseBatch, shownBatches, useBatching } from '../../commands/batch.ts';
import { formatFacts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Needs } from './batch-needs.tsx';
import css from './batch-rows.module.css';

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
  const { id, set, state, interrupted, elsewhere, total, counts } = batch;
  const words = text.batch;
  const over = counts.done + counts.failed + counts.unknown + counts.cancelled + counts.left + counts.gone;
  const ended = state === 'ended';
  return (
    <li className={css.batch}>
      <div className={css.head}>
        <span className={css.facts}>
          <span className={css.name}>{set}</span>
          <span className={css.state}>{factsOf(batch)}</span>
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

/** How far it is, and what became of its pictures, as one line. */
function factsOf({ state, interrupted, elsewhere, total, counts, chain }: BatchStatus): string {
  const words = text.batch;
  const said = elsewhere ? 'elsewhere' : interrupted ? 'interrupted' : state;
  return formatFacts([
    words.of(counts.done, total),
    words.state[said],
    chain === null || state === 'ended' ? '' : text.chains.at(Math.min(chain.next + 1, chain.steps), chain.steps),
    counts['under-way'] > 0 ? words.underWay(counts['under-way']) : '',
    counts.failed > 0 ? words.failed(counts.failed) : '',
    counts.unknown > 0 ? words.unknown(counts.unknown) : '',
    counts.left > 0 ? words.left(counts.left) : '',
  ]);
}
