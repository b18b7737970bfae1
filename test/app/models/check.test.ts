import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, inARow, nearestSize, parameterProblems, readRatio } from '../../../app/models/check.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { inEnglish } from '../../../app/messages/english.ts';
import { say } from '../../../app/messages/say.ts';

test('a ratio is two whole numbers', () => {
  expect(['16:9', '1:1', '9:21'].map(readRatio)).toEqual([16 / 9, 1, 9 / 21]);
  expect(['', '16', '16:0', '0:9', '1.5:1', '-1:1', '16/9', ' 16:9', '99999:1'].map(readRatio)).toEqual(Array(9).fill(null));
});

describe('parameters', () => {
  test.each([
    {},
    { seed: 0 },
    { seed: -7 },
    { seed: Number.MAX_SAFE_INTEGER },
    { aspect_ratio: '21:9', output_format: 'png', prompt_upsampling: true, safety_tolerance: 0 },
    { aspect_ratio: '9:21', output_format: 'jpeg', prompt_upsampling: false, safety_tolerance: 6 },
    { aspect_ratio: '5:7' },
  ])('%j fit', (parameters) => {
    expect(parameterProblems(kontextMax, parameters)).toEqual([]);
  });

  test.each([
    [{ seed: 1.5 }, 'seed'],
    [{ seed: '1' }, 'seed'],
    [{ aspect_ratio: '22:9' }, 'aspect_ratio'],
    [{ aspect_ratio: '9:22' }, 'aspect_ratio'],
    [{ aspect_ratio: 1 }, 'aspect_ratio'],
    [{ output_format: 'webp' }, 'output_format'],
    [{ prompt_upsampling: 'true' }, 'prompt_upsampling'],
    [{ safety_tolerance: 7 }, 'safety_tolerance'],
    [{ safety_tolerance: -1 }, 'safety_tolerance'],
    [{ webhook_url: 'https://x' }, 'webhook_url'],
  ])('%j do not, in one sentence that names it by its words', (parameters, field) => {
    const problems = parameterProblems(kontextMax, parameters);
    const words = field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ');
    expect([problems.length, problems.every((problem) => inEnglish(problem).includes(field === 'webhook_url' ? field : words))]).toEqual([
      1,
      true,
    ]);
  });
});

describe('the nearest size', () => {
  test('of a turned ratio is the turned size', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), (ratio) => {
        const { width, height } = nearestSize(kontextMax.outputSizes, ratio);
        const turned = nearestSize(kontextMax.outputSizes, 1 / ratio);
        expect(Math.abs(Math.log((turned.width * width) / (turned.height * height)))).toBeLessThan(0.2);
      }),
    );
  });
});

test('what fits has no problem, whatever the value', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kontextMax.parameters),
      fc.oneof(fc.boolean(), fc.integer({ min: -9, max: 9 }), fc.double(), fc.constantFrom('png', '21:9', '9:21', '22:9', ' 1:1', '')),
      (parameter, value) => {
        expect(parameterProblems(kontextMax, { [parameter.field]: value }).length === 0).toBe(fits(parameter, value));
      },
    ),
  );
});

test('problems are told as sentences, one after the other', () => {
  const [seed, ratio] = [say('field.seed'), say('field.aspect_ratio')];
  const [one, both] = [inEnglish(inARow([seed])), inEnglish(inARow([seed, ratio]))];
  const other = inEnglish(inARow([ratio]));
  expect(both).toBe(`${one} ${other}`);
  expect(one).not.toBe(other);
});
