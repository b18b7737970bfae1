// Variations of an edit: its request with other seeds, several at once.
import { findModel } from '../models/models.ts';
import { fieldIn } from '../models/recorded.ts';
import type { Recorded } from '../models/recorded.ts';
import type { Parameters } from '../models/model.ts';

type Varied = {
  readonly model: string;
  readonly prompt: string;
  /** The program in which it was made from a result, where no model made it. */
  readonly editedIn?: string | undefined;
};

/** Whether there is a request to send again: made by a model that is known, with words. */
export const canVary = ({ model, prompt, editedIn }: Varied): boolean =>
  findModel(model) !== null && prompt.trim() !== '' && editedIn === undefined;

/** All that was chosen but the seed, which is rolled anew for each. */
export function withoutSeed({ model, parameters }: Recorded): Parameters {
  const seed = fieldIn(model, 'seed');
  return Object.fromEntries(Object.entries(parameters).filter(([field]) => field !== seed));
}
