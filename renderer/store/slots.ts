// The four slots and the tray, as values: pictures, and those still being read, which hold their slot from the moment they were given.
import { inputViewKey } from '../../app/pictures/input-view.ts';
import type { Failure } from '../../app/failure.ts';
import type { Draft } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';

/** A picture that was given and is not here yet, or that could not be read: it stays until the person takes it away. */
export type Reading = {
  readonly key: string;
  readonly name: string;
  /** Its slot among all of them, from 0; null: it goes to the tray. */
  readonly at: number | null;
  readonly failure: Failure | null;
};

export type Inputs = Pick<Draft, 'pictures' | 'tray'> & { readonly reading: readonly Reading[] };

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

/** What stands in the slots, in order. */
export function slotsOf({ pictures, reading }: Omit<Inputs, 'tray'>): readonly Slot[] {
  const slots = pictures.map(filled);
  const placed = reading.filter(({ at }) => at !== null).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  for (const one of placed) slots.splice(Math.min(one.at ?? 0, slots.length), 0, reserved(one));
  return slots;
}

/** The first `most` stay; of what is over, pictures go to the tray at once and the others when they are read. */
function settle({ tray, reading }: Inputs, slots: readonly Slot[], max: number): Inputs {
  const over = slots.slice(max);
  const waiting = slots.flatMap((slot, at) => (slot.kind === 'reading' ? [{ ...slot.reading, at: at < max ? at : null }] : []));
  return {
    pictures: slots.slice(0, max).flatMap((slot) => (slot.kind === 'picture' ? [slot.picture] : [])),
    tray: [...over.flatMap((slot) => (slot.kind === 'picture' ? [slot.picture] : [])), ...tray].slice(0, trayMax),
    // A slot that failed is nothing to put into the tray.
    reading: [...waiting, ...reading.filter(({ at }) => at === null)].filter(({ at, failure }) => at !== null || failure === null),
  };
}

/** Puts slots in from slot `at`, moving what is there onwards; without a slot, the free ones are filled. */
export function insert(inputs: Inputs, taken: readonly Slot[], at: number | null, max: number): Inputs {
  const slots = slotsOf(inputs);
  const from = at === null ? slots.length : Math.min(at, slots.length);
  return settle(inputs, [...slots.slice(0, from), ...taken, ...slots.slice(from)], max);
}

/** Slots for what was just given. Whoever gives something new is done with what could not be read: those slots are free again. */
export function reserve(
  inputs: Inputs,
  given: readonly { readonly key: string; readonly name: string }[],
  at: number | null,
  max: number,
): Inputs {
  const before = slotsOf(inputs).slice(0, at ?? 0);
  const failed = ({ failure }: Reading): boolean => failure !== null;
  const gone = before.filter((slot) => slot.kind === 'reading' && failed(slot.reading)).length;
  const kept = settle(
    { ...inputs, reading: inputs.reading.filter((one) => one.at === null) },
    slotsOf(inputs).filter((slot) => slot.kind === 'picture' || !failed(slot.reading)),
    max,
  );
  const slots = given.map(({ key, name }) => reserved({ key, name, at: 0, failure: null }));
  return insert(kept, slots, at === null ? null : at - gone, max);
}

/** The pictures in the slot that was kept for them; what is over goes to the tray. Without that slot nothing changes: it was taken away. */
export function arrive(inputs: Inputs, key: string, pictures: readonly Picture[], max: number): Inputs {
  const kept = inputs.reading.find((one) => one.key === key);
  if (kept === undefined) return inputs;
  if (kept.at === null)
    return {
      ...inputs,
      tray: [...inputs.tray, ...pictures].slice(0, trayMax),
      reading: inputs.reading.filter((one) => one !== kept),
    };
  const slots = slotsOf(inputs).flatMap((slot) => (slot.kind === 'reading' && slot.reading.key === key ? pictures.map(filled) : [slot]));
  return settle(inputs, slots, max);
}

/** Its slot says so until the person does something about it; on the way to the tray nothing is left of it. */
export function failReading(inputs: Inputs, key: string, failure: Failure): Inputs {
  return {
    ...inputs,
    reading: inputs.reading.flatMap((one) => (one.key !== key ? [one] : one.at === null ? [] : [{ ...one, failure }])),
  };
}

/** The same where there is no such slot, from or to. */
export function moveSlot(inputs: Inputs, from: number, to: number): Inputs {
  const slots = slotsOf(inputs);
  const moved = slots[from];
  if (moved === undefined || from === to || to < 0 || to >= slots.length) return inputs;
  const rest = slots.filter((_, nth) => nth !== from);
  return settle(inputs, [...rest.slice(0, to), moved, ...rest.slice(to)], slots.length);
}

/** Another picture, or another view of it, in the same slot. */
export function replaceSlot(inputs: Inputs, at: number, picture: Picture): Inputs {
  const slots = slotsOf(inputs);
  return slots[at]?.kind === 'picture' ? settle(inputs, slots.with(at, filled(picture)), slots.length) : inputs;
}

/** Slots behind it move up. */
export function removeSlot(inputs: Inputs, at: number): Inputs {
  const slots = slotsOf(inputs);
  return settle(
    inputs,
    slots.filter((_, nth) => nth !== at),
    slots.length,
  );
}

/** From the tray into the first free slot, or in place of the last one, which goes to the tray. */
export function takeFromTray(inputs: Inputs, at: number, max: number): Inputs {
  const chosen = inputs.tray[at];
  if (chosen === undefined) return inputs;
  const slots = slotsOf(inputs);
  const rest = { ...inputs, tray: inputs.tray.filter((_, nth) => nth !== at) };
  const last = slots.at(max - 1);
  if (last === undefined) return settle(rest, [...slots, filled(chosen)], max);
  return settle(rest, [...slots.slice(0, max - 1), filled(chosen), last], max);
}
