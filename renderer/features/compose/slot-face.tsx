// A picture in its slot as it is seen, and the same in words.
import { Crop, Globe } from 'lucide-react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import type { SentPicture } from '../../../app/edits/record.ts';
import { seenOf, viewSize } from '../../../app/pictures/input-view.ts';
import { coversOf, marksOf } from '../../../app/pictures/view-strokes.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { addressSent, isUnseen } from '../../../app/pictures/web-address.ts';
import { formatNamed, formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './slots.module.css';

/** Its number, name and size, what was done to it, and what is sent of it. `at` counts from 0; `sent` is null until that is known. */
export function slotName(at: number, picture: Picture, sent: SentPicture | null): string {
  const words = text.compose;
  const { turned } = seenOf(picture);
  return formatParts([
    formatNamed(words.slot(at + 1), picture.name),
    isUnseen(picture) ? '' : picture.view?.crop === undefined ? words.original(picture) : text.crop.ofWhole(picture),
    turned === null ? '' : text.crop.turned(turned),
    picture.view?.strokes === undefined ? '' : drawnOn(picture.view.strokes),
    addressSent(picture) !== null ? words.web.sends : sent === null ? '' : words.sent(sent),
  ]);
}

const drawnOn = (strokes: readonly ViewStroke[]): string => text.crop.drawnCount(coversOf(strokes).length, marksOf(strokes).length);

/** The picture itself with its signs: cut, sent as an address, its number. */
export function SlotFace({ at, picture }: { readonly at: number; readonly picture: Picture }) {
  const unseen = isUnseen(picture);
  return (
    <>
      {unseen ? (
        <Globe size={22} aria-hidden className={css.unseen} />
      ) : (
        <Thumb address={pictureThumbnailAddress(picture, 160)} className={css.picture} />
      )}
      {picture.view?.crop === undefined ? null : <Crop size={12} aria-hidden className={css.cropped} />}
      {addressSent(picture) === null || unseen ? null : (
        <span aria-hidden className={css.web}>
          <Globe size={12} />
        </span>
      )}
      <span aria-hidden className={css.number}>
        {at + 1}
      </span>
    </>
  );
}

/** Below it: its name, and the size in which it goes out. */
export function SlotCaption({ picture, sent }: { readonly picture: Picture; readonly sent: SentPicture | null }) {
  const words = text.compose;
  const shown = viewSize(picture);
  const before = picture.view?.crop === undefined ? shown : picture;
  const resized = sent !== null && (sent.width !== before.width || sent.height !== before.height);
  return (
    <>
      <div aria-hidden className={css.caption}>
        {picture.name}
      </div>
      <div aria-hidden className={classes(css.caption, css.pixels)}>
        {addressSent(picture) === null ? words.pixelsShort(resized ? sent : shown, resized) : words.web.short}
      </div>
    </>
  );
}
