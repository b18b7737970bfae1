import { expect, test } from 'vitest';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { kontextPro } from '../../../app/models/kontext-pro.ts';
import type { Model } from '../../../app/models/model.ts';
import { asSent, picturesOf } from '../../fakes/bodies.ts';

const sendable = {
  prompt: 'make the sky stormy',
  parameters: { seed: 42, aspect_ratio: '16:9', safety_tolerance: 1, steps: 30 },
  prepared: picturesOf(2),
};

test('pro is asked at an address of its own', () => {
  expect([kontextPro.id, kontextPro.endpoint, kontextPro.name]).toEqual(['flux_kontext_pro', 'flux_kontext_pro', 'FLUX.1 Kontext [pro]']);
});

test.each<[string, Model]>([
  ['max', kontextMax],
  ['pro', kontextPro],
])('the body of %s has the fields of its reference page, and none that it lacks', (_, model) => {
  expect(asSent(model.body(model, sendable))).toEqual({
    prompt: 'make the sky stormy',
    seed: 42,
    aspect_ratio: '16:9',
    safety_tolerance: 1,
    input_image: '</p/1>',
    input_image_2: '</p/2>',
  });
  expect(() => model.body(model, { ...sendable, prepared: picturesOf(5) })).toThrow(`${model.id} takes 4 pictures, not 5`);
});

test('its parameters, ranges and defaults are those of max', () => {
  expect([kontextPro.parameters, kontextPro.inputs, kontextPro.outputSizes, kontextPro.limits]).toEqual([
    kontextMax.parameters,
    kontextMax.inputs,
    kontextMax.outputSizes,
    kontextMax.limits,
  ]);
});

test('what was drafted on pro is finished on max, and max is the end', () => {
  expect([kontextPro.finishOn, kontextMax.finishOn]).toEqual(['flux_kontext_max', null]);
});
