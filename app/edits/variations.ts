// Variations of an edit: its request with other seeds, several at once.
import type { EditState } from './record.ts';
import { findModel } from '../models/models.ts';
import { fieldIn } from '../models/recorded.ts';
import type { Recorded } from '../models/recorded.ts';
import type { Parameters } from '../models/model.ts';

type Varied = {
  readonly state: EditState;
  readonly model: string;
  readonly prompt: string;
  /** The program in which it was made from a result, where no model made it. */
  readonly editedIn?: string | undefined;
};

/** Whether there is a result to vary: made by a model that is known, of words. */
export const canVary = ({ state, model, prompt, editedIn }: Varied): boolean =>
  state === 'done' && findModel(model) !== null && prompt.trim() !== '' && editedIn === undefined;

/** All that was chosen but the seed, which is rolled anew for each. */
export function withoutSeed({ model, parameters }: Recorded): Parameters {
  const seed = fieldIn(model, 'seed');
  return Object.fromEntries(Object.entries(parameters).filter(([field]) => field !== seed));
}
