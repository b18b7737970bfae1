// What InvokeAI writes under `invokeai_metadata`.
import { foreignRecipe } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { fieldOf, isFields, readJson, textOf } from './json.ts';

export function readInvoke(text: string | null): Recipe | null {
  const raw = text === null ? null : readJson(text, 1_000_000);
  if (!isFields(raw)) return null;
  const model = fieldOf(raw, 'model');
  const parameters = Object.fromEntries(
    ['seed', 'steps', 'cfg_scale', 'guidance', 'scheduler', 'width', 'height', 'strength'].map((name) => [name, fieldOf(raw, name)]),
  );
  return foreignRecipe('invokeai', {
    prompt: textOf(fieldOf(raw, 'positive_prompt')) ?? '',
    negativePrompt: textOf(fieldOf(raw, 'negative_prompt')),
    model: textOf(model) ?? textOf(fieldOf(model, 'name')) ?? textOf(fieldOf(model, 'model_name')),
    parameters,
  });
}
