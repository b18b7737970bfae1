// Records that could not be read: where each is, why, and the way to its folder.
import { useEffect, useState } from 'react';
import type { DamagedRecord } from '../../../app/contract/contract.ts';
import { readDamaged, revealDamaged } from '../../commands/folder.ts';
import { text, messageText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './damaged-list.module.css';

/** `count` is what main last said: another number is another list. */
export function DamagedList({ count }: { readonly count: number }) {
  const [damaged, setDamaged] = useState<readonly DamagedRecord[]>([]);
  const words = text.settings.library;
  useEffect(() => {
    let gone = false;
    void readDamaged().then((read) => (gone ? undefined : setDamaged(read)));
    return () => void (gone = true);
  }, [count]);
  return (
    <section aria-label={words.damaged}>
      <h3 className={css.title}>{text.window.grid.damaged(count)}</h3>
      <p className={css.help}>{words.damagedHelp}</p>
      <ul className={css.list}>
        {damaged.map(({ key, path, reason }) => (
          <li key={key} className={css.line}>
            <span data-selectable className={css.words}>
              {words.damagedIs(path, messageText(reason))}
            </span>
            <Button tone="quiet" aria-label={words.showDamagedOf(path)} onClick={() => void revealDamaged(key)}>
              {words.showDamaged}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
