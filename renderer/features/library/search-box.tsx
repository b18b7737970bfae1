// The search box in the bar. Searches a moment after the last letter; offers saved and earlier searches, and names for a field that is typed.
// Escape clears, then leaves.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Bookmark, History, Search, Tag, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { learnNames, useNames } from '../../store/names.ts';
import { rememberSearch, suggestionsFor } from './searches.ts';
import type { SearchSuggestion } from './searches.ts';
import { text } from '../../text/text.ts';
import { isComposing } from '../../ui/composing.ts';
import { FreeList } from '../../ui/free-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './search-box.module.css';
import { SearchNote } from './search-note.tsx';

const searchDelayMs = 60;
const icons = { saved: Bookmark, recent: History, name: Tag } as const;

export function SearchBox() {
  const query = useLibrary((now) => now.query);
  const saved = useMirror((now) => now.settings.savedSearches);
  const recent = useMirror((now) => now.settings.recentSearches);
  const names = useNames((now) => now);
  const notUnderstood = useLibrary((now) => now.found.notUnderstood);
  const [typed, setTyped] = useState(query);
  const [open, setOpen] = useState<'no' | 'asked' | 'typing'>('no');
  const now = useRef(typed);
  now.current = typed;
  /** Searched for from here last. By the time the window hears of it, more may have been typed, which must stay. */
  const asked = useRef(query);
  const search = (words: string): void => {
    asked.current = words;
    void find(words);
  };
  useEffect(() => {
    // Changed by a chip or a filter, not by what is typed here.
    if (now.current === query || asked.current === query) return;
    asked.current = query;
    setTyped(query);
    setOpen('no');
  }, [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => search(typed), searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  const suggestions = suggestionsFor(typed, { saved, recent, names });
  // What is found matters more than earlier searches: those come when they are asked for, names while one is typed.
  const offered = open !== 'no' && suggestions.length > 0 && (open === 'asked' || suggestions[0]?.kind === 'name');
  const type = (value: string): void => {
    setTyped(value);
    // Nothing more will be typed into an empty box.
    if (value === '') search('');
  };
  const take = (wanted: string): void => {
    setTyped(wanted);
    search(wanted);
    rememberSearch(wanted);
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
        onOpenChange={(next, { reason }) => setOpen(!next ? 'no' : reason === 'input-change' ? 'typing' : 'asked')}
        itemToStringValue={({ query: found }: SearchSuggestion) => found}
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
          onBlur={() => {
            setOpen('no');
            rememberSearch(query);
          }}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'Enter' && event.currentTarget.getAttribute('aria-activedescendant') === null) take(typed);
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (typed === '') event.currentTarget.blur();
            else search('');
            setTyped('');
          }}
        />
        {offered ? (
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
                      <Autocomplete.Item
                        key={`${item.kind} ${item.query}`}
                        value={item}
                        className={css.item}
                        onClick={() => (take(item.query), setOpen('no'))}
                      >
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
        ) : null}
      </Autocomplete.Root>
      {notUnderstood.length === 0 || typed !== query || offered ? null : (
        <SearchNote parts={notUnderstood} onTake={(part, meant) => take(replaceLast(typed, part, meant))} />
      )}
      {typed === '' ? null : (
        <IconButton
          name={text.window.clearSearch}
          size="small"
          icon={<X size={13} />}
          onClick={() => {
            setTyped('');
            search('');
          }}
        />
      )}
    </search>
  );
}

function replaceLast(whole: string, part: string, other: string): string {
  const at = whole.lastIndexOf(part);
  return at < 0 ? whole : whole.slice(0, at) + other + whole.slice(at + part.length);
}
