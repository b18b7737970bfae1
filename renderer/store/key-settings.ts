// The keys as this person has set them: looked up, shown, changed.
import { commandNames, conflictsIn, keyMapOf, usualKeysOf } from '../../app/commands/commands.ts';
import type { CommandName, ChangedKeys, KeyMap } from '../../app/commands/commands.ts';
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
export function useHints(): (command: CommandName) => string | undefined {
  const map = useKeyMap();
  const mac = useMac();
  return (command) => {
    const [first] = map[command];
    return first === undefined ? undefined : shownChord(first, mac);
  };
}

/** All keys of an act, as `aria-keyshortcuts` takes them. */
export function useSpokenKeys(command: CommandName): string | undefined {
  const keys = useKeyMap()[command];
  const mac = useMac();
  return keys.length === 0 ? undefined : keys.map((key) => spokenChord(key, mac)).join(' ');
}

/** Writes a chord as keys are named on this system. */
export function useShownChord(): (chord: string) => string {
  const mac = useMac();
  return (chord) => shownChord(chord, mac);
}

function setKeys(changes: ReadonlyMap<CommandName, readonly string[]>): void {
  const changed = Object.fromEntries(Object.entries(mirrored().settings.keys));
  for (const [command, keys] of changes) {
    if (keys.join(' ') === usualKeysOf(command).join(' ')) delete changed[command];
    else changed[command] = [...keys];
  }
  changeSettings({ keys: changed });
}

export const removeKey = (command: CommandName, chord: string): void =>
  setKeys(new Map([[command, keyMap()[command].filter((one) => one !== chord)]]));

const maxKeys = 4;

/** Gives a key to an act. `alone`: takes it from all others that have it. */
export function addKey(command: CommandName, chord: string, alone: boolean): void {
  const map = keyMap();
  const changes = new Map<CommandName, readonly string[]>([
    [command, [...map[command].filter((one) => one !== chord), chord].slice(-maxKeys)],
  ]);
  if (alone)
    for (const other of ownersOf(chord))
      if (other !== command)
        changes.set(
          other,
          map[other].filter((one) => one !== chord),
        );
  setKeys(changes);
}

/** All commands that have this key. */
export const ownersOf = (chord: string): readonly CommandName[] => commandNames.filter((command) => keyMap()[command].includes(chord));

export const resetKeys = (command: CommandName): void => setKeys(new Map([[command, usualKeysOf(command)]]));
export const resetAllKeys = (): void => changeSettings({ keys: {} });

/** The acts that share a key with this one, by key. */
export function useConflicts(): ReadonlyMap<string, readonly CommandName[]> {
  return conflictsIn(useKeyMap());
}
