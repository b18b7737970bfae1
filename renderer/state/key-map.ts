// Which command a key press means. Pure: what was pressed and where the focus is, in; a command or null, out.

import { labels } from '../../app/edits/labels.ts';

export type Command =
  | { readonly kind: 'library' | 'stage' | 'compare' | 'back' | 'zoom-toggle' | 'zoom-fit' | 'zoom-actual' }
  | { readonly kind: 'use-all' | 'use-seed' | 'remix' | 'use-as-input' | 'reveal' | 'information' | 'favourite' | 'pick' | 'reject' }
  | { readonly kind: 'trash' | 'undo' | 'redo' | 'select-all' | 'tag' | 'tree' }
  | { readonly kind: 'quick-look' | 'run' | 'run-next' | 'search' | 'settings' | 'parent' | 'child' | 'sibling-before' | 'sibling-after' }
  | { readonly kind: 'stars'; readonly stars: number }
  | { readonly kind: 'label'; readonly label: (typeof labels)[number] };

export type Press = {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
  readonly composing: boolean;
};

/** `control`: a button or the like, which has its own Enter and Space; `steps`: a slider or list, which has its own arrows too. */
export type Focus = 'nothing' | 'typing' | 'control' | 'steps' | 'grid' | 'popup';

const plain: Readonly<Record<string, Command>> = {
  g: { kind: 'library' },
  e: { kind: 'stage' },
  c: { kind: 'compare' },
  z: { kind: 'zoom-toggle' },
  a: { kind: 'use-all' },
  s: { kind: 'use-seed' },
  r: { kind: 'remix' },
  u: { kind: 'use-as-input' },
  i: { kind: 'information' },
  f: { kind: 'favourite' },
  p: { kind: 'pick' },
  x: { kind: 'reject' },
  t: { kind: 'tag' },
  y: { kind: 'tree' },
};

const arrows: Readonly<Record<string, Command>> = {
  ArrowLeft: { kind: 'parent' },
  ArrowRight: { kind: 'child' },
  ArrowUp: { kind: 'sibling-before' },
  ArrowDown: { kind: 'sibling-after' },
};

/** A field that is typed in takes back letters and selects words by itself. */
function ofLists(key: string, shift: boolean): Command | null {
  if (key === 'z') return { kind: shift ? 'redo' : 'undo' };
  if (key === 'y' && !shift) return { kind: 'redo' };
  return key === 'a' && !shift ? { kind: 'select-all' } : null;
}

function withMod({ key, shift, alt }: Press, focus: Focus): Command | null {
  if (alt) return null;
  if (key === 'Enter') return { kind: shift ? 'run-next' : 'run' };
  const listed = focus === 'typing' ? null : ofLists(key.toLowerCase(), shift);
  if (listed !== null) return listed;
  if (shift) return null;
  switch (key.toLowerCase()) {
    case '0':
      return { kind: 'zoom-fit' };
    case '1':
      return { kind: 'zoom-actual' };
    case 'r':
      return { kind: 'reveal' };
    case 'f':
      return { kind: 'search' };
    case ',':
      return { kind: 'settings' };
    default:
      return null;
  }
}

export function commandOf(press: Press, focus: Focus): Command | null {
  if (press.composing || press.repeat) return null;
  if (press.mod) return focus === 'popup' ? null : withMod(press, focus);
  if (press.key === 'Escape') return focus === 'popup' ? null : { kind: 'back' };
  if (focus === 'typing' || focus === 'popup' || press.alt || press.shift) return null;
  const letter = plain[press.key.toLowerCase()];
  if (letter !== undefined && press.key.length === 1) return letter;
  if (press.key === 'Delete' || press.key === 'Backspace') return { kind: 'trash' };
  const label = /^[6-9]$/.test(press.key) ? labels[Number(press.key) - 6] : undefined;
  if (label !== undefined) return { kind: 'label', label };
  if (/^[0-5]$/.test(press.key)) return { kind: 'stars', stars: Number(press.key) };
  if (focus === 'nothing' && press.key === 'Enter') return { kind: 'stage' };
  if ((focus === 'nothing' || focus === 'grid') && press.key === ' ') return { kind: 'quick-look' };
  if (focus === 'nothing' || focus === 'control') return arrows[press.key] ?? null;
  return null;
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
  if (within.some((one) => one === 'dialog' || one === 'alertdialog' || one === 'menu' || one === 'listbox')) return 'popup';
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
