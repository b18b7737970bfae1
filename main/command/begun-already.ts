// Whether a batch of the very same pictures, words and settings was begun and has not ended: the same line typed again would buy its pictures twice.
import type { BatchItem } from '../../app/batch/batch.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { Parameters } from '../../app/models/model.ts';
import { batchIds, readBatch, readProgress } from '../batch/batch-files.ts';
import type { Session } from '../studio/session/session-type.ts';

type Asked = {
  readonly model: string;
  readonly prompt: string;
  readonly parameters: Parameters;
  readonly items: readonly Pick<BatchItem, 'sha256'>[];
  readonly fixed: readonly { readonly sha256: string }[];
};

/** Equal for two batches that ask for the same; the order of their pictures is none of it. */
const keyOf = ({ model, prompt, parameters, items, fixed }: Asked): string =>
  JSON.stringify([
    model,
    prompt,
    Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    items.map(({ sha256 }) => sha256).toSorted(),
    fixed.map(({ sha256 }) => sha256),
  ]);

/** Null where there is none; what is rehearsed costs nothing, and is left out. */
export async function begunAlready({ library }: Session, asked: Asked): Promise<Failure | null> {
  for (const id of await batchIds(library)) {
    const progress = await readProgress(library, id);
    if (!progress.ok || progress.value.state === 'ended' || progress.value.state === 'cancelled') continue;
    const stored = await readBatch(library, id);
    if (!stored.ok || stored.value.plan.steps !== undefined || stored.value.plan.service.rehearsal) continue;
    if (keyOf(stored.value.plan) !== keyOf(asked)) continue;
    const way = progress.value.state === 'pilot' ? 'approve' : 'resume';
    const words = `This very batch was begun and has not ended: “kontext batch --${way} ${id}” goes on with it. --again begins it anew, and pays for all of it.`;
    return englishFailure('paid-before', words, { detail: id });
  }
  return null;
}
