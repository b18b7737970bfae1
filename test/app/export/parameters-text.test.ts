// The text is judged by the readers' own rules, written here from what their sources do.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parametersText } from '../../../app/export/parameters-text.ts';
import { readA1111 } from '../../../app/recipes/a1111.ts';
import { ownIdInParameters } from '../../../app/recipes/own.ts';
import { idOf, recordIn } from '../../fakes/records.ts';
import { byA1111, byDiffusionToolkit, byImageBrowsing, byPromptReader, bySdParsers } from '../../fakes/parameter-readers.ts';

const program = 'Kontext Studio 0.1.0';
const recordWith = (prompt: string, parameters: Record<string, string | number | boolean> = {}) => {
  const record = recordIn('done');
  return { ...record, request: { ...record.request, prompt, parameters } };
};

const hostile = [
  'make the sky red',
  '把天空变成红色，保留人物',
  'a 🦊 with 👩‍👩‍👧 and "quotes", commas: and colons',
  'first line\nsecond line\r\nthird line',
  'Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1',
  'keep the face\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 1x1',
  'keep the face\n  Negative prompt: nothing',
  'keep the face, Negative prompt: nothing',
  'Negative prompt: nothing',
  'negative prompt: in small letters',
  '{"prompt": "json"}',
  '[1, 2, 3]',
  'Postprocess the sky',
  'a: b, c: d, e: f',
  'extraJsonMetaInfo: {"a": 1}',
  'Template: other words',
  'tab\there and \u2028 a line of another kind\u0085end',
  '',
];

test('the line of an edit that said everything', () => {
  const text = parametersText(
    recordWith('make the sky red', { seed: 42, aspect_ratio: '3:2', output_format: 'png', prompt_upsampling: true, safety_tolerance: 4 }),
    0,
    program,
  );
  expect(text.split('\n')).toEqual([
    'make the sky red',
    'Negative prompt:',
    'Steps: 0, Sampler: none, CFG scale: 0, Seed: 42, Size: 1024x1024, Model: flux_kontext_max, Version: Kontext Studio 0.1.0, Edit: 01JD0000000000000000000001/1, Prompt upsampling: True, Safety tolerance: 4, Aspect ratio: "3:2"',
  ]);
});

test('without a seed none is invented, and defaults of the model are said', () => {
  expect(parametersText(recordWith('sky'), 0, program).split('\n')[2]).toBe(
    'Steps: 0, Sampler: none, CFG scale: 0, Size: 1024x1024, Model: flux_kontext_max, Version: Kontext Studio 0.1.0, Edit: 01JD0000000000000000000001/1, Prompt upsampling: False, Safety tolerance: 2',
  );
});

test('ComfyUI’s word for the strength of the words is the one that readers know', () => {
  const record = recordWith('a fox', { seed: 7, steps: 30, cfg: 3.5, sampler: 'euler' });
  const imported = { from: 'comfyui', file: 'fox.png', at: record.createdAt, sha256: 'a'.repeat(64) };
  expect(parametersText({ ...record, model: 'dream', imported }, 0, program).split('\n')[2]).toBe(
    'Steps: 30, Sampler: euler, CFG scale: 3.5, Seed: 7, Size: 1024x1024, Model: dream, Version: Kontext Studio 0.1.0, Edit: 01JD0000000000000000000001/1',
  );
});

test('what another program said of an imported picture is said in its words', () => {
  const record = recordWith('a fox', { seed: 7, Steps: 30, sampler: 'Euler, a', cfg_scale: 5.5 });
  const text = parametersText(
    {
      ...record,
      model: 'dream',
      imported: { from: 'a1111', file: 'fox.png', at: record.createdAt, sha256: 'a'.repeat(64), negativePrompt: 'snow\nice' },
    },
    0,
    program,
  );
  expect(text.split('\n')).toEqual([
    'a fox',
    'Negative prompt: snow ice',
    'Steps: 30, Sampler: Euler; a, CFG scale: 5.5, Seed: 7, Size: 1024x1024, Model: dream, Version: Kontext Studio 0.1.0, Edit: 01JD0000000000000000000001/1',
  ]);
});

describe.each(hostile)('%j', (prompt) => {
  const text = parametersText(recordWith(prompt, { seed: -5, aspect_ratio: '16:9' }), 0, program);
  test('is read by A1111 and by Infinite Image Browsing with these words and these values', () => {
    for (const read of [byA1111(text), byImageBrowsing(text)]) {
      expect(bare(read.prompt)).toBe(bare(prompt));
      expect(read.negative).toBe('');
      expect(read.values).toMatchObject({ Steps: '0', Seed: '-5', Model: 'flux_kontext_max', 'Aspect ratio': '16:9' });
    }
  });
  test('is read by Diffusion Toolkit', () => {
    const read = byDiffusionToolkit(text);
    expect(bare(read.prompt)).toBe(bare(prompt));
    expect(read.values).toMatchObject({
      Steps: '0',
      Sampler: 'none',
      'CFG scale': '0',
      Seed: '-5',
      Size: '1024x1024',
      Model: 'flux_kontext_max',
    });
  });
  // Without words sd-prompt-reader takes the line of words against for them, of A1111's own pictures as well.
  test.skipIf(prompt === '')('is read by sd-parsers and by sd-prompt-reader', () => {
    for (const read of [bySdParsers(text), byPromptReader(text)]) {
      expect([bare(read.prompt), read.negative]).toEqual([bare(prompt), '']);
      expect(read.values).toMatchObject({ Steps: '0', Sampler: 'none', Seed: '-5', Size: '1024x1024', Model: 'flux_kontext_max' });
    }
  });
  test('names the result that it is of, whatever else is in it', () => {
    expect(ownIdInParameters(text)).toEqual({ editId: recordIn('done').id, index: 0 });
    expect(ownIdInParameters(`${text}\nEdit: ${idOf(7)}/1`)).toBe(null);
  });
});

test('a text of another program names no result of ours, and an imported one names the one that it is now', () => {
  for (const text of [null, '', `Edit: ${idOf(1)}/1`, `a fox\nSteps: 20, Edit: ${idOf(1)}/0`, 'a fox\nSteps: 20, Edit: new/1, Seed: 1'])
    expect(ownIdInParameters(text)).toBe(null);
  const record = recordWith('a fox', { Edit: `${idOf(9)}/3` });
  const imported = { from: 'a1111', file: 'fox.png', at: record.createdAt, sha256: 'a'.repeat(64) };
  expect(ownIdInParameters(parametersText({ ...record, imported }, 0, program))).toEqual({ editId: record.id, index: 0 });
});

test('whatever is written, all readers find the same values and no reader finds words against', () => {
  const pieces = fc.constantFrom(
    'Steps:',
    'Negative prompt:',
    ', ',
    ': ',
    '\n',
    '\r',
    '"',
    '\\',
    '{',
    'Postprocess',
    'a',
    '空',
    '🦊',
    ' ',
    '\u0000',
    '\u001c',
  );
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(words, words, fc.maxSafeInteger(), (prompt, ratio, seed) => {
      const text = parametersText(recordWith(prompt, { seed, aspect_ratio: ratio }), 0, program);
      expect(/^\s*\{/.test(text)).toBe(false);
      expect(text.isWellFormed()).toBe(true);
      for (const read of [byA1111(text), byImageBrowsing(text), byDiffusionToolkit(text)]) {
        expect(read.negative).toBe('');
        expect(read.values).toMatchObject({ Steps: '0', Seed: String(seed), Size: '1024x1024', Model: 'flux_kontext_max' });
        expect(bare(read.prompt)).toBe(bare(prompt));
      }
      expect(readA1111(text)?.parameters['seed'] ?? seed).toBe(seed);
    }),
    { numRuns: 300 },
  );
});

/** The words without what the text may change: blanks, line ends, control characters, the quotes around what looks like JSON. */
const bare = (words: string): string => words.toWellFormed().replace(/[\s\p{Cc}\ufeff“”]/gu, '');
