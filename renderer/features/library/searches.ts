// Searches that were made and searches that were saved. They are settings: main keeps them.
import { mirrored } from '../../store/mirror.ts';
import { ordered } from '../../store/order.ts';
import { changeSettings } from '../../store/settings.ts';
import { termOf } from '../../store/filters.ts';
import type { UsedNames } from '../../../app/contract/contract.ts';

const mostRecent = 20;
const maxSaved = 100;
const maxSuggested = 8;

/** Called when a search has found what was looked for, not at each letter. */
export function rememberSearch(query: string): void {
  const wanted = query.trim();
  const { recentSearches } = mirrored().settings;
  if (wanted === '' || wanted.length > 2000 || recentSearches[0] === wanted) return;
  changeSettings({ recentSearches: [wanted, ...recentSearches.filter((one) => one !== wanted)].slice(0, mostRecent) });
}

/** A saved search of the same name is replaced. It keeps its order. */
export function saveSearch(name: string, query: string): void {
  const { savedSearches } = mirrored().settings;
  const others = savedSearches.filter((one) => one.name.toLowerCase() !== name.trim().toLowerCase());
  changeSettings({ savedSearches: [...others, { name: name.trim().slice(0, 80), query: ordered(query.trim()) }].slice(-maxSaved) });
}

export function forgetSearch(name: string): void {
  changeSettings({ savedSearches: mirrored().settings.savedSearches.filter((one) => one.name !== name) });
}

export type SearchSuggestion = { readonly kind: 'saved' | 'recent' | 'name'; readonly words: string; readonly query: string };

const fields = { tag: 'tags', project: 'projects', label: 'labels' } as const;

/** What the search box offers for what is typed: names for a field that is being typed, else saved and earlier searches. */
export function suggestionsFor(
  typed: string,
  known: {
    readonly saved: readonly { readonly name: string; readonly query: string }[];
    readonly recent: readonly string[];
    readonly names: UsedNames;
  },
): readonly SearchSuggestion[] {
  const field = /(?:^|\s)-?(tag|project|label):("?)([^"\s]*|[^"]*)$/i.exec(typed);
  const kind = field?.[1]?.toLowerCase();
  if (kind === 'tag' || kind === 'project' || kind === 'label') {
    const begun = (field?.[3] ?? '').toLowerCase();
    const before = typed.slice(0, typed.length - (field?.[3] ?? '').length - (field?.[2] ?? '').length - kind.length - 1);
    return known.names[fields[kind]]
      .filter(({ name }) => name.toLowerCase().includes(begun))
      .slice(0, maxSuggested)
      .map(({ name }) => ({ kind: 'name', words: name, query: `${before}${termOf(kind, name)}` }));
  }
  const wanted = typed.trim().toLowerCase();
  const saved = known.saved
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name, query }): SearchSuggestion => ({ kind: 'saved', words: name, query }));
  const recent = known.recent
    .filter((query) => query.toLowerCase().includes(wanted) && query !== typed.trim())
    .map((query): SearchSuggestion => ({ kind: 'recent', words: query, query }));
  return [...saved, ...recent].slice(0, maxSuggested);
}
