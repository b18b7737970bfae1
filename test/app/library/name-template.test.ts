import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middleOf, stemOf, stemWords, unknownStemWords } from '../../../app/library/name-template.ts';
import type { Named, StemFacts } from '../../../app/library/name-template.ts';
import { lengthenStem, makeStem, recordName, shortId, stemParts } from '../../../app/library/naming.ts';

const at = { year: 2026, month: 11, day: 23, hour: 14, minute: 32, second: 5 };
const edit: Named = {
  id: '01KB0000000000000000000QK7F3',
  model: 'flux_kontext_max',
  request: { prompt: 'Make the sky red, please', parameters: { seed: 42 }, inputs: [{ name: 'Küste im März.JPG' }] },
  organised: { project: 'Client X' },
};
const named = (template: string, more: Partial<Named> = {}): string => stemOf(at, template, { ...edit, ...more });

describe('the name of a new file', () => {
  test('is what it always was until somebody says otherwise', () => {
    for (const prompt of ['Make the sky red, please', '把天空变成红色', '', 'x'.repeat(300)])
      expect(named('{prompt}', { request: { ...edit.request, prompt } })).toBe(makeStem(at, prompt, edit.id));
  });

  test('says what the template says, between time and id', () => {
    expect(named('{project}_{original} {prompt} {seed}')).toBe('20261123-143205_client-x-kuste-im-marz-make-the-sky-red-please-42_k7f3');
    expect(named('{MODEL} draft')).toBe('20261123-143205_flux-kontext-max-draft_k7f3');
    const batch = { id: '01KB0000000000000000000000', item: 6, set: 'a set', of: 120 };
    expect(named('{n}-{prompt}', { batch })).toBe('20261123-143205_007-make-the-sky-red-please_k7f3');
  });

  test('leaves out what is not known, with what parted it from the next; of nothing it is “edit”', () => {
    const bare: Partial<Named> = { organised: { project: null }, request: { prompt: 'a lake', parameters: {}, inputs: [] } };
    expect(named('{project} - {prompt}_{seed}', bare)).toBe('20261123-143205_a-lake_k7f3');
    expect([named('{project}{seed}', bare), named('///', bare), named('{original}', bare)]).toEqual(
      Array.from({ length: 3 }, () => '20261123-143205_edit_k7f3'),
    );
  });

  test('names the words that mean nothing', () => {
    expect(unknownStemWords('{promt} {PROMPT} {date}')).toEqual(['promt', 'date']);
    expect(named('{promt}')).toBe('20261123-143205_promt_k7f3');
  });

  test('whatever is asked, it is read back, fits every drive, and still does when it has to be longer', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 });
    const piece = fc.oneof(words, fc.constantFrom(...stemWords.map((word) => `{${word}}`), 'con', '.', '\0', '{', '__'));
    const facts = fc.record(Object.fromEntries(stemWords.map((word) => [word, words])) as { [K in keyof StemFacts]: typeof words });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), facts, (pieces, known) => {
        const middle = middleOf(pieces.join(''), known);
        expect(middle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(middle.length).toBeLessThanOrEqual(60);
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), words, words, (pieces, prompt, project) => {
        const stem = named(pieces.join(''), { request: { ...edit.request, prompt }, organised: { project } });
        for (const one of [stem, ...[6, 8, 12, 16].map((length) => lengthenStem(stem, edit.id, length))]) {
          expect(stemParts(one)).toMatchObject(at);
          expect(stemParts(one)?.short).toBe(shortId(edit.id, one === stem ? 4 : (stemParts(one)?.short.length ?? 0)));
          // What 0.1.0 takes for a name of ours.
          expect(recordName(one)).toMatch(/^[a-z0-9_-]{1,100}\.json$/);
        }
      }),
    );
  });
});
