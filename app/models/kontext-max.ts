// FLUX.1 Kontext [max] on SeaArt's queue: fields, ranges and defaults as its reference page gives them.
import { flatBody } from './body.ts';
import type { Model, Size } from './model.ts';
import { repeatsBySeed } from './roles.ts';

const landscape: readonly Size[] = [
  { width: 1568, height: 672 },
  { width: 1504, height: 688 },
  { width: 1456, height: 720 },
  { width: 1392, height: 752 },
  { width: 1328, height: 800 },
  { width: 1248, height: 832 },
  { width: 1184, height: 880 },
  { width: 1104, height: 944 },
];

export const kontextMax: Model = {
  id: 'flux_kontext_max',
  name: 'FLUX.1 Kontext [max]',
  shortName: 'max',
  endpoint: 'flux_kontext_max',
  instruction: 'prompt',
  inputs: { kind: 'fields', fields: ['input_image', 'input_image_2', 'input_image_3', 'input_image_4'] },
  promptTokens: 512,
  parameters: [
    {
      field: 'aspect_ratio',
      role: 'ratio',
      kind: 'ratio',
      widest: '21:9',
      tallest: '9:21',
      offered: ['21:9', '16:9', '3:2', '4:3', '1:1', '3:4', '2:3', '9:16', '9:21'],
    },
    { field: 'output_format', role: 'format', kind: 'choice', values: ['png', 'jpeg'], default: 'png' },
    { field: 'seed', role: 'seed', kind: 'seed', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, rollBelow: 2 ** 31 },
    { field: 'prompt_upsampling', role: 'rewrite', kind: 'switch', default: false },
    { field: 'safety_tolerance', role: 'safety', kind: 'level', minimum: 0, maximum: 6, default: 2 },
  ],
  limits: { asIsBytes: 20_000_000, asIsPixels: 20_000_000, longSide: null },
  outputSizes: [...landscape, { width: 1024, height: 1024 }, ...landscape.map(({ width, height }) => ({ width: height, height: width }))],
  finishOn: null,
  body: flatBody,
  repeats: repeatsBySeed,
};
