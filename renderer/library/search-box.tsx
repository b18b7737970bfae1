// The search box in the bar. Searches a moment after the last letter; Escape clears, then leaves.
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { find, useLibrary } from '../state/library.ts';
import { text } from '../text/text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import css from './search-box.module.css';

const searchDelayMs = 160;

export function SearchBox() {
  const query = useLibrary((now) => now.query);
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => void find(typed), searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed, query]);
  return (
    <search className={css.box}>
      <Search size={14} aria-hidden className={css.icon} />
      <input
        id="search"
        type="search"
        aria-label={text.window.searchLabel}
        placeholder={text.window.searchPlaceholder}
        value={typed}
        spellCheck={false}
        className={css.field}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void find(typed);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (typed === '') event.currentTarget.blur();
          else void find('');
          setTyped('');
        }}
      />
      {typed === '' ? null : (
        <IconButton
          name={text.window.clearSearch}
          size="small"
          icon={<X size={13} />}
          onClick={() => {
            setTyped('');
            void find('');
          }}
        />
      )}
    </search>
  );
}
