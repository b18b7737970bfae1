// Before the first result: one sentence and a way to begin; with a picture taken in, that picture.
import { Globe, ImagePlus } from 'lucide-react';
import { pictureAddress } from '../../../app/contract/addresses.ts';
import { isUnseen } from '../../../app/pictures/web-address.ts';
import { useDraft } from '../../store/draft.ts';
import { useMirror } from '../../store/mirror.ts';
import { pickPictures, takeSample } from '../../commands/pictures.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './empty-stage.module.css';

export function EmptyStage() {
  const first = useDraft((draft) => draft.pictures[0]);
  const worded = useDraft((draft) => draft.prompt.trim() !== '');
  const mac = useMirror((now) => now.platform === 'darwin');
  const words = text.window.empty;
  if (first !== undefined) {
    return (
      <div className={css.empty}>
        {isUnseen(first) ? (
          <>
            <Globe size={36} strokeWidth={1} aria-hidden className={css.icon} />
            <p className={css.soft}>{text.compose.web.unseen(first.name)}</p>
          </>
        ) : (
          <img src={pictureAddress(first)} alt={first.name} draggable={false} decoding="async" className={css.picture} />
        )}
        <p className={css.soft}>{worded ? words.worded : words.ready}</p>
      </div>
    );
  }
  return (
    <div className={css.empty}>
      <ImagePlus size={36} strokeWidth={1} aria-hidden className={css.icon} />
      <h2 className={css.title}>
        {mac ? words.titleMac : words.title} <span className={css.kinds}>{words.kinds}</span>
      </h2>
      <div className={css.buttons}>
        <Button onClick={() => void pickPictures(null)}>{words.pick}</Button>
        <Button tone="quiet" onClick={() => void takeSample()}>
          {words.sample}
        </Button>
      </div>
      <p className={css.soft}>{words.then}</p>
    </div>
  );
}
