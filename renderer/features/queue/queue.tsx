// The queue: one button in the bar, and the list behind it.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { isOfBatch, needsPerson, shownBatches, useBatching } from '../../commands/batch.ts';
import { useMirror } from '../../store/mirror.ts';
import { queuedRows } from '../../store/sets.ts';
import { troubles } from '../../commands/queue.ts';
import { view } from '../../store/view.ts';
import { useWatching, withNews } from '../../commands/watched.ts';
import { formatFacts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Popover } from '../../ui/popover.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { countQueue } from './counts.ts';
import { HeldNote } from './held-note.tsx';
import { QueueHead } from './queue-head.tsx';
import css from './queue.module.css';
import { QueueRow } from './queue-row.tsx';
import { SetRow } from './set-row.tsx';
import { SpentLine } from './spent-line.tsx';
import { TroubleRow } from './trouble-row.tsx';

type Props = {
  /** Batches and folders that wait for the person. */
  readonly needing: ReactNode;
  /** Batches that run by themselves, and those that have ended. */
  readonly batches: ReactNode;
  /** What was put away before it began. */
  readonly kept: ReactNode;
};

export function Queue({ needing, batches, kept }: Props) {
  const queue = useMirror((now) => now.queue);
  const open = useStore(view, (now) => now.queueOpen);
  const bad = useStore(troubles, (now) => now.ids);
  const { running, waiting, unknown } = countQueue(queue.edits);
  const words = text.queue;
  const asking = useBatching((now) => shownBatches(now).filter(needsPerson).length);
  const going = useBatching((now) => shownBatches(now).length) - asking;
  const over = useBatching((now) => shownBatches(now).filter((one) => one.state === 'ended' && !needsPerson(one)).length);
  const keptCount = useBatching((now) => now.kept.length);
  const outbox = useWatching((now) => withNews(now).length);
  const attention = unknown + bad.length + asking + outbox;
  const summary = formatFacts([
    words.counter(running, waiting),
    queue.paused ? words.paused : '',
    queue.held === 'no' ? '' : words.held,
    attention > 0 ? words.attention(attention) : '',
  ]);
  // The edits of a batch are its own row.
  const single = queue.edits.filter((edit) => edit.state !== 'unknown' && !isOfBatch(edit));
  const living = [...single.filter(({ state }) => state !== 'waiting'), ...single.filter(({ state }) => state === 'waiting')];
  const firstWaiting = living.find(({ state }) => state === 'waiting');
  const uncertain = queue.edits.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  return (
    <Popover
      open={open}
      onOpenChange={(queueOpen) => view.setState({ queueOpen })}
      width={440}
      title={words.title}
      trigger={
        <button type="button" aria-label={words.open(summary)} className={css.button}>
          {running > 0 ? <Spinner /> : <Dot isBad={attention > 0} isWaiting={waiting > 0} />}
          {summary === '' ? words.idle : summary}
        </button>
      }
      head={<QueueHead running={running} waiting={waiting} />}
    >
      <div className={css.body}>
        <HeldNote waiting={waiting} />
        {attention === 0 ? null : <h3 className={css.part}>{words.needsYou(attention)}</h3>}
        {[...new Set([...uncertain, ...bad])].map((id) => (
          <TroubleRow key={id} id={id} />
        ))}
        {needing}
        {living.length + going === 0 ? null : <h3 className={css.part}>{living.length + going === over ? words.over : words.underWay}</h3>}
        {batches}
        {living.length + attention + going + keptCount === 0 ? <p className={css.nothing}>{words.nothing}</p> : null}
        <ol>
          {queuedRows(living).map(({ mark, living: own }) =>
            mark === null ? (
              <QueueRow key={own[0].id} edit={own[0]} held={queue.held} typical={queue.typicalSeconds} first={own[0] === firstWaiting} />
            ) : (
              <SetRow key={mark.id} mark={mark} living={own} held={queue.held} />
            ),
          )}
        </ol>
        {kept}
        <SpentLine />
      </div>
    </Popover>
  );
}

function Dot({ isBad, isWaiting }: { readonly isBad: boolean; readonly isWaiting: boolean }) {
  if (isBad) return <span className={css.dot} data-bad />;
  return isWaiting ? <span className={css.dot} /> : null;
}
