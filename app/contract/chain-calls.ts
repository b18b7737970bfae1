// The calls about chains, and what they share with batches.
import { call } from './call.ts';
import { z } from 'zod';
import { maxItems } from '../batch/limits.ts';
import { maxNameLetters } from '../presets/saved.ts';
import { editIdSchema } from '../edits/record.ts';
import { maxOrganised } from '../edits/labels.ts';
import type { Reply } from '../failure.ts';
import type { BatchStatus, ChainOffer, Gathering, ListedChain } from './batch.ts';
import { guards } from './batch-calls.ts';
import { byId, none } from './schemas.ts';

/** Longer than one may be: what cannot be a name is said in words. */
const name = z.string().max(maxNameLetters * 4);

export const chainCalls = {
  'chain.list': call(none).answers<Reply<readonly ListedChain[]>>(),
  /** The steps that led to an edit, and what of its way is none. */
  'chain.ofEdit': call(byId).answers<Reply<ChainOffer>>(),
  'chain.save': call(z.object({ id: editIdSchema, name, replace: z.boolean() })).answers<Reply<ListedChain>>(),
  /** To the system's trash. */
  'chain.discard': call(z.object({ name })).answers<Reply<null>>(),
  /** Runs the steps of a chain, or those that led to an edit, over what was gathered. */
  'chain.start': call(
    z.object({
      of: z.union([z.object({ name }), z.object({ id: editIdSchema })]),
      gathering: z.uuid(),
      chosen: z.array(z.number().int().nonnegative()).min(1).max(maxItems),
      /** Asks between the steps. */
      approve: z.boolean(),
      ...guards,
    }),
  ).answers<Reply<BatchStatus>>(),
  /** Results of the library, for a batch. */
  'batch.gatherEdits': call(z.object({ ids: z.array(editIdSchema).min(1).max(maxOrganised) })).answers<Reply<Gathering>>(),
  /** Files or a folder that the person chooses in a dialog; null when none. */
  'batch.pick': call(z.object({ folder: z.boolean() }), 'desktop').answers<Reply<Gathering | null>>(),
};
