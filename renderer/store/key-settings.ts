// The keys as this person has set them: looked up, shown, changed.
import { actNames, conflictsIn, keyMapOf, usualKeysOf } from '../../app/commands/commands.ts';
import type { ActName, ChangedKeys, KeyMap } from '../../app/commands/commands.ts';
import { shownChord, spokenChord } from '../../app/commands/keybindings.ts';
import { mirrored, useMirror } from './mirror.ts';
import { changeSettings } from './settings.ts';

let last: { readonly changed: ChangedKeys; readonly map: KeyMap } | null = null;

/** The same map until a key is changed. */
function mapOf(changed: ChangedKeys): KeyMap {
  if (last?.changed !== changed) last = { changed, map: keyMapOf(changed) };
  return last.map;
}

export const keyMap = (): KeyMap => mapOf(mirrored().settings.keys);
export const useKeyMap = (): KeyMap => useMirror((now) => mapOf(now.settings.keys));
const useMac = (): boolean => useMirror((now) => now.platform === 'darwin');

/** The first key of an act as it is shown on this system; undefined when it has none. */
export function useHints(): (act: ActName) => string | undefined {
  const map = useKeyMap();
  const mac = useMac();
  return (act) => {
    const [first] = map[act];
    return first === undefined ? undefined : shownChord(first, mac);
  };
}

/** All keys of an act, as `aria-keyshortcuts` takes them. */
export function useSpokenKeys(act: ActName): string | undefined {
  const keys = useKeyMap()[act];
  const mac = useMac();
  return keys.length === 0 ? undefined : keys.map((key) => spokenChord(key, mac)).join(' ');
}

export function useShownChord(): (chord: string) => string {
  const mac = useMac();
  return (chord) => shownChord(chord, mac);
}

function setKeys(changes: ReadonlyMap<ActName, readonly string[]>): void {
  const changed = Object.fromEntries(Object.entries(mirrored().settings.keys));
  for (const [act, keys] of changes) {
    if (keys.join(' ') === usualKeysOf(act).join(' ')) delete changed[act];
    else changed[act] = [...keys];
  }
  changeSettings({ keys: changed });
}

export const removeKey = (act: ActName, chord: string): void => setKeys(new Map([[act, keyMap()[act].filter((one) => one !== chord)]]));

const mostKeys = 4;

/** Gives a key to an act. `alone`: takes it from all others that have it. */
export function addKey(act: ActName, chord: string, alone: boolean): void {
  const map = keyMap();
  const changes = new Map<ActName, readonly string[]>([[act, [...map[act].filter((one) => one !== chord), chord].slice(-mostKeys)]]);
  if (alone)
    for (const other of ownersOf(chord))
      if (other !== act)
        changes.set(
          other,
          map[other].filter((one) => one !== chord),
        );
  setKeys(changes);
}

export const ownersOf = (chord: string): readonly ActName[] => actNames.filter((act) => keyMap()[act].includes(chord));

export const resetKeys = (act: ActName): void => setKeys(new Map([[act, usualKeysOf(act)]]));
export const resetAllKeys = (): void => changeSettings({ keys: {} });

/** The acts that share a key with this one, by key. */
export function useConflicts(): ReadonlyMap<string, readonly ActName[]> {
  return conflictsIn(useKeyMap());
}
