// Whether a key may act where the focus is: fields, buttons and lists have keys of their own.
import { partsOf } from './chords.ts';

/** `control`: a button or the like, which has its own Enter and Space; `steps`: a slider or list, which has its own arrows too. */
export type Focus = 'nothing' | 'typing' | 'control' | 'steps' | 'grid' | 'popup';

/** A field that is typed in takes back letters, selects and copies words by itself. */
const ofFields = new Set(['Z', 'Y', 'A', 'C', 'X', 'V', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'Backspace', 'Delete']);
const steps = new Set(['Left', 'Right', 'Up', 'Down', 'Home', 'End', 'PageUp', 'PageDown']);

export function mayAct(chord: string, focus: Focus): boolean {
  const parts = partsOf(chord);
  const key = parts.at(-1) ?? '';
  if (focus === 'popup') return false;
  if (key === 'Escape' || /^F\d/.test(key)) return true;
  if (parts.includes('Mod')) return focus !== 'typing' || !ofFields.has(key);
  if (focus === 'typing') return false;
  if (key === 'Enter') return focus === 'nothing';
  if (key === 'Space') return focus === 'nothing' || focus === 'grid';
  if (steps.has(key)) return focus === 'nothing' || focus === 'control';
  return true;
}
