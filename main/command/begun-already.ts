// Whether a batch of the same words and settings with any of the same pictures was begun and has not ended: another would buy them twice.
import type { BatchItem, BatchStep } from '../../app/batch/batch.ts';
import { stepsOf } from '../../app/batch/turns.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { findModel } from '../../app/models/models.ts';
import { chosenIn } from '../../app/models/roles.ts';
import type { Parameters } from '../../app/models/model.ts';
import { batchIds, readBatch, readProgress } from '../batch/batch-files.ts';
import type { Session } from '../studio/session/session-type.ts';
import { counted } from './counted.ts';

/** Without a place its picture goes before all fixed ones. */
type AskedStep = Pick<BatchStep, 'model' | 'prompt'> &
  Partial<Pick<BatchStep, 'place'>> & { readonly parameters: Parameters; readonly fixed: readonly { readonly sha256: string }[] };
type Asked = { readonly items: readonly Pick<BatchItem, 'sha256'>[]; readonly steps: readonly AskedStep[] };

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

/** To be asked at once, and again right before a batch is written down. Null where it may be begun anew. */
export const refusalOf = (
  { again, rehearsal }: { readonly again: boolean; readonly rehearsal: boolean },
  session: Session,
  asked: Asked,
): (() => Promise<Failure | null>) | null => (again || rehearsal ? null : () => begunAlready(session, asked));

/**
 * Null where there is none; what is rehearsed costs nothing, and is left out. A batch that has one picture in common is one too: the folder it came from may have
 * got or lost some since.
 */
async function begunAlready({ library }: Session, asked: Asked): Promise<Failure | null> {
  const [wanted, key] = [new Set(asked.items.map(({ sha256 }) => sha256)), keyOf(asked.steps)];
  for (const id of await batchIds(library)) {
    const progress = await readProgress(library, id);
    if (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled') continue;
    const stored = await readBatch(library, id);
    if (!stored.ok || stored.value.plan.service.rehearsal) continue;
    const { plan } = stored.value;
    const common = plan.items.filter(({ sha256 }) => wanted.has(sha256)).length;
    if (common === 0 || keyOf(stepsOf(plan)) !== key) continue;
    const way = progress.value.state === 'pilot' ? 'batch --approve' : `${plan.steps === undefined ? 'batch' : 'replay'} --resume`;
    const goesOn = `“kontext ${way} ${id}” goes on with it.`;
    const words =
      common === asked.items.length && common === plan.items.length
        ? `This very batch was begun and has not ended: ${goesOn} --again begins it anew, and pays for all of it.`
        : `${common} of these ${counted(asked.items.length, 'picture')} ${common === 1 ? 'is' : 'are'} in a batch of the same words and settings that was begun and has not ended: ${goesOn} --again begins this one all the same, and pays for them anew.`;
    return englishFailure('paid-before', words, { detail: id });
  }
  return null;
}
