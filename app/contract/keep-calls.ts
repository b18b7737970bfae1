// The calls of “Keep my pixels”.
import { call } from './call.ts';
import { z } from 'zod';
import { editIdSchema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import { keepSettingsSchema } from '../composite/keep-settings.ts';
import type { KeepProposal, Kept } from './keep.ts';
import { none, resultIndex } from './schemas.ts';

export const keepCalls = {
  'keep.propose': call(
    z.object({
      id: editIdSchema,
      index: resultIndex,
      sensitivity: keepSettingsSchema.shape.sensitivity,
      unlocked: keepSettingsSchema.shape.unlocked,
    }),
  ).answers<Reply<KeepProposal>>(),
  /** Lays it over and writes a version. Null settings are those proposed. What needs to be looked at first is written with `force` alone. */
  'keep.write': call(
    z.object({ id: editIdSchema, index: resultIndex, settings: keepSettingsSchema.nullable(), force: z.boolean() }),
  ).answers<Reply<Kept>>(),
  /** Stops what `keep.propose` and `keep.write` are at. */
  'keep.stop': call(none).answers<null>(),
};
