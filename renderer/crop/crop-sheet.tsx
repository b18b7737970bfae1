// The sheet in which a person says what is sent of a picture. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { useEffect } from 'react';
import { closeCrop, choose, plannedOf, takeCrop, useCropping, viewFor } from '../state/crop.ts';
import { speak } from '../state/toasts.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import dialog from '../ui/dialog.module.css';
import { CropFacts } from './crop-facts.tsx';
import { CropPicture } from './crop-picture.tsx';
import css from './crop-sheet.module.css';

/** A rectangle that is still being drawn is not read aloud at each of its steps. */
const speakDelayMs = 400;

export function CropSheet() {
  const now = useCropping();
  const words = text.crop;
  const said = now === null || now.chosen === null ? '' : words.placeSaid(now.chosen.box);
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => speak(said), speakDelayMs);
    return () => clearTimeout(timer);
  }, [said]);
  const part = now === null ? undefined : viewFor(now.picture, now.chosen);
  return (
    <Dialog.Root open={now !== null} onOpenChange={(next) => (next ? undefined : closeCrop())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={classes(dialog.sheet, css.sheet)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.repeat || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
            event.preventDefault();
            takeCrop();
          }}
        >
          {now === null ? null : (
            <>
              <Dialog.Title className={css.title}>{words.title(now.picture.name)}</Dialog.Title>
              <div className={css.columns}>
                <CropPicture
                  picture={now.picture}
                  chosen={now.chosen}
                  sent={now.chosen === null || part === undefined ? null : plannedOf(now.picture, now.chosen).box}
                />
                <CropFacts picture={now.picture} chosen={now.chosen} />
              </div>
              <div className={css.foot}>
                {now.chosen === null ? null : (
                  <Button tone="quiet" className={css.first} onClick={() => choose(null)}>
                    {words.whole}
                  </Button>
                )}
                <Button onClick={closeCrop}>{words.cancel}</Button>
                <Button tone="primary" onClick={takeCrop}>
                  {part === undefined ? words.takeWhole : words.take}
                </Button>
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
