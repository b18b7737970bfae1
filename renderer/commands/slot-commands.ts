// Acts on the places and the tray that can be taken back.
import type { Picture } from '../../app/edits/picture.ts';
import { inputViewKey, viewSize } from '../../app/pictures/input-view.ts';
import type { PictureView } from '../../app/pictures/input-view.ts';
import { maySendAddress } from '../../app/pictures/web-address.ts';
import { text } from '../text/text.ts';
import { arrivedAs, draft, emptyTray, fromTray, move, putSlot, remove, replace, toTray } from '../store/draft.ts';
import { filled, isSameSlot, slotsOf } from '../store/slots.ts';
import type { Slot } from '../store/slots.ts';
import { did } from '../store/undo.ts';

const nameOf = (slot: Slot): string => (slot.kind === 'picture' ? slot.picture.name : slot.reading.name);

/** Where the slot is now, the nearest to `at` when the same picture is in several places; -1 when it is in none. */
function indexOfSlot(slot: Slot, at: number): number {
  const slots = slotsOf(draft.getState());
  const there = slots[at];
  return there !== undefined && isNow(there, slot) ? at : slots.findIndex((one) => isNow(one, slot));
}

/** The same, or what it has become: a picture that was on its way is here by now. */
const isNow = (one: Slot, slot: Slot): boolean =>
  isSameSlot(one, slot) || (one.kind === 'picture' && slot.kind === 'reading' && arrivedAs(slot.reading.key) === one.picture.sha256);

/** Takes a picture out of its place; Undo puts it back there. */
export function removePicture(at: number): void {
  const slot = slotsOf(draft.getState())[at];
  if (slot === undefined) return;
  remove(at);
  const again = async (): Promise<boolean> => {
    const now = indexOfSlot(slot, at);
    if (now >= 0) remove(now);
    return true;
  };
  did({ what: text.compose.removed(nameOf(slot)), undo: async () => (putSlot(slot, at), true), redo: again }, 'shown');
}

/** Moves a picture to another place; nothing when there is no such place. */
export function reorder(from: number, to: number): void {
  const slots = slotsOf(draft.getState());
  const slot = slots[from];
  if (slot === undefined || from === to || to < 0 || to >= slots.length) return;
  move(from, to);
  const go = async (at: number, there: number): Promise<boolean> => {
    const now = indexOfSlot(slot, at);
    if (now >= 0) move(now, there);
    return true;
  };
  did({ what: text.compose.moved(nameOf(slot), to + 1), undo: () => go(to, from), redo: () => go(from, to) }, 'aloud');
}

/** Another way to send the picture in a place; Undo finds it wherever it stands by then. */
function exchange(at: number, before: Picture, after: Picture, what: string, announcement: 'shown' | 'aloud'): void {
  const turn = async (from: Picture, to: Picture): Promise<boolean> => {
    const now = indexOfSlot(filled(from), at);
    if (now >= 0) replace(now, to);
    return now >= 0;
  };
  replace(at, after);
  did({ what, undo: () => turn(after, before), redo: () => turn(before, after) }, announcement);
}

function saidOf(picture: Picture): string {
  const { name, view } = picture;
  if (view === undefined) return text.crop.sendsAll(name);
  if (view.crop !== undefined) return text.crop.sendsPart(name, viewSize(picture));
  return view.strokes === undefined ? text.crop.sendsTurned(name) : text.crop.sendsDrawn(name);
}

/** What is sent of the picture in a place: a part of it, or undefined for all; Undo takes that back. */
export function setView(at: number, view: PictureView | undefined): void {
  const slot = slotsOf(draft.getState())[at];
  if (slot?.kind !== 'picture') return;
  const { view: before, ...whole } = slot.picture;
  // An address cannot say which part is meant: then the picture itself is sent.
  const web = whole.web === undefined ? {} : { web: { ...whole.web, itself: false } };
  const seen = (of: PictureView | undefined): Picture => (of === undefined ? whole : { ...whole, ...web, view: of });
  if (inputViewKey(seen(view)) === inputViewKey(slot.picture)) return;
  exchange(at, seen(before), seen(view), saidOf(seen(view)), 'shown');
}

/** What is sent of the picture in a place: its address as it is, or the picture. Undo brings back what it was. */
export function sendAddress(at: number, itself: boolean): void {
  const slot = slotsOf(draft.getState())[at];
  if (slot?.kind !== 'picture' || slot.picture.web === undefined || !maySendAddress(slot.picture)) return;
  const before = slot.picture;
  const after: Picture = { ...before, web: { ...slot.picture.web, itself } };
  const words = text.compose.web;
  exchange(at, before, after, itself ? words.sendsAddress(at + 1) : words.sendsPicture(at + 1), 'aloud');
}

/** Lets all pictures of the tray go; Undo brings them back before what came since. */
export function clearTray(): void {
  const { tray } = draft.getState();
  if (tray.length === 0) return;
  emptyTray();
  did(
    {
      what: text.compose.trayCleared(tray.length),
      undo: async () => (toTray(tray), true),
      redo: async () => (emptyTray(), true),
    },
    'shown',
  );
}

/** Those of the pictures that are in places go into the tray; Undo puts them back. */
export function slotsToTray(pictures: readonly Picture[]): void {
  const given = new Set(pictures.map(({ sha256 }) => sha256));
  const taken = slotsOf(draft.getState()).flatMap((slot, at) =>
    slot.kind === 'picture' && given.has(slot.picture.sha256) ? [{ slot, at, picture: slot.picture }] : [],
  );
  const moved = taken.map(({ picture }) => picture);
  if (moved.length === 0) return;
  const put = async (): Promise<boolean> => {
    for (const picture of moved) {
      const at = slotsOf(draft.getState()).findLastIndex((slot) => isSameSlot(slot, filled(picture)));
      if (at >= 0) remove(at);
    }
    toTray(moved);
    return true;
  };
  void put();
  const back = async (): Promise<boolean> => {
    fromTray(moved);
    taken.forEach(({ slot, at }) => putSlot(slot, at));
    return true;
  };
  did({ what: text.compose.toTrayAll(moved.length), undo: back, redo: put }, 'aloud');
}
