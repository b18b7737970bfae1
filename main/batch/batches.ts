// The batches of the open library: planned, run, paused, gone on with. One program runs a batch at a time, as one runs an edit.
import { priceOf } from '../../app/price.ts';
import { firstProgress } from '../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import type { RunEnd } from '../../app/edits/run-context.ts';
import { fail, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import type { ServiceStatus } from '../../app/contract/service-status.ts';
import type { BatchStatus, EventName, EventPayloads } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { withoutSecrets } from '../platform/log.ts';
import type { Inbox } from '../inputs/inbox.ts';
import { makeOrders } from '../library/store/save-order.ts';
import type { Owners } from '../platform/process-locks.ts';
import { openNow } from '../studio/session/open-now.ts';
import type { Session } from '../studio/session/session-type.ts';
import { batchIds, readBatch, readProgress, writePlan, writeProgress } from './batch-files.ts';
import { makeClaims } from './claims.ts';
import type { Claims } from './claims.ts';
import { pausedBy, put } from './drive.ts';
import type { DriveParts } from './drive.ts';
import { goingOn, withChoices } from './go-on.ts';
import type { GoOn } from './go-on.ts';
import { makeLiveBatches, statusNow } from './live-batches.ts';
import type { LiveBatches } from './live-batches.ts';
import { makePlan, problemOf } from './make-plan.ts';
import type { BatchAsk } from './make-plan.ts';
import { editsOfBatch, statusOf } from './status.ts';

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

type BatchParts = Omit<DriveParts, 'inTurn' | 'price'> & {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly settings: () => Settings;
  readonly inbox: Pick<Inbox, 'find'>;
  readonly owners: Owners;
  readonly version: string;
  readonly changed: (status: BatchStatus) => void;
};

/** What is done with a batch: what it runs on, those that run here, and whose the others are. */
type Context = Claims & { readonly options: BatchParts; readonly parts: DriveParts; readonly live: LiveBatches };

/** A disk that does not answer must not keep the program from ending. */
const closePatienceMs = 3000;

/** Runs nothing by itself: what a program left is gone on with when somebody says so. */
export function makeBatches(options: BatchParts): Batches {
  const { inOrder } = makeOrders();
  let hearsMade: (editId: string) => void = () => undefined;
  const parts: DriveParts = {
    ...options,
    inTurn: (work) => inOrder('turn', work),
    price: (model) => ({ each: priceOf(options.settings(), model), currency: options.settings().currency }),
  };
  const live = makeLiveBatches(parts, options.changed, (editId) => hearsMade(editId));
  const context: Context = { options, parts, live, ...makeClaims(options.owners) };
  const telling = makeTelling((id) =>
    // The library may be closed meanwhile.
    tellStored(context, id).catch((error: unknown) => options.log(`batch ${id} could not be told of: ${String(error)}`)),
  );

  return {
    start: (ask) => start(context, ask),
    goOn: (id, how) => goOn(context, id, how),
    pause: (id) => end(context, id, 'paused'),
    cancel: (id) => cancel(context, id),
    list: (all) => list(context, all),
    over: async (id) => {
      const batch = live.get(id);
      await batch?.over;
      return batch === undefined ? null : statusNow(batch);
    },
    isRunning: () => live.all().some(({ over }) => over !== null),
    onMade: (listener) => {
      hearsMade = listener;
    },
    hear: (name, payload) => {
      if (name === 'edit.changed' || name === 'edit.ended') {
        const { batch } = payload as EditSummary;
        live.heard(payload as EditSummary);
        if (batch !== undefined && live.get(batch.id) === undefined) telling.soon(batch.id);
      }
      if (name === 'queue.changed') for (const batch of live.all()) if (batch.over !== null) batch.waker.wake();
    },
    run: (editId, ended) => {
      if (ended.kind !== 'left') return;
      for (const batch of live.all())
        if (batch.over !== null && batch.edits.has(editId)) void put(parts, batch, pausedBy(ended.failure)).then(() => batch.waker.wake());
    },
    close: async () => {
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (patience = setTimeout(resolve, closePatienceMs)));
      await Promise.race([Promise.allSettled(live.all().map(live.leave)), late]);
      clearTimeout(patience);
      telling.close();
    },
  };
}

/** Edits that move within so long are one change of their batch. */
const tellMs = 250;

function makeTelling(tell: (id: string) => Promise<void>): { readonly soon: (id: string) => void; readonly close: () => void } {
  const due = new Map<string, NodeJS.Timeout>();
  return {
    soon: (id) => {
      if (due.has(id)) return;
      const timer = setTimeout(() => {
        due.delete(id);
        void tell(id);
      }, tellMs);
      due.set(id, timer);
    },
    close: () => {
      due.forEach((timer) => clearTimeout(timer));
      due.clear();
    },
  };
}

/** Of one that this program does not run: the edits of an interrupted one come home by themselves. */
async function tellStored(context: Context, id: string): Promise<void> {
  const here = opened(context.options);
  if (!here.ok) return;
  const status = await storedStatus(context, here.value, id, false);
  if (status !== null && context.live.get(id) === undefined) context.options.changed(status);
}

const opened = ({ session, failure }: BatchParts): Reply<Session> => openNow(session(), failure);

async function start({ options, live }: Context, ask: BatchAsk): Promise<Reply<BatchStatus>> {
  const here = opened(options);
  if (!here.ok) return here;
  const service = await options.service();
  const problem = problemOf(ask, service.rehearsal, options.settings());
  if (problem !== null) return fail(problem);
  const { refusal = null } = ask;
  // A key that was pasted into a name is in no plan.
  const named = { set: struckOut(ask.set), project: struckOut(ask.project) };
  const plan = (): Promise<Reply<Planned>> => planned(options, here.value, { ...ask, ...named }, service);
  // What is rehearsed costs nothing.
  const made = refusal === null || service.rehearsal ? await plan() : await unlessRefused(options.owners, refusal, plan);
  return made.ok ? ok(statusNow(live.begin(here.value, made.value.plan, made.value.progress, new Map()))) : made;
}

const struckOut = (name: string | null): string | null => (name === null ? null : withoutSecrets(name));

type Planned = { readonly plan: BatchPlan; readonly progress: BatchProgress };

/** Durable when this answers. */
async function planned(options: BatchParts, { library }: Session, ask: BatchAsk, service: ServiceStatus): Promise<Reply<Planned>> {
  const made = await makePlan(library, options.inbox, ask, {
    now: options.clock.now(),
    version: options.version,
    sending: options.settings().sending,
    service,
  });
  if (!made.ok) return made;
  const plan = made.value;
  const progress: BatchProgress = { ...firstProgress(plan.id, ask), state: 'going', owner: options.owners.me };
  const written = await writePlan(library, plan);
  if (!written.ok) return written;
  const begun = await writeProgress(library, progress);
  return begun.ok ? ok({ plan, progress }) : begun;
}

async function unlessRefused<T>(
  owners: Pick<Owners, 'spending'>,
  refusal: () => Promise<Failure | null>,
  begin: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const turn = await owners.spending(async () => {
    const refused = await refusal();
    return refused === null ? begin() : fail<T>(refused);
  });
  return turn ?? fail(makeFailure('limit', say('money.busy'), { next: 'retry' }));
}

async function goOn({ options, parts, live, claim }: Context, id: string, how: GoOn): Promise<Reply<BatchStatus>> {
  const here = opened(options);
  if (!here.ok) return here;
  const session = here.value;
  const running = live.get(id);
  if (running?.over != null) {
    const changed = await put(parts, running, (now) => withChoices(running.plan, now, how));
    running.waker.wake();
    return changed.ok ? ok(statusNow(running)) : changed;
  }
  const heard = live.listen(id);
  try {
    const edits = await editsOfBatch(session, id);
    const claimed = await claim(session, id, (stored) =>
      goingOn(session, stored, new Map([...edits, ...heard.edits]), how, options.settings(), options.owners.me),
    );
    if (!claimed.ok) return claimed;
    // It stopped itself, and going on says that what it stopped for is mended.
    if (session.queue.state().pausedBecause !== null) session.queue.pause(false);
    return ok(statusNow(live.begin(session, claimed.value.plan, claimed.value.progress, new Map([...edits, ...heard.edits]))));
  } finally {
    heard.stop();
  }
}

/** Makes no more edits of it. One that runs here has put its last one down when this answers. */
async function end({ options, parts, live, claim }: Context, id: string, state: 'paused' | 'cancelled'): Promise<Reply<null>> {
  const here = opened(options);
  if (!here.ok) return here;
  const batch = live.get(id);
  const over = batch?.over ?? null;
  if (batch !== undefined && over !== null) {
    const written = await put(parts, batch, (now) => ({ ...now, state, because: null }));
    batch.waker.wake();
    await over;
    return written;
  }
  const claimed = await claim(here.value, id, async ({ progress }) =>
    ok(progress.state === 'ended' || progress.state === 'cancelled' ? progress : { ...progress, state, because: null, owner: null }),
  );
  if (!claimed.ok) return claimed;
  if (batch !== undefined) batch.progress = claimed.value.progress;
  batch?.changed();
  return ok(null);
}

async function cancel(context: Context, id: string): Promise<Reply<null>> {
  const ended = await end(context, id, 'cancelled');
  const session = context.options.session();
  if (!ended.ok || session === null) return ended;
  for (const { id: editId, state } of (await editsOfBatch(session, id)).values())
    if (state === 'waiting' && session.editStore.get(editId) !== null) {
      const cancelled = await session.queue.cancel(editId);
      if (!cancelled.ok) return cancelled;
    }
  return ok(null);
}

async function list(context: Context, all: boolean): Promise<Reply<readonly BatchStatus[]>> {
  const { options, live } = context;
  const here = opened(options);
  if (!here.ok) return here;
  const { library } = here.value;
  const listed: BatchStatus[] = [];
  for (const id of await batchIds(library)) {
    const batch = live.get(id);
    if (batch?.over != null || (batch !== undefined && !all)) {
      listed.push(statusNow(batch));
      continue;
    }
    const status = await storedStatus(context, here.value, id, all);
    if (status !== null) listed.push(status);
  }
  return ok(listed);
}

/** As the library has it. Null where it cannot be read, and unless `all` are asked for where it is at its end. */
async function storedStatus({ options, runsElsewhere }: Context, session: Session, id: string, all: boolean): Promise<BatchStatus | null> {
  const { library } = session;
  const progress = await readProgress(library, id);
  if (!all && (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled')) return null;
  const stored = await readBatch(library, id);
  if (!stored.ok) {
    options.log(`batch ${id}: ${stored.failure.message}`);
    return null;
  }
  const edits = [...(await editsOfBatch(session, id)).values()];
  return statusOf(stored.value.plan, stored.value.progress, edits, runsElsewhere(stored.value, edits) ? 'elsewhere' : 'nobody');
}
