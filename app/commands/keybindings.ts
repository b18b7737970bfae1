// Keys as text: "Mod+Shift+K", "Left", "?". Mod is Command on a Mac, Control elsewhere; a character that needs Shift is written without it.

/** What the window knows of a key press: `key` and `code` as the DOM gives them. */
export type Press = {
  readonly key: string;
  readonly code: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

const named: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
};
const kept = new Set(['Tab', 'Enter', 'Escape', 'Delete', 'Backspace', 'Home', 'End', 'PageUp', 'PageDown', 'Insert']);
const functionKey = /^F([1-9]|1[0-9]|2[0-4])$/;

const chordShape =
  /^(Mod\+)?(Alt\+)?(Shift\+)?(.|Left|Right|Up|Down|Space|Tab|Enter|Escape|Delete|Backspace|Home|End|PageUp|PageDown|Insert|F\d{1,2})$/u;

/** Whether a text is a chord: one key after its modifiers, in the order Mod, Alt, Shift. Settings and files may hold anything else. */
export const isChord = (text: string): boolean => chordShape.test(text) && !/\s/.test(text);

/** Keys that mean one thing wherever the focus is, whatever the settings say: no command has them. */
export const keysOfNoCommand: readonly string[] = ['Mod+V'];

/** The key that was pressed, as text; null for one that can have no act: a modifier alone, a dead key. */
export function chordOf({ key, code, mod, shift, alt }: Press): string | null {
  const front = (withShift: boolean): string => `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${withShift ? 'Shift+' : ''}`;
  const name = named[key] ?? (kept.has(key) || functionKey.test(key) ? key : null);
  if (name !== null) return `${front(shift)}${name}`;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  // Shift and a digit give another sign on every layout. Where the digits themselves need Shift, they are meant.
  if (digit !== undefined && shift && !/^\d$/.test(key)) return `${front(true)}${digit}`;
  const letter = letterOf(key, code, alt);
  if (letter !== null) return `${front(shift)}${letter}`;
  if ([...key].length !== 1) return null;
  return /^\d$/.test(key) ? `${front(shift && mod)}${key}` : `${front(false)}${key}`;
}

/** Alt makes other signs of letters on a Mac, and other alphabets have other letters on the same keys: the place of the key counts then. */
function letterOf(key: string, code: string, alt: boolean): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const isOtherLetter = [...key].length === 1 && /\p{L}/u.test(key);
  return place !== undefined && (alt || isOtherLetter) ? place : null;
}

/** Its parts: the modifiers in order, then the key. */
export function partsOf(chord: string): readonly string[] {
  // A plus may be the key itself.
  const key = chord.endsWith('+') ? '+' : (chord.split('+').at(-1) ?? '');
  const front = chord.slice(0, chord.length - key.length);
  return [...front.split('+').filter((part) => part !== ''), key];
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '⏎',
  Escape: 'Esc',
  Delete: '⌦',
  Backspace: '⌫',
  Tab: '⇥',
};
const signs: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del', Backspace: '⌫' };
const everySign: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };

/** As it is shown: "⌘⇧K" on a Mac, "Ctrl+Shift+K" elsewhere. */
export function shownChord(chord: string, mac: boolean): string {
  const shown = partsOf(chord).map((part) => (mac ? macSigns : signs)[part] ?? everySign[part] ?? part);
  return shown.join(mac ? '' : '+');
}

/** As ARIA names it: "Control+Shift+K". */
export function spokenChord(chord: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = {
    Mod: mac ? 'Meta' : 'Control',
    Left: 'ArrowLeft',
    Right: 'ArrowRight',
    Up: 'ArrowUp',
    Down: 'ArrowDown',
  };
  return partsOf(chord)
    .map((part) => names[part] ?? part)
    .join('+');
}

/** As Electron's menus take it. */
export function acceleratorOf(chord: string): string {
  return partsOf(chord)
    .map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part === '+' ? 'Plus' : part))
    .join('+');
}
