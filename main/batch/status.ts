// How a batch is, for those who look at it: its plan and progress, and the edits that the library has of it.
import { shortPrompt } from '../../app/edits/short-prompt.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import { countItems, newestByItem, retriedItems, spentItems, stateAmong, turns } from '../../app/batch/items.ts';
import { stepsOf, turnAt, turnsOf } from '../../app/batch/turns.ts';
import type { BatchEdit } from '../../app/batch/items.ts';
import { failureOf } from '../../app/edits/charged.ts';
import type { BatchStatus, ChainStatus } from '../../app/contract/contract.ts';
import type { Session } from '../studio/session/session-type.ts';
import { batchEditOf } from './drive.ts';

const pageRows = 500;

/** All edits of a batch that the library has, by id; what is in the edit store as it is now. */
export async function editsOfBatch({ library, editStore }: Session, id: string): Promise<Map<string, BatchEdit>> {
  await library.settled();
  const edits = new Map<string, BatchEdit>();
  for (let offset = 0, rows = pageRows; rows === pageRows; offset += rows) {
    const page = await library.rows(`batch:${id} in:anywhere`, offset, pageRows);
    for (const row of page) edits.set(row.id, batchEditOf(row));
    rows = page.length;
  }
  for (const record of editStore.all()) {
    const summary = editStore.summary(record);
    if (summary.batch?.id === id) edits.set(record.id, batchEditOf(summary));
  }
  return edits;
}

/** `runs`: who runs it now. */
export function statusOf(
  plan: BatchPlan,
  progress: BatchProgress,
  edits: Iterable<BatchEdit>,
  runs: 'here' | 'elsewhere' | 'nobody',
): BatchStatus {
  const all = [...edits];
  const newest = newestByItem(all);
  return {
    id: plan.id,
    createdAt: plan.createdAt,
    set: plan.set,
    prompt: shortPrompt(plan.prompt),
    rehearsal: plan.service.rehearsal,
    state: progress.state,
    interrupted: progress.state === 'going' && runs === 'nobody',
    elsewhere: runs === 'elsewhere',
    because: progress.because === null ? null : failureOf(plan.service.rehearsal, progress.because),
    total: turnsOf(plan),
    counts: countItems(plan, progress, newest),
    pilot: plan.pilot,
    spent: spentItems(plan, progress, all).length,
    limits: { pictures: progress.limits.pictures, cost: progress.limits.cost },
    toMake: toMake(plan, progress, newest),
    toRetry: retriedItems(plan, progress, newest).length,
    chain: chainStatus(plan, progress),
  };
}

function toMake(plan: BatchPlan, progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>): Record<string, number> {
  const steps = stepsOf(plan);
  const counts: Record<string, number> = {};
  for (const at of turns(plan)) {
    if (stateAmong(plan, progress, newest, at) !== 'waiting') continue;
    const { model } = steps[turnAt(plan, at).step] ?? plan;
    counts[model] = (counts[model] ?? 0) + 1;
  }
  return counts;
}

function chainStatus(plan: BatchPlan, { begun }: BatchProgress): ChainStatus | null {
  if (plan.steps === undefined) return null;
  const { step } = turnAt(plan, Math.min(begun, turnsOf(plan) - 1));
  return { name: plan.chain ?? null, steps: plan.steps.length, pictures: plan.items.length, next: step };
}
