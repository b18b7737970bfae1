// Which batch an edit belongs to, and as which of its items: an optional part of a record, read loosely.
import { z } from 'zod';
import { editIdSchema } from './record.ts';
import type { EditRecord } from './record.ts';

const markSchema = z.looseObject({
  /** The batch's id. */
  id: editIdSchema,
  /** Its place in the plan, from 0. */
  item: z.number().int().nonnegative(),
  /** What the person calls the batch's edits; searched for by `set:`. */
  set: z.string().min(1).max(256),
});
export type BatchMark = { readonly id: string; readonly item: number; readonly set: string };

/** Null of an edit that no batch made, and of a mark that a newer version writes in another way. */
export function batchMarkOf(record: Pick<EditRecord, 'batch'>): BatchMark | null {
  const read = markSchema.safeParse(record.batch);
  return read.success ? { id: read.data.id, item: read.data.item, set: read.data.set } : null;
}
