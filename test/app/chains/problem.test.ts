import { describe, expect, it } from 'vitest';
import { problemOfSteps } from '../../../app/chains/problem.ts';

const step = { model: 'flux_kontext_max', prompt: 'make it night', parameters: {}, fixed: [], place: 0 };
const picture = {
  sha256: 'a'.repeat(64),
  name: 'logo.png',
  mediaType: 'image/png',
  bytes: 1,
  width: 8,
  height: 8,
  parent: null,
  sent: null,
} as const;

describe('what of steps can never be run', () => {
  it('is nothing where each has a model that takes its parameters, pictures and place', () => {
    expect(problemOfSteps([step, { ...step, model: 'flux_kontext_pro', fixed: [picture, picture, picture], place: 3 }])).toBeNull();
    expect(problemOfSteps([])).toBeNull();
  });

  it('names the step, counted from 1, and the field', () => {
    expect(problemOfSteps([step, { ...step, model: 'someone_elses' }])).toEqual(
      'step 2, “model”: there is no model “someone_elses”; there are flux_kontext_max, flux_kontext_pro',
    );
    expect(problemOfSteps([{ ...step, fixed: [picture, picture, picture, picture] }])).toEqual(
      'step 1, “fixed”: FLUX.1 Kontext [max] takes at most 4 pictures, and with the one that goes through these are 5',
    );
    expect(problemOfSteps([{ ...step, place: 1 }])).toEqual('step 1, “place”: there is no place 1 among 1, counted from 0');
    expect(problemOfSteps([{ ...step, parameters: { safety_tolerance: 9 } }])).toEqual(
      'step 1, “parameters.safety_tolerance”: Safety tolerance must be a whole number from 0 to 6',
    );
  });
});
