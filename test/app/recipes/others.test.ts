// Dialects that are a set of fields: what each takes for its words, its model and its settings, and what is none of it.
import { describe, expect, test } from 'vitest';
import { readBfl, readEasyDiffusion, readJsonParameters, readMidjourney, readNovelAi } from '../../../app/recipes/others.ts';
import type { Recipe } from '../../../app/recipes/recipe.ts';

const said = (recipe: Recipe | null) =>
  recipe === null ? null : [recipe.dialect, recipe.prompt, recipe.negativePrompt, recipe.model, recipe.parameters];
const namedIn =
  (texts: Readonly<Record<string, string>>) =>
  (keyword: string): string | null =>
    texts[keyword] ?? null;

describe('JSON under parameters', () => {
  test('is Fooocus where it names its scheme or a base model; the resolution becomes width and height', () => {
    const fields = { prompt: 'a kite', negative_prompt: 'rain', base_model: 'own.ckpt', resolution: '(832, 1216)', seed: '77', steps: 30 };
    const told = ['fooocus', 'a kite', 'rain', 'own.ckpt', { seed: 77, steps: 30, width: 832, height: 1216 }];
    expect(said(readJsonParameters(JSON.stringify(fields)))).toEqual(told);
    expect(said(readJsonParameters(JSON.stringify({ prompt: 'a kite', metadata_scheme: 'fooocus' })))).toEqual([
      'fooocus',
      'a kite',
      null,
      null,
      {},
    ]);
  });

  test('is SwarmUI where its settings are under their own name', () => {
    const swarm = { prompt: 'a kite', negativeprompt: 'rain', model: 'own', seed: 77, cfgscale: 7 };
    expect(said(readJsonParameters(JSON.stringify({ sui_image_params: swarm })))).toEqual([
      'swarmui',
      'a kite',
      'rain',
      'own',
      { seed: 77, cfgscale: 7 },
    ]);
  });

  test.each([null, '', 'a kite', '[]', '{"prompt": "a kite"}', '{"prompt": "a kite", "metadata_scheme": "a1111"}'])(
    'is neither in %j',
    (text) => expect(readJsonParameters(text)).toBeNull(),
  );
});

describe('Easy Diffusion', () => {
  const texts = {
    use_stable_diffusion_model: 'own',
    num_inference_steps: '25',
    prompt: 'a kite',
    negative_prompt: 'rain',
    seed: '77',
    guidance_scale: '7.5',
    sampler_name: 'euler',
    width: '512',
    height: '768px',
  };

  test('is read of texts of its own names, numbers where they are numbers', () => {
    const parameters = { seed: 77, steps: 25, guidance_scale: 7.5, sampler: 'euler', width: 512 };
    expect(said(readEasyDiffusion(namedIn(texts)))).toEqual(['easydiffusion', 'a kite', 'rain', 'own', parameters]);
  });

  test.each(['use_stable_diffusion_model', 'num_inference_steps'])('is none without %s', (name) => {
    const { [name as keyof typeof texts]: _left, ...others } = texts;
    expect(readEasyDiffusion(namedIn(others))).toBeNull();
  });
});

describe('NovelAI', () => {
  const texts = { Software: 'NovelAI', Description: 'a kite', Source: 'SDXL 7B', Comment: '{"uc": "rain", "seed": 77, "steps": 28}' };

  test('takes its words from the comment, else from the description', () => {
    const rest = ['rain', 'SDXL 7B', { seed: 77, steps: 28 }];
    expect(said(readNovelAi(namedIn(texts)))).toEqual(['novelai', 'a kite', ...rest]);
    const inside = '{"prompt": "a red kite", "uc": "rain", "seed": 77, "steps": 28}';
    expect(said(readNovelAi(namedIn({ ...texts, Comment: inside })))).toEqual(['novelai', 'a red kite', ...rest]);
  });

  test('is none of another program, and none without its comment', () => {
    expect(readNovelAi(namedIn({ ...texts, Software: 'Another' }))).toBeNull();
    expect(readNovelAi(namedIn({ ...texts, Comment: 'made today' }))).toBeNull();
  });
});

describe('Midjourney', () => {
  const job = 'Job ID: 01234567-89ab-cdef-0123-456789abcdef';

  test('has words, then options, then the number of the job', () => {
    const text = `a kite, --no rain, hail --ar 3:2 --seed 77 --v 7 --stylize 50 ${job}`;
    const parameters = { seed: 77, aspect_ratio: '3:2', stylize: '50' };
    expect(said(readMidjourney(text))).toEqual(['midjourney', 'a kite,', 'rain, hail', 'midjourney 7', parameters]);
  });

  test('names its model by the version, and by the other name of niji', () => {
    const model = (options: string) => readMidjourney(`a kite ${options} ${job}`)?.model;
    expect(['', '--version 6', '--niji 5'].map(model)).toEqual(['midjourney', 'midjourney 6', 'niji 5']);
  });

  test.each([null, 'a kite --ar 3:2', 'a kite Job ID: 7'])('is none in %j', (text) => expect(readMidjourney(text)).toBeNull());
});

test('Black Forest Labs is the camera of a picture that its words describe', () => {
  const made = { make: 'Black Forest Labs', description: 'a kite', model: 'flux-kontext-max', software: null };
  expect(said(readBfl(made))).toEqual(['bfl', 'a kite', null, 'flux-kontext-max', {}]);
  expect([null, { ...made, make: 'Canon' }, { ...made, description: null }].map(readBfl)).toEqual([null, null, null]);
});
