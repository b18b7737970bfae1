// A failure as it stands in a record. Apart from the failures themselves, which are needed where nothing is read.
import { z } from 'zod';
import type { Message } from './messages/message.ts';
import { charges, failureKinds, nextSteps } from './failure.ts';

const words = z.union([z.string(), z.number()]);
const withValues = (value: z.ZodType<string | number | Message>): z.ZodType<Message> =>
  z.object({ id: z.string(), values: z.record(z.string(), value).optional() });

/** Sentences within sentences, as deep as any is: a record may be anybody's. */
export const messageSchema = Array.from({ length: 8 }).reduce<z.ZodType<Message>>(
  (inner) => withValues(z.union([words, inner])),
  withValues(words),
);

export const failureSchema = z.object({
  kind: z.enum(failureKinds),
  message: z.string(),
  // What does not fit is no loss: the English says it.
  said: messageSchema.optional().catch(undefined),
  charged: z.enum(charges),
  next: z.enum(nextSteps),
  detail: z.string().optional(),
});
