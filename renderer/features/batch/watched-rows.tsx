// The outbox in the queue: a row for each watched folder in which pictures wait, and the way to their sheet.
import { FolderInput } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { WatchedFolder } from '../../../app/contract/contract.ts';
import { leaveThem, reviewWatched, useWatching, withNews } from '../../commands/watched.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import rows from './batch-rows.module.css';
import css from './watched-rows.module.css';

export function WatchedRows() {
  const folders = useWatching(useShallow(withNews));
  if (folders.length === 0) return null;
  return (
    <ul aria-label={text.watched.list} className={rows.list}>
      {folders.map((folder) => (
        <WatchedRow key={folder.key} folder={folder} />
      ))}
    </ul>
  );
}

function WatchedRow({ folder }: { readonly folder: WatchedFolder }) {
  const { name, use, waiting, first } = folder;
  const words = text.watched;
  return (
    <li className={rows.batch}>
      <div className={css.head}>
        <FolderInput size={16} aria-hidden className={css.sign} />
        <span className={rows.facts}>
          <span className={rows.name}>{words.row(waiting, name)}</span>
          <span className={rows.state}>{use === null ? words.words : words[use.kind](use.name)}</span>
        </span>
      </div>
      <div className={css.pictures}>
        {first.map(({ name: picture, sha256 }) => (
          <Thumb key={sha256} address={pictureThumbnailAddress({ sha256 }, 160)} alt={picture} className={css.picture} />
        ))}
        {waiting > first.length ? <span className={css.more}>{words.more(waiting - first.length)}</span> : null}
      </div>
      <div className={rows.buttons}>
        <Button tone="primary" onClick={() => void reviewWatched(folder)}>
          {words.look}
        </Button>
        <Button onClick={() => void leaveThem(folder)}>{words.leave}</Button>
      </div>
    </li>
  );
}
