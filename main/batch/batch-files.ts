// The two files of a batch in the library: `batches/<id>.json`, its plan, and `batches/<id>.progress.json`, how far it is.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { batchPlanSchema, batchProgressSchema } from '../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import { editIdSchema } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { errorCode, failureOfDisk, readSmall } from '../platform/durable-files.ts';
import type { Library } from '../library/library.ts';
import { parseSafely } from '../library/store/record-files.ts';
import { say } from '../../app/messages/say.ts';

const folderName = 'batches';
/** Ten thousand items with the longest paths. */
const maxBytes = 64 * 1024 * 1024;

const planFile = (id: string): string => `${folderName}/${id}.json`;
const progressFile = (id: string): string => `${folderName}/${id}.progress.json`;

export type StoredBatch = { readonly plan: BatchPlan; readonly progress: BatchProgress };

export const writePlan = (library: Library, plan: BatchPlan): Promise<Reply<null>> =>
  library.writeNote(planFile(plan.id), `${JSON.stringify(plan)}\n`, true);

export const writeProgress = (library: Library, progress: BatchProgress): Promise<Reply<null>> =>
  library.writeNote(progressFile(progress.id), `${JSON.stringify(progress)}\n`, false);

/** Ids of all batches, the newest first; also of those that cannot be read. Empty while the library is away. */
export async function batchIds(library: Library): Promise<readonly string[]> {
  const names = await readdir(path.join(library.folder(), folderName)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json') && editIdSchema.safeParse(name.slice(0, -'.json'.length)).success)
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted((a, b) => (a < b ? 1 : -1));
}

export async function readBatch(library: Library, id: string): Promise<Reply<StoredBatch>> {
  const plan = await readFile(library, planFile(id), batchPlanSchema, id);
  if (!plan.ok) return plan;
  const progress = await readFile(library, progressFile(id), batchProgressSchema, id);
  return progress.ok ? ok({ plan: plan.value, progress: progress.value }) : progress;
}

/** The small one of the two: enough to know whether a batch is still to be looked at. */
export const readProgress = (library: Library, id: string): Promise<Reply<BatchProgress>> =>
  readFile(library, progressFile(id), batchProgressSchema, id);

async function readFile<S extends z.ZodType>(library: Library, file: string, schema: S, id: string): Promise<Reply<z.infer<S>>> {
  let text: string;
  try {
    text = (await readSmall(path.join(library.folder(), file), maxBytes)).toString('utf8');
  } catch (error) {
    return fail(errorCode(error) === 'ENOENT' ? (library.trouble() ?? noBatch(id)) : failureOfDisk(error));
  }
  try {
    const read = schema.safeParse(parseSafely(text));
    if (read.success) return ok(read.data);
  } catch {
    // Said below.
  }
  return fail(makeFailure('record-damaged', say('batch.unread', { file })));
}

export const noBatch = (id: string): Failure => makeFailure('edit-not-found', say('batch.none', { id }));
