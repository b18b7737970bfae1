// Where on the web a picture came from, as records keep it.
import { z } from 'zod';
import { maxAddressLetters } from './address-limit.ts';

/** Where on the web an input came from. */
export const webSourceSchema = z.looseObject({
  /** With its query where it is sent; it goes nowhere but to its host, to the service and into this record. */
  address: z.string().max(maxAddressLetters),
  /** The address itself is sent in place of the picture: the service fetches it, and may find another one. */
  itself: z.boolean(),
  /** No copy is here: hash and size of the input stand in for a picture that nobody here has seen. */
  unseen: z.literal(true).optional(),
  /** Its query was left out. */
  shortened: z.literal(true).optional(),
});

export type WebSource = z.infer<typeof webSourceSchema>;
