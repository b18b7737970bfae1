// What a batch does next: the one place where pilot, limits and trouble are decided. Pure.
import { inOtherWords, makeFailure, saidOf } from '../make-failure.ts';
import type { Failure } from '../failure.ts';
import { formatCost } from '../price.ts';
import type { BatchPlan, BatchProgress } from './batch.ts';
import { itemState, newestByItem, spentItems, stopsAll, turns } from './items.ts';
import type { BatchEdit } from './items.ts';
import { limitReachedDetail } from './limits.ts';
import { isApproved, stepsOf, turnAt, turnsOf } from './turns.ts';
import { say } from '../messages/say.ts';

export type NextStep =
  /** The turn of this item. */
  | { readonly kind: 'make'; readonly item: number }
  /** The step before has nothing that this item could go on from. */
  | { readonly kind: 'skip'; readonly item: number; readonly because: Failure }
  /** Until an edit of it moves. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'pause'; readonly because: Failure }
  /** The pilot is at its end: the person is asked. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'end' };

/** What a picture is said to cost now; null when it is not said. */
export type Price = { readonly each: number | null; readonly currency: string };
export type Prices = (model: string) => Price;

/** `edits`: all that were made of it, in the library. The batch is `going`. */
export function nextStep(plan: BatchPlan, progress: BatchProgress, edits: readonly BatchEdit[], prices: Prices): NextStep {
  const newest = newestByItem(edits);
  const trouble = troubleOf(plan, progress, newest);
  if (trouble !== null) return { kind: 'pause', because: trouble };
  const waiting = [...progress.again, ...(progress.begun < turnsOf(plan) ? [progress.begun] : [])];
  const underWay = [...newest.values()].some((edit) => itemState(progress, edit.item, edit) === 'under-way');
  if (waiting.length === 0) return { kind: underWay ? 'wait' : 'end' };
  for (const item of waiting) {
    if (!isApproved(plan, progress, item)) return { kind: underWay ? 'wait' : 'ask' };
    const before = beforeOf(plan, progress, newest, item);
    if (before === 'wait') continue;
    if (before !== 'ready') return { kind: 'skip', item, because: before };
    const reached = limitReached(plan, progress, spentItems(plan, progress, edits), item, prices);
    return reached === null ? { kind: 'make', item } : { kind: 'pause', because: reached };
  }
  return { kind: 'wait' };
}

/** Whether the picture is there that an item goes on from; why not, where it will not come by itself. */
function beforeOf(
  plan: BatchPlan,
  progress: BatchProgress,
  newest: ReadonlyMap<number, BatchEdit>,
  item: number,
): 'ready' | 'wait' | Failure {
  const { after } = turnAt(plan, item);
  if (after === null) return 'ready';
  const edit = newest.get(after);
  const state = itemState(progress, after, edit);
  if (state === 'under-way' || state === 'waiting') return 'wait';
  if (state === 'done' && edit?.out === false) return 'ready';
  return edit?.out === true || progress.left[after]?.kind === 'cancelled'
    ? makeFailure('cancelled', say('chain.takenOut'), { charged: 'no' })
    : makeFailure('picture-missing', say('chain.stepWithoutPicture'));
}

/** What must be said before the next picture is bought; null when nothing is in the way. */
function troubleOf(plan: BatchPlan, progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>): Failure | null {
  const passed = new Set(progress.passed);
  for (const [at, failure] of Object.entries(progress.left)) {
    const item = Number(at);
    if (passed.has(item)) continue;
    if (stopsAll(failure)) return failure;
    if (progress.stopOn === 'trouble') return ofItem(plan, item, failure);
  }
  for (const edit of newest.values()) {
    if (passed.has(edit.item)) continue;
    const state = itemState(progress, edit.item, edit);
    // It waits for its turn, and would wait for ever.
    if (state === 'under-way' && edit.trouble?.kind === 'limit') return edit.trouble;
    if (state !== 'failed' && state !== 'unknown') continue;
    const failure = edit.failure ?? makeFailure('service-trouble', say('batch.noPicture'), { charged: 'maybe' });
    if (stopsAll(failure)) return failure;
    if (progress.stopOn === 'trouble') return ofItem(plan, edit.item, failure);
  }
  return null;
}

/** Which picture it was, where the sentence does not say so itself. */
function ofItem(plan: BatchPlan, item: number, failure: Failure): Failure {
  const { picture, step } = turnAt(plan, item);
  const name = plan.items[picture]?.name ?? String(picture + 1);
  if (plan.steps !== undefined && plan.steps.length > 1)
    return inOtherWords(failure, say('batch.ofStep', { name, n: step + 1, message: saidOf(failure) }));
  return failure.message.includes(`“${name}”`) ? failure : inOtherWords(failure, say('batch.of', { name, message: saidOf(failure) }));
}

function limitReached(plan: BatchPlan, { limits }: BatchProgress, bought: readonly number[], item: number, prices: Prices): Failure | null {
  const [spent, total] = [bought.length, turnsOf(plan)];
  if (limits.pictures !== null && spent >= limits.pictures)
    return makeFailure('usage', say('batch.pictureLimit', { limit: limits.pictures, spent, total }), { detail: limitReachedDetail });
  if (limits.cost === null || plan.service.rehearsal) return null;
  const steps = stepsOf(plan);
  const all = [...bought, item].map((at) => prices(steps[turnAt(plan, at).step]?.model ?? plan.model));
  const cost = all.reduce<number | null>((sum, { each }) => (sum === null || each === null ? null : sum + each), 0);
  if (cost === null) return makeFailure('usage', say('batch.noPrice'));
  // A millionth more or less is how binary fractions are.
  if (cost <= limits.cost + 1e-6) return null;
  return makeFailure('usage', say('batch.costLimit', { limit: formatCost(limits.cost, prices(plan.model).currency, 'en'), spent, total }), {
    detail: limitReachedDetail,
  });
}

/** Items whose trouble is seen by now: what goes on goes past them. */
export function passTrouble(plan: BatchPlan, progress: BatchProgress, edits: readonly BatchEdit[]): BatchProgress {
  const newest = newestByItem(edits);
  const troubled = turns(plan).filter((at) => ['failed', 'unknown', 'left'].includes(itemState(progress, at, newest.get(at))));
  return { ...progress, passed: troubled };
}
