// Whether an edit was asked for what a draft asks for: of that edit only its summary is at hand.
import type { EditSummary } from './edit-summary.ts';
import { fieldIn } from '../models/recorded.ts';
import { findModel } from '../models/models.ts';
import { chosenIn } from '../models/roles.ts';
import type { Parameters } from '../models/model.ts';
import { inputViewKey } from '../pictures/input-view.ts';
import type { Viewed } from '../pictures/input-view.ts';
import { shortPrompt } from './short-prompt.ts';

export type Wanted = {
  readonly model: string;
  readonly prompt: string;
  readonly pictures: readonly Viewed[];
  readonly parameters: Parameters;
};

/** A seed that is still to be rolled is the same as any that was. Of very long words the beginnings are compared. */
export function isSameAsked(edit: Pick<EditSummary, 'model' | 'prompt' | 'inputs' | 'parameters'>, wanted: Wanted): boolean {
  const { model, prompt, pictures, parameters } = wanted;
  if (edit.model !== model || edit.prompt !== shortPrompt(prompt) || edit.inputs.length !== pictures.length) return false;
  if (edit.inputs.some((input, at) => inputViewKey(input) !== inputViewKey(pictures[at] ?? { sha256: '' }))) return false;
  const seed = fieldIn(model, 'seed');
  const known = findModel(model);
  const [asked, now] = [new Map(chosenIn(known, edit.parameters)), new Map(chosenIn(known, parameters))];
  return [...asked.keys(), ...now.keys()].every((field) => asked.get(field) === now.get(field) || (field === seed && !now.has(field)));
}
