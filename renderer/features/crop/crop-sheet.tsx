// The sheet in which a person says what is sent of a picture. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { chordOf } from '../../../app/commands/keybindings.ts';
import { pressOf } from '../../commands/registry/shortcuts.ts';
import {
  chooseSheetTool,
  closeCrop,
  choose,
  cropFor,
  leaveCrop,
  isPlaceCut,
  isTurned,
  redoStep,
  takeCrop,
  turnBy,
  undoStep,
  useCropping,
} from '../../commands/crop.ts';
import { keyMap } from '../../store/key-settings.ts';
import { speak } from '../../store/toasts.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import dialog from '../../ui/dialog.module.css';
import { CropFacts } from './crop-facts.tsx';
import { CropPicture } from './crop-picture.tsx';
import { SheetTools, toolOfKey } from './sheet-tools.tsx';
import css from './crop-sheet.module.css';

/** A rectangle that is still being drawn is not read aloud at each of its steps. */
const speakDelayMs = 400;

function onKey(event: KeyboardEvent): void {
  const press = pressOf(event.nativeEvent);
  const chord = press.composing ? null : chordOf(press);
  const does = chord === null ? null : doneBy(event, chord, press.mod);
  if (does === null) return;
  does();
  event.preventDefault();
}

/** Steps are taken back and made again by the keys as they are set; tools, turns and Enter are the sheet's own. Null for any other key. */
function doneBy(event: KeyboardEvent, chord: string, mod: boolean): (() => void) | null {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'range';
  const isOf = (command: 'undo' | 'redo'): boolean => (mod || !isTyping) && keyMap()[command].includes(chord);
  if (isOf('undo')) return undoStep;
  if (isOf('redo')) return redoStep;
  const tool = isTyping || event.ctrlKey || event.metaKey || event.altKey ? null : toolOfKey(event.key);
  if (tool !== null) return () => chooseSheetTool(tool);
  if (!isTyping && (chord === 'R' || chord === 'Shift+R')) return () => turnBy(chord === 'R' ? 90 : 270);
  return event.key === 'Enter' && !event.repeat && !(event.target instanceof HTMLButtonElement) ? takeCrop : null;
}

export function CropSheet() {
  const now = useCropping();
  const words = text.crop;
  const place = now === null || now.chosen === null ? '' : words.placeSaid(now.chosen.box);
  const lost = now !== null && isPlaceCut(now) ? `. ${words.cutIntoPlace}` : '';
  const said = `${place}${lost}`;
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => speak(said), speakDelayMs);
    return () => clearTimeout(timer);
  }, [said]);
  const turnedSaid = now === null || !isTurned(now.turned) ? '' : words.turned(now.turned);
  const wasTurned = useRef(turnedSaid);
  useEffect(() => {
    if (now === null || wasTurned.current === turnedSaid) return undefined;
    const timer = setTimeout(() => {
      wasTurned.current = turnedSaid;
      speak(`${turnedSaid === '' ? words.notTurned : turnedSaid}${lost}`);
    }, speakDelayMs);
    return () => clearTimeout(timer);
  }, [turnedSaid, lost, now, words]);
  const cut = now === null ? null : cropFor(now);
  return (
    <Dialog.Root open={now !== null} onOpenChange={(next) => (next ? undefined : leaveCrop())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup data-modal className={classes(dialog.sheet, css.sheet)} onKeyDown={onKey}>
          {now === null ? null : (
            <>
              <div className={css.head}>
                <Dialog.Title className={css.title}>{words.title(now.picture.name)}</Dialog.Title>
                <SheetTools tool={now.tool} strokes={now.strokes} before={now.before} after={now.after} />
              </div>
              <div className={css.columns}>
                <CropPicture
                  at={now.at}
                  picture={now.picture}
                  tool={now.tool}
                  turned={now.turned}
                  chosen={now.chosen}
                  strokes={now.strokes}
                  sent={cut}
                />
                <CropFacts
                  at={now.at}
                  picture={now.picture}
                  tool={now.tool}
                  turned={now.turned}
                  chosen={now.chosen}
                  strokes={now.strokes}
                />
              </div>
              <div className={css.foot}>
                {now.chosen === null || cut === null ? null : (
                  <Button tone="quiet" className={css.first} onClick={() => choose(null)}>
                    {words.whole}
                  </Button>
                )}
                <Button onClick={closeCrop}>{words.cancel}</Button>
                <Button tone="primary" onClick={takeCrop}>
                  {now.chosen !== null && cut !== null
                    ? words.take
                    : now.strokes.length > 0 || isTurned(now.turned)
                      ? words.takeDrawn
                      : words.takeWhole}
                </Button>
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
