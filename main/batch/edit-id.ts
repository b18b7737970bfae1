// The id of the edit that a batch makes of one of its items: the same whoever makes it, and whenever.
import { createHash } from 'node:crypto';
import { attemptOf } from '../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import { importedId } from '../studio/import-record.ts';

/** In the order of the items, as if each had been made a millisecond after the one before. */
export function itemEditId({ id, createdAt }: BatchPlan, progress: BatchProgress, at: number): string {
  const sha256 = createHash('sha256')
    .update(`${id} ${at} ${attemptOf(progress, at)}`)
    .digest('hex');
  return importedId(Date.parse(createdAt) + at, sha256);
}
