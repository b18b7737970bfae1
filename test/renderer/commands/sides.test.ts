import { describe, expect, test } from 'vitest';
import { bareAfter } from '../../../renderer/commands/sides.ts';
import type { Bare } from '../../../renderer/commands/sides.ts';

describe('what is around the picture', () => {
  const through = (...acts: readonly ('sides' | 'picture-alone')[]): Bare => acts.reduce<Bare>(bareAfter, 'none');

  test('goes and comes back by the same key', () => {
    expect([through('sides'), through('sides', 'sides')]).toEqual(['sides', 'none']);
    expect([through('picture-alone'), through('picture-alone', 'picture-alone')]).toEqual(['all', 'none']);
  });

  test('is all gone after both keys, and all back after either of them', () => {
    expect(through('sides', 'picture-alone')).toBe('all');
    expect([through('picture-alone', 'sides'), through('sides', 'picture-alone', 'picture-alone')]).toEqual(['none', 'none']);
  });
});
