// The calls of “Keep my pixels”: their arguments and what they answer.
import { z } from 'zod';
import { editIdSchema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import { keepSettingsSchema } from '../composite/keep-settings.ts';
import type { KeepProposal, Kept } from './keep.ts';
import { none, resultIndex } from './schemas.ts';

export const keepArguments = {
  'keep.propose': z.object({
    id: editIdSchema,
    index: resultIndex,
    sensitivity: keepSettingsSchema.shape.sensitivity,
    unlocked: keepSettingsSchema.shape.unlocked,
  }),
  /** Lays it over and writes a version. Null settings are those proposed. What needs to be looked at first is written with `force` alone. */
  'keep.write': z.object({ id: editIdSchema, index: resultIndex, settings: keepSettingsSchema.nullable(), force: z.boolean() }),
  /** Stops what `keep.propose` and `keep.write` are at. */
  'keep.stop': none,
};

export type KeepResults = {
  'keep.propose': Reply<KeepProposal>;
  'keep.write': Reply<Kept>;
  'keep.stop': null;
};
