// Which act a key press means. Pure: what was pressed, where the focus is and the keys as they are set, in; an act or null, out.
import { commandNames } from '../../app/commands/commands.ts';
import type { CommandName, KeyMap } from '../../app/commands/commands.ts';
import { chordOf } from '../../app/commands/keybindings.ts';
import type { Press as KeyPress } from '../../app/commands/keybindings.ts';
import { firesIn } from '../../app/commands/focus.ts';
import type { Focus } from '../../app/commands/focus.ts';

export type { Focus };

export type Press = KeyPress & { readonly repeat: boolean; readonly composing: boolean };

/** Null where the press means nothing: it is held, composes a sign, or belongs to what has the focus. */
export function commandOf(press: Press, focus: Focus, keys: KeyMap): CommandName | null {
  if (press.composing || press.repeat) return null;
  const chord = chordOf(press);
  if (chord === null || !firesIn(chord, focus)) return null;
  return commandNames.find((command) => keys[command].includes(chord)) ?? null;
}

export type Target = {
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  readonly editable: boolean;
  readonly within: readonly string[];
};

const typingTypes = new Set(['text', 'search', 'password', 'number', 'email', 'url', 'tel', '']);

/** Roles of what lies over the page and has keys of its own. */
const popupRoles = new Set(['dialog', 'alertdialog', 'menu']);
/** Of what arrows, Home and End step through. */
const stepRoles = new Set(['slider', 'separator', 'radio', 'listbox']);
const stepTypes = new Set(['range', 'radio']);
/** Of what Enter and Space press. */
const controlTags = new Set(['BUTTON', 'A', 'INPUT', 'SELECT']);
const controlRoles = new Set(['button', 'switch']);

/** `within` are the roles of the element and what it lies in. */
export function focusOf({ tag, type, role, editable, within }: Target): Focus {
  const isInput = tag === 'INPUT';
  if (editable || tag === 'TEXTAREA' || (isInput && typingTypes.has(type))) return 'typing';
  if (within.some((one) => popupRoles.has(one))) return 'popup';
  // A list that has the focus itself is one of the page; what hangs from a field has it on an item.
  if (within.includes('listbox') && role !== 'listbox') return 'popup';
  if (role === 'grid') return 'grid';
  if (stepRoles.has(role) || (isInput && stepTypes.has(type))) return 'steps';
  return controlTags.has(tag) || controlRoles.has(role) ? 'control' : 'nothing';
}
