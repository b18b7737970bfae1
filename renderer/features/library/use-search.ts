// What is typed into the search box, and what is searched for: a moment after the last letter, at once what was taken from the list.
import { useEffect, useRef, useState } from 'react';
import { showFound } from '../../commands/show-found.ts';
import { find, useLibrary } from '../../store/library.ts';
import { rememberSearch } from './searches.ts';

const searchDelayMs = 60;

/** Whether suggestions are wanted: asked for, or while one types. */
type Wanted = 'no' | 'asked' | 'typing';

type Search = {
  readonly typed: string;
  /** It is what the library shows. */
  readonly isDone: boolean;
  readonly wanted: Wanted;
  readonly want: (wanted: Wanted) => void;
  readonly type: (value: string) => void;
  /** Searched for at once, and remembered. */
  readonly take: (query: string) => void;
  readonly clear: () => void;
  /** The box is left: what was found is remembered. */
  readonly leave: () => void;
};

export function useSearch(): Search {
  const query = useLibrary((now) => now.query);
  const [typed, setTyped] = useState(query);
  const [wanted, want] = useState<Wanted>('no');
  const now = useRef(typed);
  now.current = typed;
  /** Searched for from here last. By the time the window hears of it, more may have been typed, which must stay. */
  const asked = useRef(query);
  const search = (words: string): void => {
    asked.current = words;
    if (words.trim() !== '') showFound();
    void find(words);
  };
  useEffect(() => {
    // Changed by a chip or a filter, not by what is typed here.
    if (now.current === query || asked.current === query) return;
    asked.current = query;
    setTyped(query);
    want('no');
  }, [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => search(typed), searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  return {
    typed,
    isDone: typed === query,
    wanted,
    want,
    type(value) {
      setTyped(value);
      // Nothing more will be typed into an empty box.
      if (value === '') search('');
    },
    take(taken) {
      setTyped(taken);
      search(taken);
      rememberSearch(taken);
    },
    clear() {
      setTyped('');
      search('');
    },
    leave() {
      want('no');
      rememberSearch(query);
    },
  };
}
