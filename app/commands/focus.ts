// Whether a key may act where the focus is: fields, buttons and lists have keys of their own.
import { partsOf } from './keybindings.ts';

/**
 * `control`: a button or the like, which has its own Enter and Space; `steps`: a slider or list, which has its own arrows too. `picture`: the
 * picture on the stage itself, which nobody comes to by walking with Tab.
 */
export type Focus = 'nothing' | 'picture' | 'typing' | 'control' | 'steps' | 'grid' | 'popup';

/** A field that is typed in takes back letters, selects and copies words by itself. */
const ofFields = new Set(['Z', 'Y', 'A', 'C', 'X', 'V', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'Backspace', 'Delete']);
/** Where arrows and their like act: lists, sliders and the grid have them for themselves. */
const outsideOfLists: readonly Focus[] = ['nothing', 'picture', 'control'];
/** Keys that a control, a list or the grid has for itself: only from these do they act for the window. */
const onlyFrom: ReadonlyMap<string, readonly Focus[]> = new Map<string, readonly Focus[]>([
  ['Enter', ['nothing', 'picture']],
  ['Space', ['nothing', 'picture', 'grid']],
  ['Left', outsideOfLists],
  ['Right', outsideOfLists],
  ['Up', outsideOfLists],
  ['Down', outsideOfLists],
  ['Home', outsideOfLists],
  ['End', outsideOfLists],
  ['PageUp', outsideOfLists],
  ['PageDown', outsideOfLists],
]);

/** Whether a chord, as `chordOf` writes it, acts for the window while the focus is there. If not, it is left to what has the focus. */
export function firesIn(chord: string, focus: Focus): boolean {
  const parts = partsOf(chord);
  const key = parts.at(-1) ?? '';
  if (focus === 'popup') return false;
  // Anywhere else it walks from one control to the next: that is how a window is found out without a pointer.
  if (key === 'Tab') return focus === 'picture' && (parts.length === 1 || chord === 'Shift+Tab');
  if (key === 'Escape' || /^F\d/.test(key)) return true;
  if (parts.includes('Mod')) return focus !== 'typing' || !ofFields.has(key);
  if (focus === 'typing') return false;
  return onlyFrom.get(key)?.includes(focus) ?? true;
}
