// The sheet in which a person says what is sent of a picture. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { useEffect } from 'react';
import { chooseSheetTool, closeCrop, choose, cropFor, takeCrop, undraw, useCropping } from '../state/crop.ts';
import { speak } from '../state/toasts.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import dialog from '../ui/dialog.module.css';
import { CropFacts } from './crop-facts.tsx';
import { CropPicture } from './crop-picture.tsx';
import { SheetTools, toolOfKey } from './sheet-tools.tsx';
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
  const cut = now === null ? null : cropFor(now.picture, now.chosen);
  return (
    <Dialog.Root open={now !== null} onOpenChange={(next) => (next ? undefined : closeCrop())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={classes(dialog.sheet, css.sheet)}
          onKeyDown={(event) => {
            const tool =
              event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey ? null : toolOfKey(event.key);
            if (tool !== null) {
              event.preventDefault();
              return chooseSheetTool(tool);
            }
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
              event.preventDefault();
              return undraw(false);
            }
            if (event.key !== 'Enter' || event.repeat || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
            event.preventDefault();
            takeCrop();
          }}
        >
          {now === null ? null : (
            <>
              <div className={css.head}>
                <Dialog.Title className={css.title}>{words.title(now.picture.name)}</Dialog.Title>
                <SheetTools tool={now.tool} strokes={now.strokes} />
              </div>
              <div className={css.columns}>
                <CropPicture picture={now.picture} tool={now.tool} chosen={now.chosen} strokes={now.strokes} sent={cut} />
                <CropFacts picture={now.picture} tool={now.tool} chosen={now.chosen} strokes={now.strokes} />
              </div>
              <div className={css.foot}>
                {now.chosen === null ? null : (
                  <Button tone="quiet" className={css.first} onClick={() => choose(null)}>
                    {words.whole}
                  </Button>
                )}
                <Button onClick={closeCrop}>{words.cancel}</Button>
                <Button tone="primary" onClick={takeCrop}>
                  {cut !== null ? words.take : now.strokes.length > 0 ? words.takeDrawn : words.takeWhole}
                </Button>
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
