// Which set an edit belongs to, of a batch or of one press of Run, and as which of its items: an optional part of a record, read loosely.
import { z } from 'zod';
import { editIdSchema } from './record.ts';
import type { EditRecord } from './record.ts';

const markSchema = z.looseObject({
  /** The set's id: that of its batch, where there is one. */
  id: editIdSchema,
  /** Its place in the plan, from 0. */
  item: z.number().int().nonnegative(),
  /** What the person calls the batch's edits; searched for by `set:`. */
  set: z.string().min(1).max(256),
  /** How many edits one press of Run made. Absent of a batch, whose plan says it. */
  of: z.number().int().min(2).max(10_000).optional(),
});
export type BatchMark = { readonly id: string; readonly item: number; readonly set: string; readonly of?: number };

/** Null of an edit that was made alone, and of a mark that a newer version writes in another way. */
export function batchMarkOf(record: Pick<EditRecord, 'batch'>): BatchMark | null {
  if (record.batch === undefined) return null;
  const read = markSchema.safeParse(record.batch);
  if (!read.success) return null;
  const { id, item, set, of } = read.data;
  return { id, item, set, ...(of === undefined ? {} : { of }) };
}

const maxOfName = 60;

/** What the edits of one press are called: the beginning of what was asked for, up to a whole word. */
export function nameOfPress(prompt: string): string {
  const words = prompt.replace(/\s+/g, ' ').trim();
  if (words.length <= maxOfName) return words;
  const cut = words.slice(0, maxOfName).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return space > maxOfName / 2 ? cut.slice(0, space) : cut;
}
