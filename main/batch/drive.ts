// Runs one batch: item after item, each as an edit like any other, as long as the queue has room. What it does next is decided in app/batch/next.ts.
import { beginItem, leaveItem, skipItem } from '../../app/batch/batch.ts';
import type { BatchItem, BatchPlan, BatchProgress, BatchStep } from '../../app/batch/batch.ts';
import { fieldsOf, fillFields } from '../../app/batch/fields.ts';
import { newestByItem } from '../../app/batch/items.ts';
import type { BatchEdit } from '../../app/batch/items.ts';
import { nextStep } from '../../app/batch/next.ts';
import type { Prices } from '../../app/batch/next.ts';
import { stepsOf, turnAt } from '../../app/batch/turns.ts';
import type { Waker } from '../../app/edits/waker.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { ServiceStatus } from '../../app/contract/service-status.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { shortId } from '../../app/library/naming.ts';
import type { Clock } from '../../app/edits/ports.ts';
import type { EditMaker } from '../studio/session/edit-maker.ts';
import type { Session } from '../studio/session/session-type.ts';
import { writeProgress } from './batch-files.ts';
import { itemEditId } from '../studio/session/batch-edit-id.ts';
import type { TakeItem } from './take-item.ts';
import { say } from '../../app/messages/say.ts';

export type DriveParts = {
  readonly clock: Clock;
  readonly take: TakeItem;
  readonly maker: Pick<EditMaker, 'runItem'>;
  readonly service: () => Promise<ServiceStatus>;
  readonly price: Prices;
  /** One batch after the other makes its edit, so that two of them never take the same room in the queue. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly log: (line: string) => void;
};

export type LiveBatch = {
  readonly plan: BatchPlan;
  readonly session: Session;
  progress: BatchProgress;
  /** Every edit of it in the library, by id. */
  readonly edits: Map<string, BatchEdit>;
  readonly waker: Waker;
  /** Changes of its progress are written one after the other. */
  writing: Promise<unknown>;
  /** Settles when this program has put it down; null when it does not run it. */
  over: Promise<void> | null;
  /** Told after every change. */
  readonly changed: () => void;
  /** An edit was made of an item. */
  readonly made: (editId: string) => void;
};

/** Nothing is missed that wakes it; this is only for what nobody tells. */
const longestDelayMs = 60_000;

export const batchEditOf = ({ id, batch, createdAt, state, failure, trouble, sentAt, flag, trashed }: EditSummary): BatchEdit => ({
  id,
  item: batch?.item ?? 0,
  createdAt,
  state,
  failure,
  trouble,
  sent: sentAt !== null,
  out: flag === 'reject' || trashed,
});

/** Until it pauses, asks or ends. Its progress is `going` on disk. Never rejects. */
export async function drive(parts: DriveParts, live: LiveBatch): Promise<void> {
  while (!live.waker.stopped() && live.progress.state === 'going') {
    // Only the command stops its queue for want of room, or at a long pause of the service: nobody is there to wait for it.
    const { pausedBecause } = live.session.queue.state();
    if (pausedBecause?.kind === 'disk-full' || pausedBecause?.kind === 'rate-limited') {
      await put(parts, live, pausedBy(pausedBecause));
      break;
    }
    const step = nextStep(live.plan, live.progress, [...live.edits.values()], parts.price);
    switch (step.kind) {
      case 'pause':
        await put(parts, live, pausedBy(step.because));
        break;
      case 'ask':
        await put(parts, live, (now) => (now.state === 'going' ? { ...now, state: 'pilot', because: null } : now));
        break;
      case 'end':
        await put(parts, live, (now) => (now.state === 'going' ? { ...now, state: 'ended', because: null } : now));
        break;
      case 'skip':
        await put(parts, live, (now) => (now.state === 'going' ? skipItem(now, step.item, step.because) : now));
        break;
      case 'wait':
        await live.waker.delay(longestDelayMs);
        break;
      case 'make':
        if (!(await parts.inTurn(() => make(parts, live, step.item)))) await live.waker.delay(longestDelayMs);
        break;
    }
  }
}

export const pausedBy =
  (because: Failure | null) =>
  (now: BatchProgress): BatchProgress =>
    now.state === 'going' ? { ...now, state: 'paused', because } : now;

/**
 * Writes a change of how it is, made of what was written last, and tells it. Where the disk does not take it, it is paused for this program, and the
 * disk's trouble is why.
 */
export function put(
  { log }: Pick<DriveParts, 'log'>,
  live: LiveBatch,
  change: (now: BatchProgress) => BatchProgress,
): Promise<Reply<null>> {
  const written = live.writing.then(async (): Promise<Reply<null>> => {
    const changed = change(live.progress);
    const kept = changed.state === 'going' ? changed : { ...changed, owner: null };
    const wrote = await writeProgress(live.session.library, kept);
    if (!wrote.ok) log(`batch ${kept.id} could not be written: ${wrote.failure.detail ?? wrote.failure.kind}`);
    live.progress = wrote.ok ? kept : { ...live.progress, state: 'paused', because: wrote.failure };
    live.changed();
    return wrote;
  });
  live.writing = written.catch(() => undefined);
  return written;
}

/** False when there is no room in the queue yet. */
async function make(parts: DriveParts, live: LiveBatch, at: number): Promise<boolean> {
  const { plan, session } = live;
  if (!isGoing(live)) return true;
  if (!session.queue.hasRoom()) return false;
  const service = await parts.service();
  if (service.rehearsal !== plan.service.rehearsal || service.baseUrl !== plan.service.baseUrl) {
    await put(parts, live, pausedBy(otherService(plan)));
    return true;
  }
  // Written before there is an edit: whoever finds the batch later knows which edit may have been made last.
  const begun = await put(parts, live, (now) => (now.state === 'going' ? beginItem(now, at) : now));
  if (!begun.ok || !isGoing(live)) return true;
  const id = itemEditId(plan, live.progress, at);
  const made = await editOf(parts, live, at, id, service);
  // Paused meanwhile: nothing was made, and its item is still the one that is open.
  if (made === null) return true;
  if (!made.ok) {
    await put(parts, live, (now) => leaveItem(now, at, made.failure));
    return true;
  }
  live.progress = { ...live.progress, open: null };
  const before = live.edits.get(id);
  const record = session.editStore.get(id) ?? (await session.library.load(id));
  // What was heard of it meanwhile is newer than what was read.
  if (record !== null && live.edits.get(id) === before) live.edits.set(id, batchEditOf(session.editStore.summary(record)));
  live.changed();
  live.made(id);
  return true;
}

const isGoing = (live: LiveBatch): boolean => live.progress.state === 'going' && !live.waker.stopped();

/** The edit of an item; null when the batch was put down before there was one. */
async function editOf(parts: DriveParts, live: LiveBatch, at: number, id: string, service: ServiceStatus): Promise<Reply<string> | null> {
  const { plan, session } = live;
  const { picture, step: nth, after } = turnAt(plan, at);
  const [item, step] = [plan.items[picture], stepsOf(plan)[nth]];
  if (item === undefined || step === undefined) return fail(makeFailure('usage', say('batch.noSuchPicture')));
  // Made before: by a program that died between its record and its note of it.
  if ((await session.library.load(id)) !== null) return ok(id);
  const damaged = (await session.library.damaged()).find(({ path }) => path.includes(`_${shortId(id)}`));
  if (damaged !== undefined) return fail(perhapsMade(damaged.path));
  const from = after === null ? ok(item) : await resultOfStep(live, after, item);
  if (!from.ok) return from;
  const taken = await parts.take(session.library, from.value);
  if (!taken.ok) return taken;
  if (!isGoing(live)) return null;
  return parts.maker.runItem(session, {
    id,
    batch: { id: plan.id, item: at, set: plan.set },
    asked: {
      model: step.model,
      prompt: fillFields(step.prompt, fieldsOf(item.name, picture)),
      pictures: inPlace(step, taken.value),
      parameters: step.parameters,
    },
    sending: plan.sending,
    service,
    project: plan.project,
    evenIfPaid: live.progress.evenIfPaid,
  });
}

/** The result of the step before, under the name of the picture that its chain began with. */
async function resultOfStep({ session, edits }: LiveBatch, after: number, { name }: BatchItem): Promise<Reply<BatchItem>> {
  const edit = newestByItem(edits.values()).get(after);
  const record = edit === undefined ? null : await session.library.load(edit.id);
  const [result] = record?.results ?? [];
  if (record === null || result === undefined) return fail(makeFailure('picture-missing', say('chain.pictureGone', { name })));
  return ok({ name, path: null, result: { editId: record.id, index: 0 }, bytes: result.bytes, sha256: result.sha256 });
}

/** The picture in its place among those that are the same in every edit. */
function inPlace(step: BatchStep, picture: Picture): Picture[] {
  const others = step.fixed.map((input): Picture => ({ ...input, hasLocation: false }));
  return [...others.slice(0, step.place), picture, ...others.slice(step.place)];
}

const perhapsMade = (file: string): Failure => makeFailure('record-damaged', say('batch.recordUnread', { file }), { charged: 'maybe' });

const otherService = ({ service }: BatchPlan): Failure =>
  makeFailure('usage', service.rehearsal ? say('batch.rehearsal') : say('batch.otherService'));
