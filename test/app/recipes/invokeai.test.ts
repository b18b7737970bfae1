import { expect, test } from 'vitest';
import { readInvokeBefore } from '../../../app/recipes/invokeai.ts';

const said = (...of: Parameters<typeof readInvokeBefore>) => {
  const recipe = readInvokeBefore(...of);
  return recipe === null ? null : [recipe.dialect, recipe.prompt, recipe.negativePrompt, recipe.model, recipe.parameters];
};

test('InvokeAI 2 wrote what was asked for as JSON, with the negative words in brackets', () => {
  const image = { prompt: [{ prompt: 'a kite [rain] up high [ hail ]', weight: 1 }], seed: 77, steps: 30, sampler: 'k_euler', width: 512 };
  const parameters = { seed: 77, steps: 30, sampler: 'k_euler', width: 512 };
  const told = ['invokeai', 'a kite up high', 'rain, hail', 'sd-1.5', parameters];
  expect(said(JSON.stringify({ model_weights: 'sd-1.5', model: 'stable diffusion', image }), null)).toEqual(told);
  expect(said(JSON.stringify({ model: 'stable diffusion', image: { ...image, prompt: 'a kite' } }), null)).toEqual([
    'invokeai',
    'a kite',
    null,
    'stable diffusion',
    parameters,
  ]);
});

test('before that it wrote the line of a command, whose options are letters', () => {
  const parameters = { seed: 77, steps: 30, cfg_scale: 7.5, sampler: 'k_euler', width: 512, height: 768 };
  expect(said(null, '"a \\"red\\" kite [rain]" -s 30 -S 77 -W 512 -H 768 -C 7.5 -A k_euler')).toEqual([
    'invokeai',
    'a "red" kite',
    'rain',
    null,
    parameters,
  ]);
  expect(said(null, '"a kite" -s30')).toEqual(['invokeai', 'a kite', null, null, { steps: 30 }]);
});

test.each([
  [null, null],
  ['{"seed": 77}', null],
  ['words', 'a kite -s 30'],
])('%j and %j are neither', (metadata, dream) => expect(readInvokeBefore(metadata, dream)).toBeNull());
