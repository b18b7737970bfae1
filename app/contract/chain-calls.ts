// The calls about chains and what they share with batches, laid over those of batches: their arguments and answers.
import { z } from 'zod';
import { mostItems } from '../batch/limits.ts';
import { mostNameLetters } from '../presets/saved.ts';
import { editIdSchema } from '../edits/record.ts';
import { mostOrganised } from '../edits/labels.ts';
import type { Reply } from '../failure.ts';
import type { BatchStatus, ChainOffer, Gathering, ListedChain } from './batch.ts';
import { batchArguments, guards } from './batch-calls.ts';
import type { BatchResults } from './batch-calls.ts';
import { byId, none } from './schemas.ts';

/** Longer than one may be: what cannot be a name is said in words. */
const name = z.string().max(mostNameLetters * 4);

export const chainArguments = {
  ...batchArguments,
  'chain.list': none,
  /** The steps that led to an edit, and what of its way is none. */
  'chain.ofEdit': byId,
  'chain.save': z.object({ id: editIdSchema, name, replace: z.boolean() }),
  /** To the system's trash. */
  'chain.discard': z.object({ name }),
  /** Runs the steps of a chain, or those that led to an edit, over what was gathered. */
  'chain.start': z.object({
    of: z.union([z.object({ name }), z.object({ id: editIdSchema })]),
    gathering: z.uuid(),
    chosen: z.array(z.number().int().nonnegative()).min(1).max(mostItems),
    /** Asks between the steps. */
    approve: z.boolean(),
    ...guards,
  }),
  /** Results of the library, for a batch. */
  'batch.gatherEdits': z.object({ ids: z.array(editIdSchema).min(1).max(mostOrganised) }),
  /** Files or a folder that the person chooses in a dialog; null when none. */
  'batch.pick': z.object({ folder: z.boolean() }),
} as const;

export type ChainResults = BatchResults & {
  'chain.list': Reply<readonly ListedChain[]>;
  'chain.ofEdit': Reply<ChainOffer>;
  'chain.save': Reply<ListedChain>;
  'chain.discard': Reply<null>;
  'chain.start': Reply<BatchStatus>;
  'batch.gatherEdits': Reply<Gathering>;
  'batch.pick': Reply<Gathering | null>;
};
