// Dialects that are a set of fields under a name of their own: Fooocus, SwarmUI, Easy Diffusion, NovelAI, Midjourney, Black Forest Labs.
import { fieldOf, isFields, readJson, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { foreignRecipe, wholeNumber } from './recipe.ts';
import type { Dialect, Recipe } from './recipe.ts';

const maxText = 1_000_000;

/** JSON under `parameters`: Fooocus in its own scheme, SwarmUI. */
export function readJsonParameters(text: string | null): Recipe | null {
  const raw = text === null ? null : readJson(text, maxText);
  const swarm = fieldOf(raw, 'sui_image_params');
  if (isFields(swarm)) return ofFields('swarmui', swarm, { negative: ['negativeprompt', 'negative_prompt'], model: ['model'] });
  if (!isFields(raw) || (textOf(fieldOf(raw, 'metadata_scheme')) !== 'fooocus' && fieldOf(raw, 'base_model') === undefined)) return null;
  const { resolution, ...fields } = raw;
  const [, width, height] = /(\d{2,5})\D+(\d{2,5})/.exec(textOf(resolution) ?? '') ?? [];
  return ofFields(
    'fooocus',
    { ...fields, width: wholeNumber(width), height: wholeNumber(height) },
    { negative: ['negative_prompt'], model: ['base_model'] },
  );
}

/** Easy Diffusion writes each of its fields as a text of the picture. */
export function readEasyDiffusion(named: (keyword: string) => string | null): Recipe | null {
  if (named('use_stable_diffusion_model') === null || named('num_inference_steps') === null) return null;
  const number = (keyword: string): number | null => {
    const text = named(keyword);
    return text !== null && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : null;
  };
  return foreignRecipe('easydiffusion', {
    prompt: named('prompt') ?? '',
    negativePrompt: named('negative_prompt'),
    model: named('use_stable_diffusion_model'),
    parameters: {
      seed: number('seed'),
      steps: number('num_inference_steps'),
      guidance_scale: number('guidance_scale'),
      sampler: named('sampler_name'),
      width: number('width'),
      height: number('height'),
    },
  });
}

/** NovelAI: the words as `Description`, all else as JSON in `Comment`. */
export function readNovelAi(named: (keyword: string) => string | null): Recipe | null {
  if (!(named('Software') ?? '').startsWith('NovelAI')) return null;
  const raw = readJson(named('Comment') ?? '', maxText);
  if (!isFields(raw)) return null;
  const fields = textOf(fieldOf(raw, 'prompt')) === null ? { ...raw, prompt: named('Description') } : raw;
  return ofFields('novelai', { ...fields, model: named('Source') }, { negative: ['uc'], model: ['model'] });
}

/** Midjourney: the words with their options, and the number of the job, as `Description`. */
export function readMidjourney(text: string | null): Recipe | null {
  const [, asked] = /^(.*?)\s*Job ID: [0-9a-f-]{36}/s.exec(text?.slice(0, 100_000) ?? '') ?? [];
  if (asked === undefined) return null;
  const at = asked.search(/(?:^|\s)--[a-z]/i);
  const options = at < 0 ? '' : asked.slice(at);
  const given = new Map(
    [...options.matchAll(/--([a-z]{1,20})(?:\s+((?!--)[^\s][^-]*?))?(?=\s+--|\s*$)/gi)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  );
  const { no, seed, v, version, niji, ar, aspect, ...rest } = Object.fromEntries(given);
  const number = niji ?? v ?? version;
  return foreignRecipe('midjourney', {
    prompt: at < 0 ? asked : asked.slice(0, at),
    negativePrompt: no ?? null,
    model: number === undefined ? 'midjourney' : `${niji === undefined ? 'midjourney' : 'niji'} ${number}`,
    parameters: { seed: wholeNumber(seed), aspect_ratio: ar ?? aspect, ...rest },
  });
}

/** Texts of EXIF that say what made a picture. */
export type MadeBy = {
  readonly description: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly software: string | null;
};

/** The reference programs of Black Forest Labs name themselves as a camera does, and describe the picture by its words. */
export function readBfl(made: MadeBy | null): Recipe | null {
  if (made?.make !== 'Black Forest Labs' || made.description === null) return null;
  return foreignRecipe('bfl', { prompt: made.description, model: made.model });
}

const notParameters = new Set([
  'prompt',
  'full_prompt',
  'full_negative_prompt',
  'negative_prompt',
  'negativeprompt',
  'uc',
  'model',
  'base_model',
  'metadata_scheme',
]);

function ofFields(
  dialect: Dialect,
  raw: Fields,
  names: { readonly negative: readonly string[]; readonly model: readonly string[] },
): Recipe | null {
  const textIn = (keys: readonly string[]): string | null => keys.flatMap((name) => textOf(fieldOf(raw, name)) ?? [])[0] ?? null;
  const seed = fieldOf(raw, 'seed');
  return foreignRecipe(dialect, {
    prompt: textIn(['prompt']) ?? '',
    negativePrompt: textIn(names.negative),
    model: textIn(names.model),
    parameters: {
      ...Object.fromEntries(Object.entries(raw).filter(([name]) => !notParameters.has(name))),
      ...(typeof seed === 'string' ? { seed: wholeNumber(seed) ?? seed } : {}),
    },
  });
}
