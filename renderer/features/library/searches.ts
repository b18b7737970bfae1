// Searches that were made and searches that were saved. They are settings: main keeps them.
import { compared } from '../../../app/edits/compared.ts';
import { mirrored } from '../../store/mirror.ts';
import { ordered } from '../../store/order.ts';
import { changeSettings } from '../../store/settings.ts';
import { termOf } from '../../store/filters.ts';
import { tell } from '../../store/toasts.ts';
import { did } from '../../store/undo.ts';
import { text } from '../../text/text.ts';
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

type Saved = { readonly name: string; readonly query: string };

const listed = (): readonly Saved[] => mirrored().settings.savedSearches;

/** The saved search that one of this name would replace. */
export const savedAs = (name: string, all = listed()): Saved | undefined => all.find((one) => compared(one.name) === compared(name));

/** What stands under a name is another: `at` is where it belongs, null at the end; `one` null leaves nothing there. */
function put(name: string, one: Saved | null, at: number | null): void {
  const others = listed().filter((other) => compared(other.name) !== compared(name));
  changeSettings({ savedSearches: one === null ? others : others.toSpliced(at ?? others.length, 0, one).slice(0, maxSaved) });
}

function step(what: string, before: Saved | null, after: Saved | null, announcement: 'shown' | 'aloud'): void {
  const name = (after ?? before)?.name ?? '';
  const at = before === null ? null : listed().indexOf(before);
  const turn = async (one: Saved | null, to: number | null): Promise<true> => (put(name, one, to), true);
  put(name, after, null);
  did({ what, undo: () => turn(before, at), redo: () => turn(after, null) }, announcement);
}

/** One of the same name is replaced, which can be taken back. It keeps its order. False where there is no room, which is said. */
export function saveSearch(typed: string, query: string): boolean {
  const words = text.window.filters;
  const one = { name: typed.trim().slice(0, 80), query: ordered(query.trim()) };
  const before = savedAs(one.name) ?? null;
  if (before === null && listed().length >= maxSaved) return (tell(words.savedFull(maxSaved), { tone: 'bad' }), false);
  step(before === null ? words.searchSaved(one.name) : words.searchReplaced(one.name), before, one, before === null ? 'aloud' : 'shown');
  if (before === null) tell(words.savedAs(one.name));
  return true;
}

export function forgetSearch(name: string): void {
  const before = savedAs(name);
  if (before !== undefined) step(text.window.filters.searchRemoved(before.name), before, null, 'shown');
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
