// Commands that mark edits, choose several and take back.
import { family } from './command.ts';
import type { Commands } from './command.ts';

const labelKeys = { red: ['6'], yellow: ['7'], green: ['8'], blue: ['9'], purple: [] } as const;
const colours = ['red', 'yellow', 'green', 'blue', 'purple'] as const;

export const organiseCommands = {
  favourite: { keys: ['F'], menu: 'picture 2.1' },
  pick: { keys: ['P'], menu: 'picture 2.2' },
  reject: { keys: ['X'], menu: 'picture 2.3' },
  // The most first in menus.
  stars: family([1, 2, 3, 4, 5, 0], (stars) => ({ keys: [`${stars}`], menu: `stars 1.${6 - stars}` })),
  label: family(colours, (colour) => ({
    keys: labelKeys[colour],
    // The menu has what has a key.
    ...(colour === 'purple' ? {} : { menu: `labels 1.${colours.indexOf(colour) + 1}` }),
  })),
  tag: { keys: ['T'], menu: 'picture 2.6' },
  trash: { keys: ['Delete', 'Backspace'], menu: 'picture 4.1' },
  'select-all': { keys: ['Mod+A'], menu: 'edit 2.4' },
  undo: { keys: ['Mod+Z'], menu: 'edit 1.1' },
  redo: { keys: ['Mod+Shift+Z', 'Mod+Y'], menu: 'edit 1.2' },
} as const satisfies Commands;
