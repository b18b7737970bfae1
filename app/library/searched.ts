// What a search of the library may be asked with.
import { z } from 'zod';

/**
 * `fold`: of each set only the edit that stands for it, where the query allows that. `open`: where months show, what came to nothing comes after the
 * others of its month, and of these months alone; without it all of it lies where its time is.
 */
export const searched = {
  // What is typed, and the order that stays.
  query: z.string().max(2100),
  fold: z.boolean().optional(),
  open: z
    .array(z.string().regex(/^\d{4,6}-\d{2}$/))
    .max(2400)
    .optional(),
};
