// Commands that make edits.
import type { Commands } from './command.ts';

export const makeCommands = {
  run: { keys: ['Mod+Enter'], menu: 'queue 1.3' },
  'run-next': { keys: ['Mod+Shift+Enter'], menu: 'queue 1.4' },
  'add-pictures': { keys: ['Mod+O'], menu: 'file 1.1' },
  'write-instruction': { keys: ['W'], menu: 'queue 1.1' },
  words: { keys: ['Mod+L'], menu: 'queue 1.2' },
  continue: { keys: ['Enter', 'Mod+G'], menu: 'picture 1.1' },
  'use-all': { keys: ['A'], menu: 'picture 1.2' },
  'use-seed': { keys: ['S'], menu: 'picture 1.3' },
  remix: { keys: ['R'], menu: 'picture 1.4' },
  vary: { keys: ['Shift+R'] },
  'use-as-input': { keys: ['U'], menu: 'picture 1.5' },
  finish: { keys: ['Shift+F'], menu: 'picture 1.6' },
  'use-steps': { keys: ['Shift+U'] },
  'keep-pixels': { keys: ['K'], menu: 'picture 1.7' },
  queue: { keys: ['Q'], menu: 'queue 2.1' },
  'pause-queue': { keys: ['Mod+Shift+P'], menu: 'queue 2.2' },
  sent: { keys: ['Mod+Shift+S'], menu: 'queue 3.1' },
} as const satisfies Commands;
