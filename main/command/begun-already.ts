// Whether a batch of the very same pictures, words and settings was begun and has not ended: the same line typed again would buy its pictures twice.
import type { BatchItem, BatchPlan, BatchStep } from '../../app/batch/batch.ts';
import { stepsOf } from '../../app/batch/turns.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { Parameters } from '../../app/models/model.ts';
import { batchIds, readBatch, readProgress } from '../batch/batch-files.ts';
import type { Session } from '../studio/session/session-type.ts';

/** Without a place its picture goes before all fixed ones. */
type AskedStep = Pick<BatchStep, 'model' | 'prompt'> &
  Partial<Pick<BatchStep, 'place'>> & { readonly parameters: Parameters; readonly fixed: readonly { readonly sha256: string }[] };
type Asked = { readonly items: readonly Pick<BatchItem, 'sha256'>[]; readonly steps: readonly AskedStep[] };

/** Equal for two batches that ask for the same; the order of their pictures is none of it. */
const keyOf = ({ items, steps }: Asked): string =>
  JSON.stringify([
    items.map(({ sha256 }) => sha256).toSorted(),
    steps.map((step) => [
      step.model,
      step.prompt,
      Object.entries(step.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      step.fixed.map(({ sha256 }) => sha256),
      step.place ?? 0,
    ]),
  ]);

const keyOfPlan = (plan: BatchPlan): string => keyOf({ items: plan.items, steps: stepsOf(plan) });

/** Null where there is none; what is rehearsed costs nothing, and is left out. */
export async function begunAlready({ library }: Session, asked: Asked): Promise<Failure | null> {
  for (const id of await batchIds(library)) {
    const progress = await readProgress(library, id);
    if (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled') continue;
    const stored = await readBatch(library, id);
    if (!stored.ok || stored.value.plan.service.rehearsal) continue;
    if (keyOfPlan(stored.value.plan) !== keyOf(asked)) continue;
    const way =
      progress.value.state === 'pilot' ? 'batch --approve' : `${stored.value.plan.steps === undefined ? 'batch' : 'replay'} --resume`;
    const words = `This very batch was begun and has not ended: “kontext ${way} ${id}” goes on with it. --again begins it anew, and pays for all of it.`;
    return englishFailure('paid-before', words, { detail: id });
  }
  return null;
}
