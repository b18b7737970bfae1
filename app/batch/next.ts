// What a batch does next: the one place where pilot, limits and trouble are decided. Pure.
import { makeFailure } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { formatCost } from '../price.ts';
import type { BatchPlan, BatchProgress } from './batch.ts';
import { isSpent, itemState, newestByItem, stopsAll } from './items.ts';
import type { BatchEdit } from './items.ts';

export type BatchStep =
  /** The turn of this item. */
  | { readonly kind: 'make'; readonly item: number }
  /** Until an edit of it moves. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'pause'; readonly because: Failure }
  /** The pilot is at its end: the person is asked. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'end' };

/** What a picture is said to cost now; null when it is not said. */
export type Price = { readonly each: number | null; readonly currency: string };

/** `edits`: all that were made of it, in the library. The batch is `going`. */
export function nextStep(plan: BatchPlan, progress: BatchProgress, edits: readonly BatchEdit[], price: Price): BatchStep {
  const newest = newestByItem(edits);
  const trouble = troubleOf(plan, progress, newest);
  if (trouble !== null) return { kind: 'pause', because: trouble };
  const item = progress.again[0] ?? (progress.begun < plan.items.length ? progress.begun : null);
  const underWay = [...newest.values()].some((edit) => itemState(progress, edit.item, edit) === 'under-way');
  if (item === null) return { kind: underWay ? 'wait' : 'end' };
  if (plan.pilot !== null && !progress.approved && item >= plan.pilot) return { kind: underWay ? 'wait' : 'ask' };
  const reached = limitReached(plan, progress, edits.filter(isSpent).length, price);
  return reached === null ? { kind: 'make', item } : { kind: 'pause', because: reached };
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
    const failure = edit.failure ?? makeFailure('service-trouble', 'It ended without a picture.', { charged: 'maybe' });
    if (stopsAll(failure)) return failure;
    if (progress.stopOn === 'trouble') return ofItem(plan, edit.item, failure);
  }
  return null;
}

/** Which picture it was, where the sentence does not say so itself. */
function ofItem(plan: BatchPlan, item: number, failure: Failure): Failure {
  const { message } = failure;
  const name = plan.items[item]?.name ?? String(item + 1);
  return message.includes(`“${name}”`) ? failure : { ...failure, message: `“${name}”: ${message}` };
}

function limitReached(plan: BatchPlan, { limits }: BatchProgress, spent: number, price: Price): Failure | null {
  if (limits.pictures !== null && spent >= limits.pictures)
    return makeFailure(
      'usage',
      `The limit of ${limits.pictures} pictures is reached: ${spent} of ${plan.items.length} are made or under way. Raise the limit to go on.`,
    );
  if (limits.cost === null || plan.service.rehearsal) return null;
  if (price.each === null)
    return makeFailure(
      'usage',
      'The batch has a limit of cost, and what a picture costs is not said any more. Say it in the settings to go on.',
    );
  // A millionth more or less is how binary fractions are.
  if ((spent + 1) * price.each <= limits.cost + 1e-6) return null;
  return makeFailure(
    'usage',
    `The limit of ${formatCost(limits.cost, price.currency, 'en')} is reached: ${spent} of ${plan.items.length} pictures are made or under way. Raise the limit to go on.`,
  );
}

/** Items whose trouble is seen by now: what goes on goes past them. */
export function passTrouble(plan: BatchPlan, progress: BatchProgress, edits: readonly BatchEdit[]): BatchProgress {
  const newest = newestByItem(edits);
  const troubled = plan.items.flatMap((_, at) => {
    const state = itemState(progress, at, newest.get(at));
    return state === 'failed' || state === 'unknown' || state === 'left' ? [at] : [];
  });
  return { ...progress, passed: troubled };
}
