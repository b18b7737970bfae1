import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../renderer/state/tokens.ts';

describe('the estimate of tokens', () => {
  it('is nothing for nothing and grows with the words', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('  \n ')).toBe(0);
    expect(estimateTokens('make it night')).toBeLessThan(estimateTokens('make it night, with stars'));
  });

  it('lies near a T5 tokenizer for English: between one and one and a half a word', () => {
    const words = 'Make the sky stormy and keep the house as it is, with warm light in the windows'.split(' ').length;
    const tokens = estimateTokens('Make the sky stormy and keep the house as it is, with warm light in the windows');
    expect(tokens / words).toBeGreaterThan(1);
    expect(tokens / words).toBeLessThan(1.5);
  });

  it('counts Chinese by signs, not by spaces', () => {
    expect(estimateTokens('把天空变成暴风雨')).toBe(12);
  });
});
