// The four places and the tray, as values: pictures, and those still being read, which hold their place from the moment they were given.
import { inputViewKey } from '../../app/pictures/input-view.ts';
import type { Failure } from '../../app/failure.ts';
import type { Draft } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';

/** A picture that was given and is not here yet, or that could not be read: it stays until the person takes it away. */
export type Reading = {
  readonly key: string;
  readonly name: string;
  /** Its place among all of them, from 0; null: it goes to the tray. */
  readonly at: number | null;
  readonly failure: Failure | null;
};

export type Places = Pick<Draft, 'pictures' | 'tray'> & { readonly reading: readonly Reading[] };

export type Slot = { readonly kind: 'picture'; readonly picture: Picture } | { readonly kind: 'reading'; readonly reading: Reading };

/** Of the tray. */
export const trayMax = 500;

export const filled = (picture: Picture): Slot => ({ kind: 'picture', picture });
const reserved = (reading: Reading): Slot => ({ kind: 'reading', reading });

/** The same picture, or the same one on its way. */
export const isSameSlot = (first: Slot, second: Slot): boolean =>
  first.kind === 'picture'
    ? second.kind === 'picture' && inputViewKey(first.picture) === inputViewKey(second.picture)
    : second.kind === 'reading' && first.reading.key === second.reading.key;

/** What stands in the places, in order. */
export function slotsOf({ pictures, reading }: Omit<Places, 'tray'>): readonly Slot[] {
  const slots = pictures.map(filled);
  const placed = reading.filter(({ at }) => at !== null).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  for (const one of placed) slots.splice(Math.min(one.at ?? 0, slots.length), 0, reserved(one));
  return slots;
}

/** The first `most` stay; of what is over, pictures go to the tray at once and the others when they are read. */
function settle({ tray, reading }: Places, slots: readonly Slot[], max: number): Places {
  const over = slots.slice(max);
  const waiting = slots.flatMap((slot, at) => (slot.kind === 'reading' ? [{ ...slot.reading, at: at < max ? at : null }] : []));
  return {
    pictures: slots.slice(0, max).flatMap((slot) => (slot.kind === 'picture' ? [slot.picture] : [])),
    tray: [...over.flatMap((slot) => (slot.kind === 'picture' ? [slot.picture] : [])), ...tray].slice(0, trayMax),
    // A place that failed is nothing to put into the tray.
    reading: [...waiting, ...reading.filter(({ at }) => at === null)].filter(({ at, failure }) => at !== null || failure === null),
  };
}

/** Puts slots in from place `at`, moving what is there onwards; without a place, the free ones are filled. */
export function insert(places: Places, taken: readonly Slot[], at: number | null, max: number): Places {
  const slots = slotsOf(places);
  const from = at === null ? slots.length : Math.min(at, slots.length);
  return settle(places, [...slots.slice(0, from), ...taken, ...slots.slice(from)], max);
}

/** Places for what was just given. Whoever gives something new is done with what could not be read: those places are free again. */
export function reserve(
  places: Places,
  given: readonly { readonly key: string; readonly name: string }[],
  at: number | null,
  max: number,
): Places {
  const before = slotsOf(places).slice(0, at ?? 0);
  const failed = ({ failure }: Reading): boolean => failure !== null;
  const gone = before.filter((slot) => slot.kind === 'reading' && failed(slot.reading)).length;
  const kept = settle(
    { ...places, reading: places.reading.filter((one) => one.at === null) },
    slotsOf(places).filter((slot) => slot.kind === 'picture' || !failed(slot.reading)),
    max,
  );
  const slots = given.map(({ key, name }) => reserved({ key, name, at: 0, failure: null }));
  return insert(kept, slots, at === null ? null : at - gone, max);
}

/** The pictures in the place that was kept for them; what is over goes to the tray. Without that place nothing changes: it was taken away. */
export function arrive(places: Places, key: string, pictures: readonly Picture[], max: number): Places {
  const kept = places.reading.find((one) => one.key === key);
  if (kept === undefined) return places;
  if (kept.at === null)
    return {
      ...places,
      tray: [...places.tray, ...pictures].slice(0, trayMax),
      reading: places.reading.filter((one) => one !== kept),
    };
  const slots = slotsOf(places).flatMap((slot) => (slot.kind === 'reading' && slot.reading.key === key ? pictures.map(filled) : [slot]));
  return settle(places, slots, max);
}

/** Its place says so until the person does something about it; on the way to the tray nothing is left of it. */
export function failReading(places: Places, key: string, failure: Failure): Places {
  return {
    ...places,
    reading: places.reading.flatMap((one) => (one.key !== key ? [one] : one.at === null ? [] : [{ ...one, failure }])),
  };
}

/** The same where there is no such slot, from or to. */
export function moveSlot(places: Places, from: number, to: number): Places {
  const slots = slotsOf(places);
  const moved = slots[from];
  if (moved === undefined || from === to || to < 0 || to >= slots.length) return places;
  const rest = slots.filter((_, place) => place !== from);
  return settle(places, [...rest.slice(0, to), moved, ...rest.slice(to)], slots.length);
}

/** Another picture, or another view of it, in the same place. */
export function replaceSlot(places: Places, at: number, picture: Picture): Places {
  const slots = slotsOf(places);
  return slots[at]?.kind === 'picture' ? settle(places, slots.with(at, filled(picture)), slots.length) : places;
}

/** Slots behind it move up. */
export function removeSlot(places: Places, at: number): Places {
  const slots = slotsOf(places);
  return settle(
    places,
    slots.filter((_, place) => place !== at),
    slots.length,
  );
}

/** From the tray into the first free place, or in place of the last one, which goes to the tray. */
export function takeFromTray(places: Places, at: number, max: number): Places {
  const chosen = places.tray[at];
  if (chosen === undefined) return places;
  const slots = slotsOf(places);
  const rest = { ...places, tray: places.tray.filter((_, place) => place !== at) };
  const last = slots.at(max - 1);
  if (last === undefined) return settle(rest, [...slots, filled(chosen)], max);
  return settle(rest, [...slots.slice(0, max - 1), filled(chosen), last], max);
}
