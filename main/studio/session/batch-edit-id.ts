// Ids that follow from what was asked for: of the edit that a batch makes of one of its items, and of the set that one press of Run makes.
import { createHash } from 'node:crypto';
import { attemptOf } from '../../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../../app/batch/batch.ts';
import { nameOfPress } from '../../../app/edits/batch-mark.ts';
import type { BatchMark } from '../../../app/edits/batch-mark.ts';
import { importedId } from './import-record.ts';

/** In the order of the items, as if each had been made a millisecond after the one before. */
export function itemEditId({ id, createdAt }: BatchPlan, progress: BatchProgress, at: number): string {
  const sha256 = createHash('sha256')
    .update(`${id} ${at} ${attemptOf(progress, at)}`)
    .digest('hex');
  return importedId(Date.parse(createdAt) + at, sha256);
}

/** Null for a press that makes one edit. The set has no time of its own: a press that is repeated with the same intents is the same set. */
export function pressMark(intents: readonly string[], item: number, prompt: string): BatchMark | null {
  const [first] = intents;
  if (first === undefined || intents.length < 2) return null;
  const id = importedId(0, createHash('sha256').update(`press ${first}`).digest('hex'));
  return { id, item, set: nameOfPress(prompt), of: intents.length };
}
