import { expect, test } from 'vitest';
import type { Model } from '../../../app/models/model.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';

// The model's reference page, field by field, written out a second time on purpose.

const fieldsOf = ({ inputs }: Model): readonly string[] => (inputs.kind === 'fields' ? inputs.fields : [inputs.field]);

test('the fields are those of the reference page and no others', () => {
  expect(['prompt', ...fieldsOf(kontextMax), ...kontextMax.parameters.map(({ field }) => field)].toSorted()).toEqual([
    'aspect_ratio',
    'input_image',
    'input_image_2',
    'input_image_3',
    'input_image_4',
    'output_format',
    'prompt',
    'prompt_upsampling',
    'safety_tolerance',
    'seed',
  ]);
  expect(kontextMax.inputs).toEqual({ kind: 'fields', fields: ['input_image', 'input_image_2', 'input_image_3', 'input_image_4'] });
  expect(kontextMax.instruction).toBe('prompt');
});

test('the endpoint is the model id', () => {
  expect([kontextMax.id, kontextMax.endpoint]).toEqual(['flux_kontext_max', 'flux_kontext_max']);
});

test('ranges and defaults are those of the reference page', () => {
  expect(Object.fromEntries(kontextMax.parameters.map(({ field, ...rest }) => [field, rest]))).toEqual({
    aspect_ratio: {
      role: 'ratio',
      kind: 'ratio',
      widest: '21:9',
      tallest: '9:21',
      offered: ['21:9', '16:9', '3:2', '4:3', '1:1', '3:4', '2:3', '9:16', '9:21'],
    },
    output_format: { role: 'format', kind: 'choice', values: ['png', 'jpeg'], default: 'png' },
    seed: { role: 'seed', kind: 'seed', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, rollBelow: 2_147_483_648 },
    prompt_upsampling: { role: 'rewrite', kind: 'switch', default: false },
    safety_tolerance: { role: 'safety', kind: 'level', minimum: 0, maximum: 6, default: 2 },
  });
});

test('results come in seventeen sizes of about one megapixel, in sides of sixteen pixels, each with its transpose', () => {
  const sizes = kontextMax.outputSizes.map(({ width, height }) => `${width}x${height}`);
  expect([sizes.length, new Set(sizes).size]).toEqual([17, 17]);
  for (const { width, height } of kontextMax.outputSizes) {
    expect(sizes).toContain(`${height}x${width}`);
    expect([width % 16, height % 16]).toEqual([0, 0]);
    expect(Math.abs((width * height) / (1024 * 1024) - 1)).toBeLessThan(0.02);
    expect(Math.max(width / height, height / width)).toBeLessThanOrEqual(21 / 9);
  }
});
