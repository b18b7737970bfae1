import { describe, expect, it, vi } from 'vitest';
import {
  firstWords,
  formatBytes,
  formatList,
  formatMediaType,
  formatMonth,
  formatNoun,
  formatPixels,
  formatSeconds,
} from '../../../renderer/text/format.ts';

describe('what a person reads', () => {
  it('has sizes in decimal units', () => {
    expect([formatBytes(812), formatBytes(15_400), formatBytes(3_100_000), formatBytes(2_500_000_000)]).toEqual([
      '812 B',
      '15 kB',
      '3.1 MB',
      '2.5 GB',
    ]);
  });

  it('has times in the units one would say', () => {
    expect([
      formatSeconds(8),
      formatSeconds(11.84),
      formatSeconds(59.99),
      formatSeconds(60),
      formatSeconds(125),
      formatSeconds(3600),
      formatSeconds(3840),
      formatSeconds(-3),
    ]).toEqual(['8 s', '11.8 s', '60 s', '1 min', '2 min 5 s', '1 h', '1 h 4 min', '0 s']);
  });

  it('counts and names', () => {
    expect([formatNoun(1, 'edit', 'edits'), formatNoun(18_204, 'edit', 'edits')]).toEqual(['1 edit', '18,204 edits']);
    expect([formatMonth('2026-11'), formatMonth('nonsense')]).toEqual(['November 2026', 'nonsense']);
    expect([formatPixels({ width: 1248, height: 832 }), formatMediaType('image/jpeg'), formatList(['a', 'b', 'c'])]).toEqual([
      '1248 × 832',
      'JPEG',
      'a, b, and c',
    ]);
  });

  it('shortens an instruction at a word', () => {
    expect(firstWords('Make the sky\nred', 48)).toBe('Make the sky red');
    expect(firstWords('Make the leaf in image one deep ultramarine', 20)).toBe('Make the leaf in…');
    expect(firstWords('Donaudampfschifffahrtsgesellschaft', 10)).toBe('Donaudampf…');
  });
});

describe('the start of a window', () => {
  it('makes no part of Intl before something is to be said with it: that alone took 10 ms of its first sight', async () => {
    const made = vi.fn();
    for (const name of ['NumberFormat', 'DateTimeFormat', 'ListFormat', 'PluralRules', 'Collator', 'RelativeTimeFormat'] as const)
      vi.spyOn(Intl, name as 'NumberFormat').mockImplementation(made);
    vi.resetModules();
    const texts = await import('../../../renderer/text/text.ts');
    texts.speakIn('zh-CN');
    await import('../../../renderer/text/format.ts');
    expect([made.mock.calls, texts.text.window.library]).toEqual([[], expect.any(String)]);
    vi.restoreAllMocks();
  });
});
