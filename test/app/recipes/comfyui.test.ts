import { describe, expect, test } from 'vitest';
import { readComfy } from '../../../app/recipes/comfyui.ts';

const written = (graph: unknown): string | null => (graph === null || typeof graph === 'string' ? graph : JSON.stringify(graph));
const read = (prompt: unknown, workflow: unknown = null) => {
  const recipe = readComfy(written(prompt), written(workflow));
  if (recipe === null) return null;
  const { dialect, prompt: words, negativePrompt, model, parameters } = recipe;
  return { dialect, prompt: words, negativePrompt, model, parameters };
};

const comfyPrompt = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 5,
      steps: 20,
      cfg: 8,
      sampler_name: 'euler',
      model: ['10', 0],
      positive: ['12', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd_xl_base_1.0.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: ['20', 0], clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'ugly', clip: ['4', 1] } },
  '10': { class_type: 'LoraLoader', inputs: { lora_name: 'x', model: ['4', 0], clip: ['4', 1] } },
  '12': { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['6', 0] } },
  '20': { class_type: 'PrimitiveString', inputs: { value: 'a fox in the snow' } },
};

describe('ComfyUI', () => {
  test('is walked from the sampler through whatever is between to the words', () => {
    expect(read(comfyPrompt)).toEqual({
      dialect: 'comfyui',
      prompt: 'a fox in the snow',
      negativePrompt: 'ugly',
      model: 'sd_xl_base_1.0.safetensors',
      parameters: { seed: 5, steps: 20, cfg: 8, guidance: 3.5, sampler: 'euler', width: 512, height: 512 },
    });
  });

  test('also where the sampler is of many nodes, and where Python wrote NaN', () => {
    const graph = JSON.stringify({
      '13': {
        class_type: 'SamplerCustomAdvanced',
        inputs: { noise: ['25', 0], guider: ['22', 0], sampler: ['16', 0], sigmas: ['17', 0] },
      },
      '16': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
      '17': { class_type: 'BasicScheduler', inputs: { steps: 28, denoise: 'X', model: ['30', 0] } },
      '22': { class_type: 'BasicGuider', inputs: { model: ['30', 0], conditioning: ['26', 0] } },
      '25': { class_type: 'RandomNoise', inputs: { noise_seed: 42 } },
      '26': { class_type: 'CLIPTextEncodeFlux', inputs: { clip_l: '', t5xxl: 'a tree', guidance: 3.5 } },
      '30': { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-dev.sft' } },
    }).replace('"X"', 'NaN');
    expect(read(graph)).toMatchObject({
      prompt: 'a tree',
      model: 'flux1-dev.sft',
      parameters: { seed: 42, steps: 28, sampler: 'euler' },
    });
  });

  test('the graph on screen does where the one that ran is not there', () => {
    const workflow = {
      nodes: [
        {
          id: 3,
          type: 'KSampler',
          widgets_values: [7, 'randomize', 30, 6.5, 'dpmpp_2m', 'karras', 1],
          inputs: [
            { name: 'model', link: 1 },
            { name: 'positive', link: 4 },
            { name: 'negative', link: 6 },
          ],
        },
        { id: 4, type: 'CheckpointLoaderSimple', widgets_values: ['sd15.safetensors'] },
        { id: 6, type: 'CLIPTextEncode', widgets_values: ['a red boat'], inputs: [{ name: 'clip', link: 3 }] },
        { id: 7, type: 'CLIPTextEncode', widgets_values: ['rain'], inputs: [{ name: 'clip', link: 5 }] },
      ],
      links: [
        [1, 4, 0, 3, 0, 'MODEL'],
        [3, 4, 1, 6, 0, 'CLIP'],
        [4, 6, 0, 3, 1, 'CONDITIONING'],
        [5, 4, 1, 7, 0, 'CLIP'],
        [6, 7, 0, 3, 2, 'CONDITIONING'],
      ],
    };
    expect(read(null, workflow)).toEqual({
      dialect: 'comfyui',
      prompt: 'a red boat',
      negativePrompt: 'rain',
      model: 'sd15.safetensors',
      parameters: { seed: 7, steps: 30, cfg: 6.5, sampler: 'dpmpp_2m' },
    });
  });

  test('a graph of unknown nodes gives its longest words, a circle ends', () => {
    const unknown = {
      '1': { class_type: 'MyTextEncode', inputs: { text: 'short' } },
      '2': { class_type: 'MyTextEncode', inputs: { text: 'longer words' } },
    };
    const circle = {
      '1': { class_type: 'KSampler', inputs: { positive: ['2', 0] } },
      '2': { class_type: 'A', inputs: { conditioning: ['3', 0] } },
      '3': { class_type: 'B', inputs: { conditioning: ['2', 0] } },
    };
    expect([read(unknown)?.prompt, read(circle)]).toEqual(['longer words', null]);
  });

  test('words of a second pass are kept beside those of the first, whose settings they are', () => {
    const pass = (more: object) => ({ class_type: 'KSampler', inputs: { steps: 9, cfg: 2, ...more } });
    const words = (text: string) => ({ class_type: 'CLIPTextEncode', inputs: { text } });
    const recipe = read({
      '1': { class_type: 'SaveImage', inputs: { images: ['2', 0] } },
      '2': { class_type: 'VAEDecode', inputs: { samples: ['3', 0] } },
      '3': pass({ seed: 2, positive: ['6', 0], negative: ['7', 0], latent_image: ['4', 0] }),
      '4': pass({ seed: 1, positive: ['5', 0], negative: ['7', 0], latent_image: ['8', 0] }),
      '5': words('a house'),
      '6': words('a house, in detail'),
      '7': words('fog'),
      '8': { class_type: 'EmptyLatentImage', inputs: { width: 640, height: 512 } },
    });
    expect(recipe).toMatchObject({
      prompt: 'a house\na house, in detail',
      negativePrompt: 'fog',
      parameters: { seed: 1, width: 640, height: 512 },
    });
  });

  test('the node of a service is the recipe of what it saved, with its own values, whatever else the graph holds', () => {
    const recipe = read({
      '1': { class_type: 'KSampler', inputs: { seed: 1, steps: 9, positive: ['2', 0] } },
      '2': { class_type: 'CLIPTextEncode', inputs: { text: 'not this' } },
      '3': {
        class_type: 'FluxKontextMaxImageNode',
        inputs: { prompt: ['4', 0], seed: ['5', 0], aspect_ratio: '16:9', input_image: ['6', 0] },
      },
      '4': { class_type: 'StringConcatenate', inputs: { string_a: 'paint it', string_b: 'blue', delimiter: ' ' } },
      '5': { class_type: 'PrimitiveInt', inputs: { value: 77 } },
      '6': { class_type: 'LoadImage', inputs: { image: 'cup.png' } },
      '7': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
    });
    expect(recipe).toEqual({
      dialect: 'comfyui',
      prompt: 'paint it blue',
      negativePrompt: null,
      model: 'flux_kontext_max',
      parameters: { seed: 77, aspect_ratio: '16:9', input_image: 'cup.png' },
    });
  });

  test('words that another program was asked to write are not the words', () => {
    const recipe = read({
      '1': { class_type: 'KSampler', inputs: { seed: 1, steps: 9, positive: ['2', 0] } },
      '2': { class_type: 'CLIPTextEncode', inputs: { text: ['3', 0] } },
      '3': { class_type: 'OllamaGenerate', inputs: { prompt: 'describe a fox' } },
    });
    expect(recipe).toMatchObject({ prompt: '', parameters: { seed: 1, steps: 9 } });
  });

  test('a seed of 64 bits stays as it is written', () => {
    const graph = JSON.stringify({
      '1': { class_type: 'KSampler', inputs: { seed: 'X', steps: 9, positive: ['2', 0] } },
      '2': { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } },
    }).replace('"X"', '18446744073709551557');
    expect(read(graph)?.parameters['seed']).toBe('18446744073709551557');
  });

  test('of the graph on screen subgraphs are unfolded, muted nodes left out, and values known by the names beside them', () => {
    const widget = (name: string) => ({ name, widget: { name }, link: null });
    const workflow = {
      nodes: [
        { id: 1, type: 'SaveImage', inputs: [{ name: 'images', link: 1 }] },
        { id: 2, type: 'inner-graph', inputs: [{ name: 'text', widget: { name: 'text' }, link: 2 }], widgets_values: [] },
        { id: 3, type: 'PrimitiveString', inputs: [], widgets_values: ['a fox in a subgraph'] },
        { id: 4, type: 'KSampler', mode: 2, inputs: [], widgets_values: [99, 'fixed', 1, 1, 'euler'] },
      ],
      links: [
        [1, 2, 0, 1, 0, 'IMAGE'],
        [2, 3, 0, 2, 0, 'STRING'],
      ],
      definitions: {
        subgraphs: [
          {
            id: 'inner-graph',
            nodes: [
              {
                id: 10,
                type: 'CLIPTextEncode',
                inputs: [{ name: 'text', widget: { name: 'text' }, link: 11 }],
                widgets_values: ['old words'],
              },
              {
                id: 11,
                type: 'KSampler',
                inputs: [{ name: 'positive', link: 12 }, ...['seed', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'].map(widget)],
                widgets_values: [5, 'randomize', 20, 3, 'euler', 'simple', 1],
              },
            ],
            links: [
              { id: 11, origin_id: -10, origin_slot: 0, target_id: 10, target_slot: 0 },
              { id: 12, origin_id: 10, origin_slot: 0, target_id: 11, target_slot: 0 },
              { id: 13, origin_id: 11, origin_slot: 0, target_id: -20, target_slot: 0 },
            ],
          },
        ],
      },
    };
    expect(read(null, workflow)).toEqual({
      dialect: 'comfyui',
      prompt: 'a fox in a subgraph',
      negativePrompt: null,
      model: null,
      parameters: { seed: 5, steps: 20, cfg: 3, sampler: 'euler' },
    });
  });
});
