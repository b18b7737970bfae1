import { describe, expect, it } from 'vitest';
import { maxOfPress, usualVariations, variationCounts } from '../../../app/edits/press.ts';
import { canVary } from '../../../app/edits/variations.ts';

describe('variations', () => {
  it('are made of what a known model made of words, and of nothing else', () => {
    const edit = { state: 'done', model: 'flux_kontext_max', prompt: 'a red door' } as const;
    expect(canVary(edit)).toBe(true);
    expect(canVary({ ...edit, model: 'flux_kontext_pro' })).toBe(true);
    expect(canVary({ ...edit, model: 'someone_elses' })).toBe(false);
    expect(canVary({ ...edit, state: 'unknown' })).toBe(false);
    expect(canVary({ ...edit, state: 'running' })).toBe(false);
    expect(canVary({ ...edit, prompt: ' \n' })).toBe(false);
    expect(canVary({ ...edit, editedIn: 'Krita' })).toBe(false);
  });

  it('are as many as one press may make', () => {
    expect([maxOfPress, usualVariations, variationCounts]).toEqual([12, 4, [2, 4, 6, 12]]);
  });
});
