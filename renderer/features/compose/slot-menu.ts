// What the menu of a picture in its slot offers, and what it says of an address.
import type { Picture } from '../../../app/edits/picture.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import { addressSent, isUnseen, maySendAddress } from '../../../app/pictures/web-address.ts';
import { openCrop } from '../../commands/crop.ts';
import { fetchCopy } from '../../commands/pictures.ts';
import { reorder, sendAddress, setView } from '../../commands/slot-commands.ts';
import { text } from '../../text/text.ts';
import type { MenuItem } from '../../ui/menu.tsx';

/** `at` counts from 0, among `count` slots. */
type Slot = { readonly at: number; readonly picture: Picture; readonly count: number };

export function slotItems({ at, picture, count }: Slot, takeAway: () => void): readonly MenuItem[] {
  const words = text.compose;
  return [
    ...(isUnseen(picture) ? [] : [{ key: 'crop', label: text.crop.open, shortcut: 'C', run: () => openCrop(at) }]),
    ...wholeItems(at, picture),
    { key: 'left', label: words.moveLeft, run: () => reorder(at, at - 1), disabled: at === 0 },
    { key: 'right', label: words.moveRight, run: () => reorder(at, at + 1), disabled: at === count - 1 },
    ...webItems(at, picture),
    { key: 'remove', label: words.remove(at + 1), run: takeAway },
  ];
}

/** Back to the picture as it was given, where it was cut, turned or drawn on. */
function wholeItems(at: number, picture: Picture): readonly MenuItem[] {
  const { view } = picture;
  if (view === undefined) return [];
  const isOnlyCut = view.strokes === undefined && seenOf(picture).turned === null;
  return [{ key: 'whole', label: isOnlyCut ? text.crop.whole : text.crop.plain, run: () => setView(at, undefined) }];
}

/** Of a picture of the web: whether it or its address is sent. */
function webItems(at: number, picture: Picture): readonly MenuItem[] {
  const words = text.compose.web;
  if (!maySendAddress(picture)) return [];
  if (isUnseen(picture)) return [{ key: 'fetch', label: words.fetchCopy, run: () => void fetchCopy(at) }];
  const isSent = addressSent(picture) !== null;
  return [{ key: 'address', label: isSent ? words.sendPicture : words.sendAddress, run: () => sendAddress(at, !isSent) }];
}

/** Where a picture came from, or that its address goes out; none of a picture of this computer. */
export function slotNote({ at, picture }: Omit<Slot, 'count'>): { readonly note?: string } {
  const words = text.compose.web;
  if (picture.web === undefined) return {};
  return { note: addressSent(picture) === null ? words.from(hostOf(picture.web.address)) : words.warning([at + 1]) };
}

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? address;
