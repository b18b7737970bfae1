import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillName, nameFacts, safeName, unknownWords } from '../../../app/export/name.ts';
import { recordIn, result } from '../../fakes/records.ts';

const one = { n: 1, of: 1 };
const record = recordIn('done', 1, { createdAt: new Date(2026, 10, 23, 14, 32, 5).toISOString() });
const withPrompt = (prompt: string) => ({ ...record, request: { ...record.request, prompt } });

describe('a template', () => {
  test('is filled with what is known of the edit', () => {
    const made = { ...record, organised: { ...record.organised, project: 'Autumn / 2026' } };
    expect(
      fillName(
        '{date}-{time} {prompt} {seed} {project} {model} {n} {id} {width}x{height} {original}',
        nameFacts(made, 0, { n: 7, of: 120 }),
      ),
    ).toBe('20261123-143205 make-the-sky-red 42 Autumn-2026 flux-kontext-max 007 0001 1024x1024 photo');
  });
  test('keeps words it does not know, and says which', () => {
    expect(fillName('{date} {foo}', nameFacts(record, 0, one))).toBe('20261123 {foo}');
    expect(unknownWords('{date} {foo} {Prompt} {bar}')).toEqual(['foo', 'bar']);
  });
  test('closes the gap where a word says nothing', () => {
    expect(fillName('{project}_{prompt}_{seed}', nameFacts(withPrompt(''), 0, one))).toBe('42');
    expect(fillName('{project} - {prompt}', nameFacts(record, 0, one))).toBe('make-the-sky-red');
  });
  test('gives each result of an edit its own name', () => {
    const two = { ...record, results: [result, { ...result, file: 'sky-2.png' }] };
    expect([0, 1].map((index) => fillName('{prompt}', nameFacts(two, index, one)))).toEqual(['make-the-sky-red-1', 'make-the-sky-red-2']);
    expect(fillName('{index} {prompt}', nameFacts(two, 1, one))).toBe('2 make-the-sky-red');
  });
  test('keeps every script, and leaves out what names may not have', () => {
    expect(fillName('{prompt}', nameFacts(withPrompt('把天空变成红色，保留人物'), 0, one))).toBe('把天空变成红色-保留人物');
    expect(fillName('{prompt}', nameFacts(withPrompt('say "hi": a/b\\c 🦊 <now>?'), 0, one))).toBe('say-hi-a-b-c-now');
    expect(fillName('{prompt}', nameFacts(withPrompt('🦊'), 0, one))).toBe('0001');
  });
  test('cuts a long instruction at a word', () => {
    const name = fillName(
      '{prompt}',
      nameFacts(withPrompt('turn the little wooden house beside the lake into a lighthouse at dusk'), 0, one),
    );
    expect(name).toBe('turn-the-little-wooden-house-beside-the-lake-into-a');
  });
  test('is never empty, whatever it is', () => {
    expect(['', '...', '///', '{project}'].map((template) => fillName(template, nameFacts(record, 0, one)))).toEqual([
      '0001',
      '0001',
      '0001',
      '0001',
    ]);
  });
});

test('names that Windows keeps for itself are changed', () => {
  expect(['con', 'NUL.png', 'com1', 'lpt¹', 'console'].map((name) => safeName(name, 'x'))).toEqual([
    '_con',
    '_NUL.png',
    '_com1',
    '_lpt¹',
    'console',
  ]);
});

test('what turns the reading direction or cannot be seen is left out', () => {
  expect(safeName('photo\u202egnp.exe\u200b\u0000', 'x')).toBe('photo-gnp.exe');
});

test('every name fits every system, whatever the template and the instruction', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(text, text, (template, prompt) => {
      const name = fillName(template + '{prompt}', nameFacts(withPrompt(prompt), 0, one));
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
      expect(name).not.toMatch(/^[-. ]|[. ]$/);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(name.isWellFormed() && name === name.normalize('NFC')).toBe(true);
      expect(Buffer.byteLength(name)).toBeGreaterThan(0);
      expect(Buffer.byteLength(`${name}-before 9999.jpeg`)).toBeLessThanOrEqual(255);
    }),
    { numRuns: 300 },
  );
});
