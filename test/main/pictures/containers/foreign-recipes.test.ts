// Pictures in the shapes that other programs write, read from their files to their recipes. The true recipe of nearly all: the words below,
// against fog, seed 4711, 20 steps.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecipe } from '../../../../app/recipes/read-recipe.ts';
import { readEmbedded } from '../../../../main/pictures/containers/embedded.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/recipes');
const boat = 'a boat on a lake at dusk';
const model = 'own-test.safetensors';

type Told = { prompt: string; negative: string | null; model: string | null; parameters: Record<string, unknown> };

async function read(file: string): Promise<Told | null> {
  const recipe = readRecipe(await readEmbedded(path.join(folder, file)));
  return recipe === null
    ? null
    : {
        prompt: recipe.prompt,
        negative: recipe.negativePrompt,
        model: recipe.model,
        parameters: { from: recipe.dialect, ...recipe.parameters },
      };
}

const a1111 = { from: 'a1111', seed: 4711, Steps: 20, Sampler: 'Euler a', 'CFG scale': 7, Size: '512x512' };
const comfy = { from: 'comfyui', seed: 4711, steps: 20, cfg: 1, sampler: 'euler' };
const sized = { width: 512, height: 512 };

const rows: readonly (readonly [file: string, what: string, told: Told])[] = [
  [
    'a1111-empty-prompt.png',
    'settings and words against, without words',
    { prompt: '', negative: 'fog', model: 'own-test', parameters: a1111 },
  ],
  ['a1111-no-words.png', 'settings alone', { prompt: '', negative: null, model: 'own-test', parameters: a1111 }],
  [
    'a1111-template-after.png',
    'lines of an extension behind the settings',
    { prompt: boat, negative: 'fog', model: 'own-test', parameters: { ...a1111, 'Model hash': 'abcdef0123', Version: 'v1.10.1' } },
  ],
  [
    'a1111-utf8-in-text.png',
    'UTF-8 where the book wants Latin-1',
    {
      prompt: '黄昏的湖上有一条船，水面很平静',
      negative: 'fog',
      model: 'own-test',
      parameters: { ...a1111, 'Model hash': 'abcdef0123', Version: 'v1.10.1' },
    },
  ],
  [
    'png-text-behind-end.png',
    'a text behind the end of the picture',
    { prompt: boat, negative: 'fog', model: 'own-test', parameters: a1111 },
  ],
  [
    'comfy-cfg-guider.png',
    'a guider with both sides',
    { prompt: 'make the cup blue', negative: 'blurry, deformed', model, parameters: { ...comfy, cfg: 5, ...sized } },
  ],
  [
    'comfy-dual-guider.png',
    'a guider with three sides',
    { prompt: 'make the cup blue', negative: 'blurry, deformed', model, parameters: { ...comfy, cfg: 5, input_image: 'cup.png' } },
  ],
  [
    'comfy-combined-words.png',
    'words of two regions',
    { prompt: 'a red lighthouse on the right\na boat on a lake', negative: 'fog', model, parameters: { ...comfy, ...sized } },
  ],
  [
    'comfy-controlnet-two-outputs.png',
    'a node whose second output is the negative side',
    { prompt: boat, negative: 'fog, people', model, parameters: { ...comfy, ...sized, input_image: 'b.png' } },
  ],
  [
    'comfy-inpaint-two-outputs.png',
    'another such node, over a picture',
    { prompt: boat, negative: 'fog, people', model, parameters: { ...comfy, input_image: 'b.png' } },
  ],
  [
    'comfy-kontext-api-node.png',
    'the node that asks for this very model',
    {
      prompt: 'paint the boat green',
      negative: null,
      model: 'flux_kontext_max',
      parameters: {
        from: 'comfyui',
        seed: 4711,
        aspect_ratio: '3:2',
        prompt_upsampling: false,
        guidance: 3,
        steps: 50,
        input_image: 'boat.png',
      },
    },
  ],
  [
    'comfy-kontext-pro-api-node.png',
    'the node of its smaller brother',
    {
      prompt: 'paint the boat green',
      negative: null,
      model: 'flux_kontext_pro',
      parameters: {
        from: 'comfyui',
        seed: 4711,
        aspect_ratio: '3:2',
        prompt_upsampling: false,
        guidance: 3,
        steps: 50,
        input_image: 'boat.png',
      },
    },
  ],
  [
    'comfy-other-api-node.png',
    'a node of another service',
    {
      prompt: 'a tin robot on a beach',
      negative: null,
      model: 'OpenAIGPTImage1',
      parameters: { from: 'comfyui', seed: 12, quality: 'high', size: 'auto', n: 1 },
    },
  ],
  [
    'comfy-kontext-dev-shape.png',
    'a negative side that was set to zero, with a picture that leads the words',
    {
      prompt: 'give the cup a blue glaze',
      negative: null,
      model,
      parameters: { ...comfy, guidance: 2.5, ...sized, input_image: 'cup.png' },
    },
  ],
  [
    'comfy-zeroed-negative.png',
    'a negative side that was set to zero',
    { prompt: boat, negative: null, model, parameters: { ...comfy, ...sized } },
  ],
  [
    'comfy-loader-with-words.png',
    'a loader that holds the words',
    { prompt: boat, negative: 'fog', model, parameters: { ...comfy, cfg: 7 } },
  ],
  [
    'comfy-seed-from-value-node.png',
    'a seed of another node',
    { prompt: boat, negative: 'fog', model, parameters: { ...comfy, ...sized } },
  ],
  [
    'jpeg-civitai-json.jpg',
    'Civitai’s comment, which no parser of JSON reads whole',
    { prompt: boat, negative: 'fog', model: 'own-test', parameters: { ...comfy, cfg: 7 } },
  ],
  [
    'easydiffusion.png',
    'Easy Diffusion',
    {
      prompt: boat,
      negative: 'fog',
      model: 'own-test',
      parameters: { from: 'easydiffusion', seed: 4711, steps: 20, guidance_scale: 7.5, sampler: 'euler', ...sized },
    },
  ],
  [
    'fooocus-json.png',
    'Fooocus in its own scheme',
    {
      prompt: boat,
      negative: 'fog',
      model: 'own-test',
      parameters: {
        from: 'fooocus',
        seed: 4711,
        steps: 30,
        guidance_scale: 4,
        sampler: 'dpmpp_2m_sde_gpu',
        version: 'Fooocus v2.5.5',
        width: 1024,
        height: 1024,
      },
    },
  ],
  [
    'invokeai-sd-metadata.png',
    'InvokeAI before its third version',
    {
      prompt: boat,
      negative: 'fog',
      model: 'own-test',
      parameters: { from: 'invokeai', seed: 4711, steps: 20, cfg_scale: 7.5, sampler: 'k_euler', ...sized },
    },
  ],
  [
    'novelai.png',
    'NovelAI',
    {
      prompt: boat,
      negative: 'fog, people',
      model: 'Stable Diffusion XL 7BCCAA2C',
      parameters: { from: 'novelai', seed: 4711, steps: 28, scale: 5, sampler: 'k_euler', width: 832, height: 1216 },
    },
  ],
  [
    'swarmui.png',
    'SwarmUI',
    {
      prompt: boat,
      negative: 'fog',
      model: 'own-test',
      parameters: { from: 'swarmui', seed: 4711, steps: 20, cfgscale: 7, swarm_version: '0.9.6', width: 1024, height: 1024 },
    },
  ],
  [
    'midjourney.png',
    'Midjourney',
    { prompt: boat, negative: null, model: 'midjourney 7', parameters: { from: 'midjourney', seed: 4711, aspect_ratio: '3:2' } },
  ],
  ['jpeg-bfl-exif.jpg', 'Black Forest Labs', { prompt: boat, negative: null, model: 'flux-kontext-max', parameters: { from: 'bfl' } }],
];

describe('a recipe is read right from', () => {
  test.each(rows)('%s: %s', async (file, _what, told) => {
    expect(await read(file)).toEqual(told);
  });
});
