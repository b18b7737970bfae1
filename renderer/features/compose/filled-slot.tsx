// A picture in its place: what it is, what will be sent of it, and ways to move or remove it.
import { Crop, Globe, X } from 'lucide-react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { SentPicture } from '../../../app/edits/record.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import { coversOf, marksOf } from '../../../app/pictures/view-strokes.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { seenOf, viewSize } from '../../../app/pictures/input-view.ts';
import { addressSent, isUnseen, maySendAddress } from '../../../app/pictures/web-address.ts';
import { openCrop } from '../../commands/crop.ts';
import { fetchCopy } from '../../commands/pictures.ts';
import { reorder, removePicture, sendAddress, setView } from '../../commands/slot-commands.ts';
import { formatNamed, formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { slotType } from '../../ui/drag.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import css from './slots.module.css';
import { useDrop } from './use-drop.ts';

type Props = {
  readonly at: number;
  readonly picture: Picture;
  readonly count: number;
  readonly sent: SentPicture | null;
  readonly onRemoved: () => void;
};

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? address;

export function FilledSlot({ at, picture, count, sent, onRemoved }: Props) {
  const { over, handlers } = useDrop(at);
  const words = text.compose;
  const moveTo = (to: number): void => {
    reorder(at, to);
  };
  const takeAway = (): void => {
    removePicture(at);
    onRemoved();
  };
  const address = addressSent(picture);
  const unseen = isUnseen(picture);
  const { turned } = seenOf(picture);
  const name = formatParts([
    formatNamed(words.slot(at + 1), picture.name),
    unseen ? '' : picture.view?.crop === undefined ? words.original(picture) : text.crop.ofWhole(picture),
    turned === null ? '' : text.crop.turned(turned),
    picture.view?.strokes === undefined ? '' : drawnOn(picture.view.strokes),
    address !== null ? words.web.sends : sent === null ? '' : words.sent(sent),
  ]);
  const webItems = !maySendAddress(picture)
    ? []
    : unseen
      ? [{ key: 'fetch', label: words.web.fetchCopy, run: () => void fetchCopy(at) }]
      : [
          address === null
            ? { key: 'address', label: words.web.sendAddress, run: () => sendAddress(at, true) }
            : { key: 'address', label: words.web.sendPicture, run: () => sendAddress(at, false) },
        ];
  const shown = viewSize(picture);
  const before = picture.view?.crop === undefined ? shown : picture;
  const resized = sent !== null && (sent.width !== before.width || sent.height !== before.height);
  return (
    <>
      <Menu
        label={words.slot(at + 1)}
        items={[
          ...(unseen ? [] : [{ key: 'crop', label: text.crop.open, shortcut: 'C', run: () => openCrop(at) }]),
          ...(picture.view === undefined
            ? []
            : [
                {
                  key: 'whole',
                  label: picture.view.strokes === undefined && turned === null ? text.crop.whole : text.crop.plain,
                  run: () => setView(at, undefined),
                },
              ]),
          { key: 'left', label: words.moveLeft, run: () => moveTo(at - 1), disabled: at === 0 },
          { key: 'right', label: words.moveRight, run: () => moveTo(at + 1), disabled: at === count - 1 },
          ...webItems,
          { key: 'remove', label: words.remove(at + 1), run: takeAway },
        ]}
        {...(picture.web === undefined
          ? {}
          : { note: address === null ? words.web.from(hostOf(picture.web.address)) : words.web.warning([at + 1]) })}
        trigger={
          <button
            type="button"
            draggable
            aria-label={name}
            title={`${picture.name}\n${words.slotHelp}`}
            className={classes(css.slot, over && css.over)}
            onKeyDown={(event) => {
              if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
                event.preventDefault();
                moveTo(event.key === 'ArrowLeft' ? at - 1 : at + 1);
              } else if (event.key === 'Delete' || event.key === 'Backspace') {
                // Else the same press would throw the shown edit away as well.
                event.preventDefault();
                takeAway();
              } else if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
                // In its place C crops; elsewhere it compares.
                event.preventDefault();
                openCrop(at);
              }
            }}
            onDragStart={(event) => {
              event.dataTransfer.setData(slotType, String(at));
              event.dataTransfer.effectAllowed = 'move';
            }}
            {...handlers}
          >
            {unseen ? (
              <Globe size={22} aria-hidden className={css.unseen} />
            ) : (
              <Thumb address={pictureThumbnailAddress(picture, 160)} className={css.picture} />
            )}
            {picture.view?.crop === undefined ? null : <Crop size={12} aria-hidden className={css.cropped} />}
            {address === null || unseen ? null : (
              <span aria-hidden className={css.web}>
                <Globe size={12} />
              </span>
            )}
            <span aria-hidden className={css.number}>
              {at + 1}
            </span>
          </button>
        }
      />
      <IconButton name={words.remove(at + 1)} size="small" className={css.remove} icon={<X size={12} />} onClick={takeAway} />
      <div aria-hidden className={css.caption}>
        {picture.name}
      </div>
      <div aria-hidden className={classes(css.caption, css.pixels)}>
        {address === null ? words.pixelsShort(resized ? sent : shown, resized) : words.web.short}
      </div>
    </>
  );
}

const drawnOn = (strokes: readonly ViewStroke[]): string => text.crop.drawnCount(coversOf(strokes).length, marksOf(strokes).length);
