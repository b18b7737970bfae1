import { expect, test } from 'vitest';
import { withoutSeed } from '../../../app/models/recorded.ts';

test('all that was chosen but the seed', () => {
  const parameters = { seed: 7, aspect_ratio: '16:9', safety_tolerance: 1 };
  expect(withoutSeed({ model: 'flux_kontext_max', parameters })).toEqual({ aspect_ratio: '16:9', safety_tolerance: 1 });
  // Of a model that is not known here, what most call a seed.
  expect(withoutSeed({ model: 'someone_elses', parameters: { seed: 7, steps: 3 } })).toEqual({ steps: 3 });
  expect(withoutSeed({ model: 'flux_kontext_max', parameters: {} })).toEqual({});
});
