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
      parameters: { seed: 5, steps: 20, cfg: 8, sampler: 'euler' },
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
});
