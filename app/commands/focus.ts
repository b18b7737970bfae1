// Whether a key may act where the focus is: fields, buttons and lists have keys of their own.
import { partsOf } from './keybindings.ts';

/**
 * `control`: a button or the like, which has its own Enter and Space; `steps`: a slider or list, which has its own arrows too. `picture`: the
 * picture on the stage itself, which nobody comes to by walking with Tab.
 */
export type Focus = 'nothing' | 'picture' | 'typing' | 'control' | 'steps' | 'grid' | 'popup';

/** A field that is typed in takes back letters, selects and copies words by itself. */
const ofFields = new Set(['Z', 'Y', 'A', 'C', 'X', 'V', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'Backspace', 'Delete']);
const steps = new Set(['Left', 'Right', 'Up', 'Down', 'Home', 'End', 'PageUp', 'PageDown']);

export function firesIn(chord: string, focus: Focus): boolean {
  const parts = partsOf(chord);
  const key = parts.at(-1) ?? '';
  if (focus === 'popup') return false;
  // Anywhere else it walks from one control to the next: that is how a window is found out without a pointer.
  if (key === 'Tab') return focus === 'picture' && (parts.length === 1 || chord === 'Shift+Tab');
  if (key === 'Escape' || /^F\d/.test(key)) return true;
  if (parts.includes('Mod')) return focus !== 'typing' || !ofFields.has(key);
  if (focus === 'typing') return false;
  if (key === 'Enter') return focus === 'nothing' || focus === 'picture';
  if (key === 'Space') return focus === 'nothing' || focus === 'picture' || focus === 'grid';
  if (steps.has(key)) return focus === 'nothing' || focus === 'picture' || focus === 'control';
  return true;
}
