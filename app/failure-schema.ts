// A failure as it stands in a record. Apart from the failures themselves, which are needed where nothing is read.
import { z } from 'zod';
import { charges, failureKinds, nextSteps } from './failure.ts';

export const failureSchema = z.object({
  kind: z.enum(failureKinds),
  message: z.string(),
  charged: z.enum(charges),
  next: z.enum(nextSteps),
  detail: z.string().optional(),
});
