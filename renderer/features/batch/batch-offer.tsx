// The one question when many pictures are dropped: an edit of each, or all for one.
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef } from 'react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { useBatching } from '../../commands/batch.ts';
import { importOffered, leaveOffer, planBatch, takeAsInputs } from '../../commands/batch-offer.ts';
import { maxInputs } from '../../../app/models/roles.ts';
import { useModel } from '../../store/draft.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import dialog from '../../ui/dialog.module.css';
import { Thumb } from '../../ui/thumb.tsx';
import css from './batch-offer.module.css';

const maxShown = 6;

export function BatchOffer() {
  const offer = useBatching((now) => now.offer);
  const max = maxInputs(useModel());
  const pictures = offer?.gathering.pictures ?? [];
  const left = offer?.gathering.failures.length ?? 0;
  const each = useRef<HTMLButtonElement>(null);
  const words = text.batch;
  return (
    <AlertDialog.Root open={offer !== null} onOpenChange={(next) => (next ? undefined : leaveOffer())}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup initialFocus={each} className={classes(dialog.sheet, css.popup)}>
          <AlertDialog.Title className={css.title}>{words.offerTitle(pictures.length)}</AlertDialog.Title>
          <div className={css.thumbs}>
            {pictures.slice(0, maxShown).map(({ sha256 }, at) => (
              <Thumb key={`${at} ${sha256}`} address={pictureThumbnailAddress({ sha256 }, 160)} className={css.thumb} />
            ))}
          </div>
          <AlertDialog.Description className={css.body}>
            {words.offerBody}
            {left > 0 ? <span className={css.left}>{words.leftOut(left)}</span> : null}
          </AlertDialog.Description>
          <div className={css.buttons}>
            <Button onClick={leaveOffer}>{words.cancel}</Button>
            {(offer?.folders.length ?? 0) === 1 ? <Button onClick={importOffered}>{words.importInstead}</Button> : null}
            <Button onClick={takeAsInputs}>{pictures.length <= max ? words.asInputs : words.toTray}</Button>
            <Button ref={each} tone="primary" onClick={planBatch}>
              {words.each(pictures.length)}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
