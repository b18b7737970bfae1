import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../app/edits/tokens.ts';

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

  it('reaches the limit of 512 between 350 and 400 words of plain English, as the guide says of it', () => {
    const plain =
      'Make the sky stormy and keep the house as it is, with warm light in the windows. Change the colour of her coat to a deep ultramarine ' +
      'while preserving the texture of the wool, the folds and the soft shadows that fall across it. Replace the background with a rocky coast ' +
      'at dusk, the sea calm, a lighthouse far away on the left; keep her pose, her hairstyle and the framing of the photograph unchanged.';
    const words = plain.split(' ').length;
    const atLimit = (512 * words) / estimateTokens(plain);
    expect([atLimit > 350, atLimit < 400]).toEqual([true, true]);
  });

  it('counts Chinese by signs, not by spaces', () => {
    expect(estimateTokens('把天空变成暴风雨')).toBe(12);
  });
});
