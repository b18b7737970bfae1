// The search box in the bar. Searches a moment after the last letter; offers saved and earlier searches, and names for a field that is typed.
// Escape clears, then leaves.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Bookmark, History, Search, Tag, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { learnNames, useNames } from '../../store/names.ts';
import { suggestionsFor } from './searches.ts';
import type { SearchSuggestion } from './searches.ts';
import { text } from '../../text/text.ts';
import { isComposing } from '../../ui/composing.ts';
import { FreeList } from '../../ui/free-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './search-box.module.css';
import { SearchNote } from './search-note.tsx';
import { useSearch } from './use-search.ts';

const icons = { saved: Bookmark, recent: History, name: Tag } as const;

export function SearchBox() {
  const saved = useMirror((now) => now.settings.savedSearches);
  const recent = useMirror((now) => now.settings.recentSearches);
  const names = useNames((now) => now);
  const notUnderstood = useLibrary((now) => now.found.notUnderstood);
  const { typed, isDone, wanted, want, type, take, clear, leave } = useSearch();
  const suggestions = suggestionsFor(typed, { saved, recent, names });
  // What is found matters more than earlier searches: those come when they are asked for, names while one is typed.
  const offered = wanted !== 'no' && suggestions.length > 0 && (wanted === 'asked' || suggestions[0]?.kind === 'name');
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && event.currentTarget.getAttribute('aria-activedescendant') === null) take(typed);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (typed === '') event.currentTarget.blur();
    else clear();
  };
  return (
    <search className={css.box}>
      <Search size={14} aria-hidden className={css.icon} />
      <Autocomplete.Root
        items={suggestions}
        mode="none"
        value={typed}
        openOnInputClick
        open={offered}
        onOpenChange={(next, { reason }) => want(!next ? 'no' : reason === 'input-change' ? 'typing' : 'asked')}
        itemToStringValue={({ query }: SearchSuggestion) => query}
        onValueChange={type}
      >
        <Autocomplete.Input
          id="search"
          type="search"
          aria-label={text.window.searchLabel}
          placeholder={text.window.searchPlaceholder}
          spellCheck={false}
          className={css.field}
          onFocus={() => void learnNames()}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        {offered ? <Suggestions onTake={(query) => (take(query), want('no'))} /> : null}
      </Autocomplete.Root>
      {notUnderstood.length === 0 || !isDone || offered ? null : (
        <SearchNote parts={notUnderstood} onTake={(part, meant) => take(replaceLast(typed, part, meant))} />
      )}
      {typed === '' ? null : <IconButton name={text.window.clearSearch} size="small" icon={<X size={13} />} onClick={clear} />}
    </search>
  );
}

function Suggestions({ onTake }: { readonly onTake: (query: string) => void }) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner
        role="region"
        aria-label={text.window.searchLabel}
        sideOffset={6}
        align="start"
        alignOffset={-32}
        className={css.place}
      >
        <FreeList className={css.popup}>
          <Autocomplete.List className={css.list}>
            {(item: SearchSuggestion) => {
              const Icon = icons[item.kind];
              return (
                <Autocomplete.Item key={`${item.kind} ${item.query}`} value={item} className={css.item} onClick={() => onTake(item.query)}>
                  <Icon size={13} aria-hidden className={css.icon} />
                  <span className={css.words}>{item.words}</span>
                  {item.kind === 'saved' ? <code className={css.query}>{item.query}</code> : null}
                </Autocomplete.Item>
              );
            }}
          </Autocomplete.List>
        </FreeList>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}

function replaceLast(whole: string, part: string, other: string): string {
  const at = whole.lastIndexOf(part);
  return at < 0 ? whole : whole.slice(0, at) + other + whole.slice(at + part.length);
}
