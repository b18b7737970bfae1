// A model that nobody offers, unlike ours in all that models may differ in: every field has another name, pictures go as one list, sizes stand in
// place of ratios, and one request makes several results. All that a further model needs is in here.
import { flatBody } from '../../app/models/body.ts';
import type { Model } from '../../app/models/model.ts';
import { repeatsBySeed } from '../../app/models/roles.ts';

export const madeUp: Model = {
  id: 'atelier_9',
  name: 'Atelier Nine',
  shortName: 'nine',
  endpoint: 'atelier_nine_edit',
  instruction: 'text',
  inputs: { kind: 'list', field: 'images', max: 2 },
  promptTokens: 60,
  parameters: [
    { field: 'canvas', role: 'size', kind: 'choice', values: ['512*512', '768*512'], default: '512*512' },
    { field: 'n', role: 'results', kind: 'level', minimum: 1, maximum: 3, default: 1 },
    { field: 'start', role: 'seed', kind: 'seed', minimum: 0, maximum: 9999, rollBelow: 10_000 },
    { field: 'strength', role: 'guidance', kind: 'level', minimum: 1, maximum: 20, default: 7 },
    { field: 'rewrite', role: 'rewrite', kind: 'switch', default: false },
  ],
  limits: { asIsBytes: 1_000_000, asIsPixels: 1_000_000, longSide: 640 },
  outputSizes: [
    { width: 512, height: 512 },
    { width: 768, height: 512 },
  ],
  finishOn: null,
  body: flatBody,
  repeats: repeatsBySeed,
};
