// In which order the grid shows what was found, and how its cells look.
import { ArrowDownUp } from 'lucide-react';
import { sorts } from '../../../app/library/sorts.ts';
import type { Sort } from '../../../app/library/sorts.ts';
import { withoutTerm } from '../../store/filters.ts';
import { find, library, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { keepOrder, orderOf } from '../../store/order.ts';
import { changeLayout } from '../../store/settings.ts';
import { text } from '../../text/text.ts';
import { Menu } from '../../ui/menu.tsx';
import css from './library.module.css';

/** It stays, for every search that asks for no order itself. */
function choose(order: Sort): void {
  const { query } = library.getState();
  keepOrder(order);
  void find(withoutTerm(query, `sort:${orderOf(query)}`));
}

export function OrderMenu() {
  const query = useLibrary((now) => now.query);
  const { wholePictures, captions, hoverBefore, order } = useMirror((now) => now.settings.layout);
  const words = text.window.order;
  const by = orderOf(query, order);
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
        run: () => choose(sort),
      }))}
      switches={[
        { key: 'whole', label: words.wholePictures, chosen: wholePictures, run: () => changeLayout({ wholePictures: !wholePictures }) },
        { key: 'captions', label: words.captions, chosen: captions, run: () => changeLayout({ captions: !captions }) },
        { key: 'before', label: words.hoverBefore, chosen: hoverBefore, run: () => changeLayout({ hoverBefore: !hoverBefore }) },
      ]}
    />
  );
}
