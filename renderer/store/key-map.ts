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

/** `within` are the roles of the element and what it lies in. */
export function focusOf({ tag, type, role, editable, within }: Target): Focus {
  if (editable || tag === 'TEXTAREA' || (tag === 'INPUT' && typingTypes.has(type))) return 'typing';
  if (within.some((one) => one === 'dialog' || one === 'alertdialog' || one === 'menu')) return 'popup';
  // A list that has the focus itself is one of the page; what hangs from a field has it on an item.
  if (within.includes('listbox') && role !== 'listbox') return 'popup';
  if (role === 'grid') return 'grid';
  if (
    role === 'slider' ||
    role === 'separator' ||
    role === 'radio' ||
    role === 'listbox' ||
    (tag === 'INPUT' && (type === 'range' || type === 'radio'))
  )
    return 'steps';
  if (tag === 'BUTTON' || tag === 'A' || tag === 'INPUT' || tag === 'SELECT' || role === 'button' || role === 'switch') return 'control';
  return 'nothing';
}
