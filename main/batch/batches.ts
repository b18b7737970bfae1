// The batches of the open library: planned, run, paused, gone on with. One program runs a batch at a time, as one runs an edit.
import { priceOf } from '../../app/price.ts';
import { firstProgress } from '../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import type { BatchEdit } from '../../app/batch/items.ts';
import type { RunEnd } from '../../app/edits/run-context.ts';
import { makeWaker } from '../../app/edits/waker.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { BatchStatus, EventName, EventPayloads } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Inbox } from '../inputs/inbox.ts';
import { makeOrders } from '../library/store/save-order.ts';
import type { Owners } from '../platform/process-locks.ts';
import { awayOf } from '../studio/session/read-ledger.ts';
import type { Session } from '../studio/session/session.ts';
import { batchIds, readBatch, readProgress, writePlan, writeProgress } from './batch-files.ts';
import { batchEditOf, drive, pausedBy, put } from './drive.ts';
import type { DriveParts, LiveBatch } from './drive.ts';
import { goingOn, withChoices } from './go-on.ts';
import type { GoOn } from './go-on.ts';
import { makePlan, problemOf } from './make-plan.ts';
import type { BatchAsk } from './make-plan.ts';
import { editsOfBatch, statusOf } from './status.ts';
import { say } from '../../app/messages/say.ts';

export type Batches = {
  /** Plans a batch and begins with it. Its plan is durable when this answers. */
  readonly start: (ask: BatchAsk) => Promise<Reply<BatchStatus>>;
  /** Newest first: all of the library, or those that are not at their end and those that were run by this program. */
  readonly list: (all: boolean) => Promise<Reply<readonly BatchStatus[]>>;
  readonly goOn: (id: string, how: GoOn) => Promise<Reply<BatchStatus>>;
  readonly pause: (id: string) => Promise<Reply<null>>;
  /** No more edits are made of it; those that were not sent are cancelled, and what is out comes home. */
  readonly cancel: (id: string) => Promise<Reply<null>>;
  /** Settles when this program has put it down, and tells how it is then; null when it never ran it. */
  readonly over: (id: string) => Promise<BatchStatus | null>;
  readonly isRunning: () => boolean;
  /** Hears of each edit that was made; for the command. */
  readonly onMade: (listener: (editId: string) => void) => void;
  /** Hears of edits that move, and of the queue, which may have room. */
  readonly hear: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
  readonly run: (editId: string, end: RunEnd) => void;
  readonly close: () => Promise<void>;
};

/** A disk that does not answer must not keep the program from ending. */
const closePatienceMs = 3000;

export function makeBatches(
  options: Omit<DriveParts, 'inTurn' | 'price'> & {
    readonly session: () => Session | null;
    readonly failure: () => Failure;
    readonly settings: () => Settings;
    readonly inbox: Pick<Inbox, 'find'>;
    readonly owners: Owners;
    readonly version: string;
    readonly changed: (status: BatchStatus) => void;
  },
): Batches {
  const { owners, log } = options;
  const known = new Map<string, LiveBatch>();
  /** Hear of every edit of a batch while those that the library has are read: what is read may be older than what is heard. */
  const listeners = new Set<(summary: EditSummary) => void>();
  const { inOrder } = makeOrders();
  let hearsMade: (editId: string) => void = () => undefined;
  const parts: DriveParts = {
    ...options,
    inTurn: (work) => inOrder('turn', work),
    price: (model) => ({ each: priceOf(options.settings(), model), currency: options.settings().currency }),
  };

  const opened = (): Reply<Session> => {
    const session = options.session();
    const away = session === null ? options.failure() : awayOf(session.library);
    return session === null || away !== null ? fail(away ?? options.failure()) : ok(session);
  };

  const statusNow = (live: LiveBatch): BatchStatus =>
    statusOf(live.plan, live.progress, live.edits.values(), live.over === null ? 'nobody' : 'here');

  /** Runs a batch whose progress on the disk is `going` and ours. */
  const begin = (session: Session, plan: BatchPlan, progress: BatchProgress, edits: Map<string, BatchEdit>): LiveBatch => {
    const live: LiveBatch = {
      plan,
      session,
      progress,
      edits,
      waker: makeWaker(options.clock),
      writing: Promise.resolve(),
      over: null,
      changed: () => options.changed(statusNow(live)),
      made: (editId) => hearsMade(editId),
    };
    known.set(plan.id, live);
    live.over = drive(parts, live).then(
      () => putDown(live),
      (bug: unknown) => {
        putDown(live);
        throw bug;
      },
    );
    live.changed();
    return live;
  };
  const putDown = (live: LiveBatch): void => {
    live.over = null;
    live.changed();
  };

  const start: Batches['start'] = async (ask) => {
    const here = opened();
    if (!here.ok) return here;
    const service = await options.service();
    const problem = problemOf(ask, service.rehearsal, options.settings());
    if (problem !== null) return fail(problem);
    const { library } = here.value;
    const made = await makePlan(library, options.inbox, ask, {
      now: options.clock.now(),
      version: options.version,
      sending: options.settings().sending,
      service,
    });
    if (!made.ok) return made;
    const plan = made.value;
    const progress: BatchProgress = { ...firstProgress(plan.id, ask), state: 'going', owner: owners.me };
    const planned = await writePlan(library, plan);
    if (!planned.ok) return planned;
    const written = await writeProgress(library, progress);
    if (!written.ok) return written;
    return ok(statusNow(begin(here.value, plan, progress, new Map())));
  };

  const goOn: Batches['goOn'] = async (id, how) => {
    const here = opened();
    if (!here.ok) return here;
    const running = known.get(id);
    if (running?.over != null) {
      const changed = await put(parts, running, (now) => withChoices(running.plan, now, how));
      running.waker.wake();
      return changed.ok ? ok(statusNow(running)) : changed;
    }
    const heard = new Map<string, BatchEdit>();
    const listen = (summary: EditSummary): void => {
      if (summary.batch?.id === id) heard.set(summary.id, batchEditOf(summary));
    };
    listeners.add(listen);
    try {
      const edits = await editsOfBatch(here.value, id);
      const claimed = await claim(here.value, id, (stored) =>
        goingOn(here.value, stored, new Map([...edits, ...heard]), how, options.settings(), owners.me),
      );
      if (!claimed.ok) return claimed;
      const { queue } = here.value;
      // It stopped itself, and going on says that what it stopped for is mended.
      if (queue.state().pausedBecause !== null) queue.pause(false);
      return ok(statusNow(begin(here.value, claimed.value.plan, claimed.value.progress, new Map([...edits, ...heard]))));
    } finally {
      listeners.delete(listen);
    }
  };

  /** Changes a batch that no other living program runs, on the disk. */
  const claim = (
    session: Session,
    id: string,
    change: (stored: { plan: BatchPlan; progress: BatchProgress }) => Promise<Reply<BatchProgress>>,
  ): Promise<Reply<{ plan: BatchPlan; progress: BatchProgress }>> =>
    owners.claiming(async () => {
      const stored = await readBatch(session.library, id);
      if (!stored.ok) return stored;
      if (runsElsewhere(stored.value.progress)) return fail(makeFailure('owned-elsewhere', say('batch.ownedElsewhere')));
      const changed = await change(stored.value);
      if (!changed.ok) return changed;
      const written = await writeProgress(session.library, changed.value);
      return written.ok ? ok({ plan: stored.value.plan, progress: changed.value }) : written;
    });

  const runsElsewhere = ({ owner }: BatchProgress): boolean =>
    owner !== null && ['alive', 'elsewhere'].includes(owners.lives({ installation: owner.installation, process: owner.process }));

  const end = async (id: string, state: 'paused' | 'cancelled'): Promise<Reply<null>> => {
    const here = opened();
    if (!here.ok) return here;
    const live = known.get(id);
    const over = live?.over ?? null;
    if (live !== undefined && over !== null) {
      const written = await put(parts, live, (now) => ({ ...now, state, because: null }));
      live.waker.wake();
      await over;
      return written;
    }
    const claimed = await claim(here.value, id, async ({ progress }) =>
      ok(progress.state === 'ended' || progress.state === 'cancelled' ? progress : { ...progress, state, because: null, owner: null }),
    );
    if (!claimed.ok) return claimed;
    if (live !== undefined) live.progress = claimed.value.progress;
    live?.changed();
    return ok(null);
  };

  const edit = (summary: EditSummary): void => {
    for (const listen of listeners) listen(summary);
    const live = summary.batch === undefined ? undefined : known.get(summary.batch.id);
    if (live === undefined) return;
    live.edits.set(summary.id, batchEditOf(summary));
    live.changed();
    live.waker.wake();
  };

  return {
    start,
    goOn,
    pause: (id) => end(id, 'paused'),
    cancel: async (id) => {
      const ended = await end(id, 'cancelled');
      const session = options.session();
      if (!ended.ok || session === null) return ended;
      for (const { id: editId, state } of (await editsOfBatch(session, id)).values())
        if (state === 'waiting' && session.editStore.get(editId) !== null) {
          const cancelled = await session.queue.cancel(editId);
          if (!cancelled.ok) return cancelled;
        }
      return ok(null);
    },
    list: async (all) => {
      const here = opened();
      if (!here.ok) return here;
      const listed: BatchStatus[] = [];
      for (const id of await batchIds(here.value.library)) {
        const live = known.get(id);
        if (live?.over != null || (live !== undefined && !all)) {
          listed.push(statusNow(live));
          continue;
        }
        const progress = await readProgress(here.value.library, id);
        if (!all && (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled')) continue;
        const stored = await readBatch(here.value.library, id);
        if (!stored.ok) log(`batch ${id}: ${stored.failure.message}`);
        else {
          const runs = runsElsewhere(stored.value.progress) ? 'elsewhere' : 'nobody';
          listed.push(statusOf(stored.value.plan, stored.value.progress, (await editsOfBatch(here.value, id)).values(), runs));
        }
      }
      return ok(listed);
    },
    over: async (id) => {
      const live = known.get(id);
      await live?.over;
      return live === undefined ? null : statusNow(live);
    },
    isRunning: () => [...known.values()].some(({ over }) => over !== null),
    onMade: (listener) => {
      hearsMade = listener;
    },
    hear: (name, payload) => {
      if (name === 'edit.changed' || name === 'edit.ended') edit(payload as EditSummary);
      if (name === 'queue.changed') for (const live of known.values()) if (live.over !== null) live.waker.wake();
    },
    run: (editId, ended) => {
      if (ended.kind !== 'left') return;
      for (const live of known.values())
        if (live.over !== null && live.edits.has(editId)) void put(parts, live, pausedBy(ended.failure)).then(() => live.waker.wake());
    },
    close: async () => {
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (patience = setTimeout(resolve, closePatienceMs)));
      await Promise.race([Promise.allSettled([...known.values()].map(leave)), late]);
      clearTimeout(patience);
    },
  };

  /** Puts a batch down as it is: whoever opens the library next may go on with it. */
  async function leave(live: LiveBatch): Promise<void> {
    if (live.over === null) return;
    live.waker.stop();
    await live.over;
    if (live.progress.state === 'going') await put(parts, live, (now) => ({ ...now, owner: null }));
  }
}
