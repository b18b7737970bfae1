import { expect, test } from 'vitest';
import { isSameAsked } from '../../../app/edits/same-asked.ts';
import { summarise } from '../../../app/edits/summary.ts';
import { input, recordIn, recordOf } from '../../fakes/records.ts';

const edit = summarise(recordOf(1));
const wanted = { model: edit.model, prompt: recordOf(1).request.prompt, pictures: [input], parameters: edit.parameters };

test('the same pictures, words and settings are the same, whatever seed was rolled', () => {
  expect(isSameAsked(edit, wanted)).toBe(true);
  expect(isSameAsked({ ...edit, parameters: { ...edit.parameters, seed: 7 } }, wanted)).toBe(wanted.parameters['seed'] === 7);
  const { seed: _, ...unrolled } = wanted.parameters;
  expect(isSameAsked({ ...edit, parameters: { ...unrolled, seed: 7 } }, { ...wanted, parameters: unrolled })).toBe(true);
  expect(isSameAsked({ ...edit, parameters: { ...unrolled, seed: 7 } }, { ...wanted, parameters: { ...unrolled, seed: 8 } })).toBe(false);
});

test('a default that is said is the same as one that is not', () => {
  const said = { ...wanted.parameters, output_format: 'png', safety_tolerance: 2, prompt_upsampling: false };
  expect(isSameAsked({ ...edit, parameters: said }, wanted)).toBe(true);
  expect(isSameAsked(edit, { ...wanted, parameters: said })).toBe(true);
});

test.each([
  ['another model', { model: 'flux_kontext_pro' }],
  ['other words', { prompt: 'another sky' }],
  ['another picture', { pictures: [{ sha256: 'd'.repeat(64) }] }],
  ['a part of the picture', { pictures: [{ ...input, view: { crop: [1, 2, 30, 40] as [number, number, number, number] } }] }],
  ['a picture more', { pictures: [input, input] }],
  ['a picture fewer', { pictures: [] }],
  ['a setting more', { parameters: { ...wanted.parameters, aspect_ratio: '21:9' } }],
  ['a setting fewer', { parameters: {} }],
])('%s is not the same', (_, more) => {
  const asked = { ...edit, parameters: { ...edit.parameters, output_format: 'jpeg' } };
  const same = { ...wanted, parameters: { ...wanted.parameters, output_format: 'jpeg' } };
  expect(isSameAsked(asked, same)).toBe(true);
  expect(
    isSameAsked(asked, {
      ...same,
      ...('parameters' in more && Object.keys(more.parameters).length > 0
        ? { parameters: { ...same.parameters, ...more.parameters } }
        : more),
    }),
  ).toBe(false);
});

test('very long words are the same when their beginnings are', () => {
  const prompt = `${'🌲'.repeat(300)} and a lake`;
  const long = recordIn('done');
  const summary = summarise({ ...long, request: { ...long.request, prompt } });
  const asked = { model: long.model, pictures: long.request.inputs, parameters: long.request.parameters };
  expect(isSameAsked(summary, { ...asked, prompt })).toBe(true);
  expect(isSameAsked(summary, { ...asked, prompt: `🌳${prompt}` })).toBe(false);
});
