import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../../app/settings/settings.ts';
import { toasts } from '../../../../renderer/store/toasts.ts';
import { redo, undo, undoHistory } from '../../../../renderer/store/undo.ts';
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

  test('that were replaced, removed or saved come back by undo where they were', async () => {
    await openWindow(fakeWorld());
    undoHistory.setState({ done: [], undone: [] });
    const now = () => mirrored().settings.savedSearches.map(({ name, query }) => `${name}: ${query}`);
    saveSearch('Best', 'stars:5');
    saveSearch('Sea', 'sea');
    saveSearch('best', 'sky');
    forgetSearch('Sea');
    expect(now()).toEqual(['best: sky']);
    const seen: unknown[] = [];
    for (let n = 0; n < 4; n += 1) {
      await undo();
      seen.push([now(), toasts.getState().shown.at(-1)?.message]);
    }
    expect(seen).toEqual([
      [['Sea: sea', 'best: sky'], 'Undone: Saved search “Sea” removed'],
      [['Best: stars:5', 'Sea: sea'], 'Undone: Saved search “best” replaced'],
      [['Best: stars:5'], 'Undone: Search “Sea” saved'],
      [[], 'Undone: Search “Best” saved'],
    ]);
    for (let n = 0; n < 4; n += 1) await redo();
    expect(now()).toEqual(['best: sky']);
  });

  test('are a hundred: the next one is refused and throws none out', async () => {
    const savedSearches = Array.from({ length: 100 }, (_, n) => ({ name: `search ${n}`, query: `sky ${n}` }));
    await openWindow(fakeWorld({ snapshot: { settings: { ...defaultSettings, savedSearches } } }));
    expect(saveSearch('one more', 'sea')).toBe(false);
    expect(mirrored().settings.savedSearches).toEqual(savedSearches);
    expect(toasts.getState().shown.at(-1)?.message).toBe('100 searches are saved, and no more fit. Remove one first.');
    expect(saveSearch('SEARCH 3', 'sea')).toBe(true);
    expect(mirrored().settings.savedSearches).toHaveLength(100);
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
