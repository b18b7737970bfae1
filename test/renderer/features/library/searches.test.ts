import { afterEach, describe, expect, test, vi } from 'vitest';
import { mirrored } from '../../../../renderer/store/mirror.ts';
import { forgetSearch, rememberSearch, saveSearch, suggestionsFor } from '../../../../renderer/features/library/searches.ts';
import { fakeWorld } from '../../../fakes/fake-world.ts';
import { openWindow } from '../../open-window.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('searches', () => {
  test('that were made are remembered once, the newest first, twenty of them', async () => {
    await openWindow(fakeWorld());
    for (let n = 0; n < 25; n += 1) rememberSearch(`sky ${n}`);
    rememberSearch(' sky 20 ');
    rememberSearch('   ');
    const { recentSearches } = mirrored().settings;
    expect([recentSearches.length, recentSearches.slice(0, 3), recentSearches.at(-1)]).toEqual([
      20,
      ['sky 20', 'sky 24', 'sky 23'],
      'sky 5',
    ]);
  });

  test('are saved by name, replaced by the same name, and forgotten', async () => {
    await openWindow(fakeWorld());
    saveSearch('Best', 'stars:5');
    saveSearch('Sea', 'sea');
    saveSearch('best', ' stars:>=4 ');
    expect(mirrored().settings.savedSearches).toEqual([
      { name: 'Sea', query: 'sea' },
      { name: 'best', query: 'stars:>=4' },
    ]);
    forgetSearch('Sea');
    expect(mirrored().settings.savedSearches).toEqual([{ name: 'best', query: 'stars:>=4' }]);
  });
});

describe('what the search box offers', () => {
  const known = {
    saved: [{ name: 'Best of', query: 'stars:5' }],
    recent: ['red sky', 'sea', 'tag:x'],
    names: {
      tags: [
        { name: 'sea side', edits: 3 },
        { name: 'sky', edits: 2 },
      ],
      projects: [{ name: 'Client X', edits: 9 }],
      labels: [],
    },
  };

  test('is saved and earlier searches that fit', () => {
    expect(suggestionsFor('', known).map(({ words }) => words)).toEqual(['Best of', 'red sky', 'sea', 'tag:x']);
    expect(suggestionsFor('sEa', known)).toEqual([{ kind: 'recent', words: 'sea', query: 'sea' }]);
    expect(suggestionsFor('best', known)).toEqual([{ kind: 'saved', words: 'Best of', query: 'stars:5' }]);
    expect(suggestionsFor('sea', known)).toEqual([]);
  });

  test('is names for a field that is being typed, and the rest of the search stays', () => {
    expect(suggestionsFor('red tag:s', known)).toEqual([
      { kind: 'name', words: 'sea side', query: 'red tag:"sea side"' },
      { kind: 'name', words: 'sky', query: 'red tag:sky' },
    ]);
    expect(suggestionsFor('-project:"cli', known)).toEqual([{ kind: 'name', words: 'Client X', query: '-project:"Client X"' }]);
    expect(suggestionsFor('label:', known)).toEqual([]);
  });
});
