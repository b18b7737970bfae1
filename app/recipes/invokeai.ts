// What InvokeAI writes: `invokeai_metadata` since version 3, before it `sd-metadata` and the command line under `Dream`.
import { foreignRecipe, wholeNumber } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { fieldOf, isFields, readJson, textOf } from './json.ts';

/** From the JSON of `invokeai_metadata`; null for a text that is none. Of the model both the older and the newer form are read. */
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

/** Version 2: what was asked for, as JSON. Negative words stand in square brackets among the others. */
export function readInvokeBefore(metadata: string | null, dream: string | null): Recipe | null {
  const raw = metadata === null ? null : readJson(metadata, 1_000_000);
  const image = fieldOf(raw, 'image');
  if (isFields(image)) {
    const given = fieldOf(image, 'prompt');
    const words = Array.isArray(given) ? given.flatMap((one) => textOf(fieldOf(one, 'prompt')) ?? []).join(' ') : (textOf(given) ?? '');
    return foreignRecipe('invokeai', {
      ...sidesOf(words),
      model: textOf(fieldOf(raw, 'model_weights')) ?? textOf(fieldOf(raw, 'model')),
      parameters: Object.fromEntries(
        ['seed', 'steps', 'cfg_scale', 'sampler', 'width', 'height', 'strength'].map((name) => [name, fieldOf(image, name)]),
      ),
    });
  }
  const [, quoted, options] = /^\s*"((?:\\.|[^"\\])*)"(.*)$/s.exec(dream?.slice(0, 100_000) ?? '') ?? [];
  if (quoted === undefined || options === undefined) return null;
  const given = new Map([...options.matchAll(/(?:^|\s)-([sSWHCA])\s?([\w.]{1,40})/g)].map(([, name = '', value = '']) => [name, value]));
  return foreignRecipe('invokeai', {
    ...sidesOf(quoted.replace(/\\(.)/g, '$1')),
    parameters: {
      seed: wholeNumber(given.get('S')),
      steps: wholeNumber(given.get('s')),
      cfg_scale: given.has('C') ? Number(given.get('C')) : null,
      sampler: given.get('A'),
      width: wholeNumber(given.get('W')),
      height: wholeNumber(given.get('H')),
    },
  });
}

function sidesOf(words: string): { readonly prompt: string; readonly negativePrompt: string | null } {
  const negative = [...words.matchAll(/\[([^[\]]*)\]/g)].map(([, inside = '']) => inside.trim()).filter((inside) => inside !== '');
  return { prompt: words.replace(/\s*\[[^[\]]*\]/g, ''), negativePrompt: negative.length === 0 ? null : negative.join(', ') };
}
