// Keys that no setting changes: each belongs to one field, list or page, and one to every page.

import { keysOfNoCommand } from './keybindings.ts';

/** By the name of what they do, in the order of the sheet of keys; sentences about them are in the window's messages under `keys.sheet.fixed`. */
export const fixedKeys = [
  ['earlier', ['Alt+Up', 'Alt+Down']],
  ['moveInput', ['Alt+Left', 'Alt+Right']],
  ['cropInput', ['C']],
  ['cropTools', ['1', '2', '3', '4', '5', '6']],
  ['cropTurn', ['R', 'Shift+R']],
  ['removeInput', ['Delete']],
  ['paste', keysOfNoCommand],
  ['divide', ['Left', 'Right', 'Home', 'End']],
  ['lens', ['Left', 'Right', 'Up', 'Down']],
  ['grid', ['Left', 'Right', 'Up', 'Down', 'PageUp', 'PageDown', 'Home', 'End']],
  ['look', ['Left', 'Right', 'Home', 'End']],
  ['survey', ['1', '9', 'Space', 'Enter']],
  ['batchPairs', ['Enter', 'R']],
  ['surveyPages', ['PageUp', 'PageDown', '+', '-']],
  ['pairs', ['Left', 'Right']],
  ['extend', ['Shift+Left', 'Shift+Right', 'Shift+Up', 'Shift+Down']],
  ['keep', ['Enter', 'Mod+Enter']],
  ['keepTools', ['B', 'R', '[', ']', 'O']],
  ['keepPlaces', ['Space', 'Enter']],
  ['keepUsual', ['Backspace', 'Delete']],
] as const;

export type FixedUse = (typeof fixedKeys)[number][0];

/** Which fixed uses a chord has. `everywhere` leaves no room for a command; beside the others a command has the key wherever they do not. */
export function fixedUsesOf(chord: string): { readonly everywhere: readonly FixedUse[]; readonly somewhere: readonly FixedUse[] } {
  const uses = fixedKeys.filter(([, keys]) => (keys as readonly string[]).includes(chord)).map(([name]) => name);
  // Of the digits that choose a result the sheet names the ends alone.
  if (/^[2-8]$/.test(chord)) uses.push('survey');
  return keysOfNoCommand.includes(chord) ? { everywhere: uses, somewhere: [] } : { everywhere: [], somewhere: uses };
}
