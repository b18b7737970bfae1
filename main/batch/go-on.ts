// How a batch goes on that was paused, asked, or was left by a program that died.
import { tryAgain } from '../../app/batch/batch.ts';
import type { BatchLimits, BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import type { StopOn } from '../../app/batch/limits.ts';
import { newestByItem, refusedItems, retriedItems } from '../../app/batch/items.ts';
import type { BatchEdit } from '../../app/batch/items.ts';
import { passTrouble } from '../../app/batch/next.ts';
import { approve as approved, stepsOf, turnAt } from '../../app/batch/turns.ts';
import type { Owner } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { StoredBatch } from './batch-files.ts';
import { itemEditId } from '../studio/session/batch-edit-id.ts';
import { readDiscarded } from '../studio/session/discarded-ledger.ts';
import { limitProblem } from './make-plan.ts';
import { say } from '../../app/messages/say.ts';

/** How a batch goes on. What is not named stays. */
export type GoOn = {
  /** The pilot was looked at. */
  readonly approve?: boolean;
  /** What could not be taken in stays out; else it is tried again. */
  readonly past?: boolean;
  /** Makes anew what ended without a picture. */
  readonly retry?: boolean;
  readonly stopOn?: StopOn;
  readonly limits?: Partial<BatchLimits>;
  readonly evenIfPaid?: boolean;
};

/** Its progress as it goes on, ours; `edits` are all that the library has of it. */
export async function goingOn(
  session: Session,
  { plan, progress }: StoredBatch,
  edits: ReadonlyMap<string, BatchEdit>,
  how: GoOn,
  settings: Settings,
  me: Owner,
): Promise<Reply<BatchProgress>> {
  if (progress.state === 'cancelled') return fail(makeFailure('usage', say('batch.cancelled')));
  if (progress.state === 'pilot' && (plan.steps !== undefined || !progress.approved) && how.approve !== true)
    return fail(makeFailure('usage', say('batch.askFirst')));
  const limits = limitProblem({ ...progress.limits, ...how.limits }, stepsOf(plan), plan.service.rehearsal, settings);
  if (limits !== null) return fail(limits);
  const newest = newestByItem(edits.values());
  // No edit was made of these: they take their turn again, and no other edit.
  const bare = [...(await unmade(session, plan, progress)), ...(how.past === true ? [] : leftToTry(plan, progress))];
  const anew = [...refusedItems(progress, newest), ...(how.retry === true ? retriedItems(plan, progress, newest) : [])];
  const tried = withChoices(
    plan,
    tryAgain(progress, [...bare, ...anew], new Set(anew.filter((at) => newest.has(at) && !bare.includes(at)))),
    how,
  );
  return ok({ ...passTrouble(plan, tried, [...edits.values()]), state: 'going', because: null, open: null, owner: me });
}

/** What the person left out stays so until it is to be made anew; what only had nothing to go on from may have it by now. */
function leftToTry(plan: BatchPlan, { left, passed }: BatchProgress): readonly number[] {
  const seen = new Set(passed);
  return Object.keys(left)
    .map(Number)
    .filter((at) => !seen.has(at) || turnAt(plan, at).after !== null);
}

export const withChoices = (plan: BatchPlan, now: BatchProgress, { approve, stopOn, limits, evenIfPaid }: GoOn): BatchProgress => ({
  ...(approve === true ? approved(plan, now) : now),
  stopOn: stopOn ?? now.stopOn,
  limits: { ...now.limits, ...limits },
  evenIfPaid: evenIfPaid ?? now.evenIfPaid,
});

/** The item whose edit was being made when its program died, if it was not made. One that was sent and thrown away for good since was. */
async function unmade({ library }: Session, plan: BatchPlan, progress: BatchProgress): Promise<readonly number[]> {
  if (progress.open === null) return [];
  const { item } = progress.open;
  const id = itemEditId(plan, progress, item);
  if ((await library.load(id)) !== null) return [];
  const gone = await readDiscarded(library.folder());
  return gone.some(({ editId, outcome }) => editId === id && outcome !== 'not-taken') ? [] : [item];
}
