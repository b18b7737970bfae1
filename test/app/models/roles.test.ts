import { describe, expect, test } from 'vitest';
import { expectedSize } from '../../../app/edits/preflight.ts';
import { repeatKey } from '../../../app/edits/repeat-key.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { kontextPro } from '../../../app/models/kontext-pro.ts';
import { carriedTo, recordedValue, seedIn } from '../../../app/models/recorded.ts';
import { chosenRatio, chosenSize, maxInputs, parameterOf, readSize, resultsOf, valueOfRole } from '../../../app/models/roles.ts';
import { sendingFor } from '../../../app/models/sending.ts';
import { asSent, picturesOf } from '../../fakes/bodies.ts';
import { madeUp } from '../../fakes/made-up-model.ts';

describe('a model is asked by roles, whatever its fields are called', () => {
  test('for a parameter, and for what was chosen or is the default', () => {
    expect([kontextMax, madeUp].map((model) => parameterOf(model, 'seed')?.field)).toEqual(['seed', 'start']);
    expect([parameterOf(kontextMax, 'size'), parameterOf(madeUp, 'ratio')]).toEqual([null, null]);
    expect(valueOfRole(madeUp, 'guidance', {})).toBe(7);
    expect([valueOfRole(madeUp, 'seed', { start: 3 }), valueOfRole(madeUp, 'seed', {}), valueOfRole(madeUp, 'safety', {})]).toEqual([
      3,
      null,
      null,
    ]);
  });

  test('for places, results and sizes', () => {
    expect([maxInputs(kontextMax), maxInputs(madeUp)]).toEqual([4, 2]);
    expect([resultsOf(kontextMax, {}), resultsOf(madeUp, {}), resultsOf(madeUp, { n: 3 })]).toEqual([1, 1, 3]);
    expect([chosenSize(kontextMax, {}), chosenSize(madeUp, { canvas: '768*512' })]).toEqual([null, { width: 768, height: 512 }]);
    expect([chosenRatio(kontextMax, { aspect_ratio: '16:9' }), chosenRatio(madeUp, { aspect_ratio: '16:9' })]).toEqual([16 / 9, null]);
    expect(['768*512', '1x2', '3×4', '0*5', 'auto', '1*2*3'].map(readSize)).toEqual([
      { width: 768, height: 512 },
      { width: 1, height: 2 },
      { width: 3, height: 4 },
      null,
      null,
      null,
    ]);
  });

  test('for the size that is expected: chosen, by the ratio, by the first picture', () => {
    const wide = { width: 3000, height: 2000 };
    expect([
      expectedSize(madeUp, { canvas: '768*512' }, null),
      expectedSize(madeUp, {}, wide),
      expectedSize(kontextMax, { aspect_ratio: '1:1' }, wide),
      expectedSize(kontextMax, {}, wide),
    ]).toEqual([
      { width: 768, height: 512 },
      { width: 512, height: 512 },
      { width: 1024, height: 1024 },
      { width: 1248, height: 832 },
    ]);
  });
});

test('pictures of a model with a list go as one array, and none where there are none', () => {
  const parameters = { canvas: '512*512', seed: 4, start: 5 };
  expect(asSent(madeUp.body(madeUp, { prompt: '“hello”', parameters, prepared: picturesOf(2) }))).toEqual({
    text: '“hello”',
    canvas: '512*512',
    start: 5,
    images: ['</p/1>', '</p/2>'],
  });
  expect(asSent(madeUp.body(madeUp, { prompt: 'a', parameters: {}, prepared: [] }))).toEqual({ text: 'a' });
  expect(() => madeUp.body(madeUp, { prompt: 'a', parameters: {}, prepared: picturesOf(3) })).toThrow('atelier_9 takes 2 pictures, not 3');
});

test('a seed repeats unless the words are rewritten', () => {
  expect([{}, { seed: 1 }, { seed: 1, prompt_upsampling: true }].map((parameters) => kontextMax.repeats(kontextMax, parameters))).toEqual([
    false,
    true,
    false,
  ]);
  expect([{ seed: 1 }, { start: 1 }, { start: 1, rewrite: true }].map((parameters) => madeUp.repeats(madeUp, parameters))).toEqual([
    false,
    true,
    false,
  ]);
});

test('the same request to another model is another purchase', () => {
  const request = { prompt: 'a', inputs: [], parameters: { seed: 1 } };
  const keys = [kontextMax.id, kontextPro.id, 'unknown_model'].map((model) => repeatKey(model, request));
  expect([keys[0] === keys[1], keys[0], keys[2]]).toEqual([false, expect.any(String), null]);
});

test('pictures are prepared as the person set it, within what the model takes', () => {
  expect(sendingFor(kontextMax, { longSide: 4096, asIs: true })).toEqual({
    longSide: 4096,
    asIs: true,
    limits: { bytes: 20_000_000, pixels: 20_000_000 },
  });
  expect([2048, 512].map((longSide) => sendingFor(madeUp, { longSide, asIs: false }).longSide)).toEqual([640, 512]);
});

describe('what was recorded', () => {
  test('is read by its model, and where that is not known by the usual names', () => {
    expect(seedIn({ model: 'flux_kontext_pro', parameters: { seed: 7 } })).toBe(7);
    expect(seedIn({ model: 'comfyui', parameters: { seed: 7 } })).toBe(7);
    expect([seedIn({ model: 'comfyui', parameters: { seed: 'x' } }), seedIn({ model: 'flux_kontext_max', parameters: {} })]).toEqual([
      null,
      null,
    ]);
    expect(recordedValue({ model: 'comfyui', parameters: { steps: 4 } }, 'guidance')).toBeUndefined();
  });

  test('goes over to another model by roles; what does not fit stays behind', () => {
    const chosen = { seed: 42, aspect_ratio: '16:9', prompt_upsampling: true, safety_tolerance: 0 };
    expect(carriedTo(kontextMax, { model: kontextPro.id, parameters: chosen })).toEqual(chosen);
    expect(carriedTo(madeUp, { model: kontextPro.id, parameters: chosen })).toEqual({ start: 42, rewrite: true });
    expect(carriedTo(madeUp, { model: kontextPro.id, parameters: { seed: -1 } })).toEqual({});
  });
});
