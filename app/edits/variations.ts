// Which edits may be varied: their request sent again with other seeds.
import type { EditState } from './record.ts';
import { findModel } from '../models/models.ts';

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
