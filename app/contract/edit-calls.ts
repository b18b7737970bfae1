// The calls about edits: running, cancelling, marking.
import { call } from './call.ts';
import { z } from 'zod';
import { editIdSchema } from '../edits/record.ts';
import { maxOrganised } from '../edits/labels.ts';
import { organiseChangeSchema } from '../edits/organise.ts';
import { inputViewKeyPattern } from '../pictures/input-view.ts';
import { maxAddressLetters } from '../pictures/address-limit.ts';
import { intents, draftSchema, requestArgument, byId, finishArgument, retryArgument, putBackArgument, resultIndex } from './schemas.ts';
import type { LoadedRecipe, Preflight } from './drafts.ts';
import type { EditDetail, Marked, Ran } from './edits.ts';
import type { Reply } from '../failure.ts';

export const editCalls = {
  'edit.preflight': call(requestArgument).answers<Reply<Preflight>>(),
  'edit.run': call(
    z.object({
      request: requestArgument,
      intents,
      next: z.boolean(),
      evenIfPaid: z.boolean(),
      /** The person was asked, and lets these edits pass the limits of money. */
      evenAboveLimit: z.boolean().optional(),
      /** What stood on screen at the press. Nothing that differs is sent. */
      shown: z.object({
        /** The `inputViewKey` of each place; null for one without a picture. */
        places: z.array(z.string().regex(inputViewKeyPattern).nullable()).max(16),
        /** The address in each place that shows one to be sent; null in the others. Absent where there is none. */
        addresses: z.array(z.string().max(maxAddressLetters).nullable()).max(16).optional(),
        /** How many edits. */
        count: draftSchema.shape.count,
      }),
      /** The project that is open: where the edits land. */
      project: z.string().trim().min(1).max(256).nullable().optional(),
    }),
  ).answers<Reply<Ran>>(),
  'edit.show': call(byId).answers<Reply<EditDetail>>(),
  /** The edit as a draft: its words, its parameters, its pictures as far as they are still there, and which are not. */
  'edit.recipe': call(byId).answers<Reply<LoadedRecipe>>(),
  'edit.cancel': call(byId).answers<Reply<null>>(),
  'edit.runNext': call(byId).answers<Reply<null>>(),
  'edit.retry': call(retryArgument).answers<Reply<Ran>>(),
  'edit.sendAgain': call(retryArgument.omit({ otherSeed: true })).answers<Reply<Ran>>(),
  'edit.finish': call(finishArgument).answers<Reply<Ran>>(),
  'edit.forget': call(byId).answers<Reply<null>>(),
  'edit.nameRequest': call(z.object({ id: editIdSchema, requestId: z.string().trim().min(1).max(512) })).answers<Reply<null>>(),
  'edit.checkAgain': call(byId).answers<Reply<null>>(),
  /** Fetches pictures of a done edit that are missing or damaged once more, if the service still has them. Sends nothing that costs. */
  'edit.fetchAgain': call(byId).answers<Reply<null>>(),
  'edit.organise': call(z.object({ ids: z.array(editIdSchema).min(1).max(maxOrganised), change: organiseChangeSchema })).answers<
    Reply<Marked>
  >(),
  /** Puts marks back as they were before a change, where they are as it left them: what an undo does. */
  'edit.putBack': call(putBackArgument).answers<Reply<Marked>>(),
  'edit.reveal': call(z.object({ id: editIdSchema, index: resultIndex }), 'desktop').answers<Reply<null>>(),
};
