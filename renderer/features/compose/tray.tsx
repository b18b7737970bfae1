// Pictures that found no place. They wait here; a click gives one a place.
import { X } from 'lucide-react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { chooseFromTray, useDraft } from '../../store/draft.ts';
import { clearTray } from '../../commands/slot-commands.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { Head } from './head.tsx';
import css from './tray.module.css';

const maxShown = 60;

export function Tray() {
  const tray = useDraft((draft) => draft.tray);
  if (tray.length === 0) return null;
  return (
    <section aria-label={text.compose.tray}>
      <Head name={text.compose.tray} words={String(tray.length)} />
      <div className={css.row}>
        {tray.slice(0, maxShown).map((picture, at) => (
          <button
            key={`${picture.sha256}-${at}`}
            type="button"
            aria-label={text.compose.trayUse(picture.name)}
            title={picture.name}
            className={css.picture}
            onClick={() => chooseFromTray(at)}
          >
            <Thumb address={pictureThumbnailAddress(picture, 160)} className={css.image} />
          </button>
        ))}
        <IconButton name={text.compose.trayClear} size="small" icon={<X size={13} />} onClick={clearTray} />
      </div>
    </section>
  );
}
