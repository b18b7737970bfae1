// The calls about batches.
import { call } from './call.ts';
import { z } from 'zod';
import { maxItems, maxSetLetters, stopOns } from '../batch/limits.ts';
import { editIdSchema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import type { BatchStatus, Gathering } from './batch.ts';
import { byId, none, requestArgument } from './schemas.ts';

const limitsSchema = z.object({
  pictures: z.number().int().min(1).max(1_000_000).nullable(),
  cost: z.number().positive().max(1_000_000_000).nullable(),
});
/** What keeps a batch from going wrong at the person's expense, and where it belongs. */
export const guards = {
  pilot: z.number().int().min(1).max(maxItems).nullable(),
  limits: limitsSchema,
  stopOn: z.enum(stopOns),
  set: z.string().trim().min(1).max(maxSetLetters).nullable(),
  project: z.string().trim().min(1).max(256).nullable(),
  /** Also where a batch of the same, with some of the same pictures, has not ended. */
  evenIfBegun: z.boolean().optional(),
} as const;
const batchArgument = z.object({
  /** What was gathered, and which of it, by its place there. */
  gathering: z.uuid(),
  chosen: z.array(z.number().int().nonnegative()).min(1).max(maxItems),
  request: requestArgument,
  ...guards,
});
const goOnArgument = z.object({
  id: editIdSchema,
  approve: z.boolean().optional(),
  past: z.boolean().optional(),
  retry: z.boolean().optional(),
  limits: limitsSchema.partial().optional(),
  evenIfPaid: z.boolean().optional(),
});

export const batchCalls = {
  /** Looks at files and folders for a batch; nothing of them is taken in. */
  'batch.gather': call(z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) })).answers<Reply<Gathering>>(),
  'batch.start': call(batchArgument).answers<Reply<BatchStatus>>(),
  /** Those that are not at their end, and those that were run since the start. */
  'batch.list': call(none).answers<Reply<readonly BatchStatus[]>>(),
  'batch.goOn': call(goOnArgument).answers<Reply<BatchStatus>>(),
  'batch.pause': call(byId).answers<Reply<null>>(),
  'batch.cancel': call(byId).answers<Reply<null>>(),
};
