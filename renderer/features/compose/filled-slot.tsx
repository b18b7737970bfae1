// A picture in its place: what it is, what will be sent of it, and ways to move or remove it.
import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { SentPicture } from '../../../app/edits/record.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import { openCrop } from '../../commands/crop.ts';
import { reorder, removePicture } from '../../commands/slot-commands.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { slotType } from '../../ui/drag.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SlotCaption, SlotFace, slotName } from './slot-face.tsx';
import { slotItems, slotNote } from './slot-menu.ts';
import css from './slots.module.css';
import { useDrop } from './use-drop.ts';

type Props = {
  readonly at: number;
  readonly picture: Picture;
  readonly count: number;
  readonly sent: SentPicture | null;
  readonly onRemoved: () => void;
};

export function FilledSlot({ at, picture, count, sent, onRemoved }: Props) {
  const { over, handlers } = useDrop(at);
  const words = text.compose;
  const takeAway = (): void => {
    removePicture(at);
    onRemoved();
  };
  return (
    <>
      <Menu
        label={words.slot(at + 1)}
        items={slotItems({ at, picture, count }, takeAway)}
        {...slotNote({ at, picture })}
        trigger={
          <button
            type="button"
            draggable
            aria-label={slotName(at, picture, sent)}
            title={`${picture.name}\n${words.slotHelp}`}
            className={classes(css.slot, over && css.over)}
            onKeyDown={(event) => onKey(event, at, takeAway)}
            onDragStart={(event) => {
              event.dataTransfer.setData(slotType, String(at));
              event.dataTransfer.effectAllowed = 'move';
            }}
            {...handlers}
          >
            <SlotFace at={at} picture={picture} />
          </button>
        }
      />
      <IconButton name={words.remove(at + 1)} size="small" className={css.remove} icon={<X size={12} />} onClick={takeAway} />
      <SlotCaption picture={picture} sent={sent} />
    </>
  );
}

/** Alt with an arrow moves it, Delete takes it out, C cuts it. */
function onKey(event: KeyboardEvent, at: number, takeAway: () => void): void {
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    event.preventDefault();
    reorder(at, event.key === 'ArrowLeft' ? at - 1 : at + 1);
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    // Else the same press would throw the shown edit away as well.
    event.preventDefault();
    takeAway();
  } else if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
    // In its place C crops; elsewhere it compares.
    event.preventDefault();
    openCrop(at);
  }
}
