// In which order the grid shows what was found, and how its cells look.
import { ArrowDownUp } from 'lucide-react';
import { parseQuery, sortOf } from '../../app/library/query.ts';
import { sorts } from '../../app/library/sorts.ts';
import { withoutTerm, withTerm } from '../state/filters.ts';
import { find, useLibrary } from '../state/library.ts';
import { useMirror } from '../state/mirror.ts';
import { changeLayout } from '../state/settings.ts';
import { text } from '../text/text.ts';
import { Menu } from '../ui/menu.tsx';
import css from './library.module.css';

export function OrderMenu() {
  const query = useLibrary((now) => now.query);
  const { wholePictures, captions } = useMirror((now) => now.settings.layout);
  const words = text.window.order;
  const by = sortOf(parseQuery(query));
  return (
    <Menu
      label={words.label}
      trigger={
        <button type="button" title={words.label} className={css.fold} data-on={by !== 'newest'}>
          <ArrowDownUp size={14} aria-hidden />
          {words[by]}
        </button>
      }
      items={sorts.map((sort) => ({
        key: sort,
        label: words[sort],
        chosen: sort === by,
        act: () => void find(sort === 'newest' ? withoutTerm(query, `sort:${by}`) : withTerm(query, `sort:${sort}`)),
      }))}
      switches={[
        { key: 'whole', label: words.wholePictures, chosen: wholePictures, act: () => changeLayout({ wholePictures: !wholePictures }) },
        { key: 'captions', label: words.captions, chosen: captions, act: () => changeLayout({ captions: !captions }) },
      ]}
    />
  );
}
