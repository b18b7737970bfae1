// Whether a batch of the same words and settings with any of the same pictures was begun and has not ended: another would buy them twice.
import type { BatchItem, BatchPlan, BatchProgress, BatchStep } from '../../app/batch/batch.ts';
import { stepsOf } from '../../app/batch/turns.ts';
import { findModel } from '../../app/models/models.ts';
import { chosenIn } from '../../app/models/roles.ts';
import type { Parameters } from '../../app/models/model.ts';
import type { Library } from '../library/library.ts';
import { batchIds, readBatch, readProgress } from './batch-files.ts';

/** Without a place its picture goes before all fixed ones. */
type AskedStep = Pick<BatchStep, 'model' | 'prompt'> &
  Partial<Pick<BatchStep, 'place'>> & { readonly parameters: Parameters; readonly fixed: readonly { readonly sha256: string }[] };

export type AskedBatch = { readonly items: readonly Pick<BatchItem, 'sha256'>[]; readonly steps: readonly AskedStep[] };

/** `common`: how many of its pictures are asked for again. */
export type Begun = { readonly plan: BatchPlan; readonly state: BatchProgress['state']; readonly common: number };

/** Equal for two batches that ask the same of their pictures. */
const keyOf = (steps: readonly AskedStep[]): string =>
  JSON.stringify(
    steps.map((step) => [
      step.model,
      step.prompt,
      chosenIn(findModel(step.model), step.parameters),
      step.fixed.map(({ sha256 }) => sha256),
      step.place ?? 0,
    ]),
  );

/**
 * Null where there is none; what is rehearsed costs nothing, and is left out. A batch that has one picture in common is one too: the folder it came from may have
 * got or lost some since.
 */
export async function findBegun(library: Library, asked: AskedBatch): Promise<Begun | null> {
  const [wanted, key] = [new Set(asked.items.map(({ sha256 }) => sha256)), keyOf(asked.steps)];
  for (const id of await batchIds(library)) {
    const progress = await readProgress(library, id);
    if (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled') continue;
    const stored = await readBatch(library, id);
    if (!stored.ok || stored.value.plan.service.rehearsal) continue;
    const { plan } = stored.value;
    const common = plan.items.filter(({ sha256 }) => wanted.has(sha256)).length;
    if (common > 0 && keyOf(stepsOf(plan)) === key) return { plan, state: progress.value.state, common };
  }
  return null;
}
