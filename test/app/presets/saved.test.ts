// Names of saved words, the text of a preset, and the fields in its words.
import { describe, expect, test } from 'vitest';
import { fieldAfter, fillOwnFields, ownFields } from '../../../app/presets/fields.ts';
import { presetText, readPreset } from '../../../app/presets/preset-file.ts';
import { isFileName, isUsableName, nameOf } from '../../../app/presets/saved.ts';

describe('a name', () => {
  test.each(['evening', 'Client X, 2', '金色黄昏', 'a.b', 'CONtrast', 'x'.repeat(60)])('%j may be one', (name) =>
    expect(isUsableName(name)).toBe(true),
  );

  test.each(['', ' a', 'a ', 'a.', '.a', 'a/b', 'a\\b', 'a:b', 'con', 'COM1.x', 'nul', 'a\nb', '\ud800', 'e\u0301', 'x'.repeat(61)])(
    '%j may not',
    (name) => expect(isUsableName(name)).toBe(false),
  );

  test('that somebody else gave a file is taken as long as it leads to no other folder', () => {
    expect(['evening', ' a. ', 'con', 'a:b?', '金色', '..', ''].filter((name) => !isFileName(name))).toEqual([]);
    expect(['a/b', '/a', 'a\\b', '..\\a', 'a\0b'].filter(isFileName)).toEqual([]);
  });

  test('is kept without space around it and in one spelling of accents', () => expect(nameOf(' cafe\u0301 ')).toBe('café'));
});

describe('a preset', () => {
  test('reads back what was written, and keeps keys that it does not know', () => {
    const preset = { prompt: 'make {what} gold', model: 'flux_kontext_pro', parameters: { seed: 4, raw: true, aspect_ratio: '3:2' } };
    const written = presetText(preset, { format: 1, prompt: 'old', colour: 'red' });
    expect(readPreset(JSON.parse(written))).toEqual(preset);
    expect(JSON.parse(written)).toEqual({ format: 1, colour: 'red', ...preset });
  });

  test.each([
    [
      { prompt: 'a', model: 7, parameters: { seed: null, deep: {}, ok: 1 }, format: 9 },
      { prompt: 'a', model: null, parameters: { ok: 1 } },
    ],
    [{ prompt: 'a' }, { prompt: 'a', model: null, parameters: {} }],
    [{ prompt: ' ' }, { damaged: 'has no instruction' }],
    [[], { damaged: 'has no instruction' }],
    [null, { damaged: 'has no instruction' }],
    [{ prompt: 'x'.repeat(100_001) }, { damaged: 'is too long' }],
  ])('of %j is read as %j', (raw, read) => expect(readPreset(raw)).toEqual(read));
});

describe('fields', () => {
  const prompt = 'make the {object} of {name} {colour}, {N}, and the {object} bright';

  test('are those that are no picture’s, each once', () => expect(ownFields(prompt)).toEqual(['object', 'colour']));

  test('are filled everywhere; those without a value stay', () =>
    expect(fillOwnFields(prompt, new Map([['object', 'car']]))).toBe('make the car of {name} {colour}, {N}, and the car bright'));

  test('are found one after the other, from the end from the start again', () => {
    expect(fieldAfter('a {x} b {y}', 0)).toEqual({ from: 2, to: 5 });
    expect(fieldAfter('a {x} b {y}', 3)).toEqual({ from: 8, to: 11 });
    expect(fieldAfter('a {x} b {y}', 9)).toEqual({ from: 2, to: 5 });
    expect(fieldAfter('a {name} {n}', 0)).toBeNull();
  });
});
