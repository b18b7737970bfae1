// Commands of the library as a whole.
import type { Commands } from './command.ts';

export const libraryCommands = {
  search: { keys: ['Mod+F'], menu: 'edit 3.1' },
  'fold-sets': { keys: ['Shift+M'] },
  'show-dead': { keys: ['Shift+N'] },
  'import-folder': { keys: ['Mod+I'], menu: 'file 1.3' },
  'verify-library': { keys: ['Mod+Shift+K'], menu: 'file 2.3' },
  'rebuild-index': { keys: ['Mod+Shift+I'], menu: 'file 2.4' },
  'choose-library': { keys: ['Mod+Shift+O'], menu: 'file 2.1' },
  'reveal-library': { keys: ['Mod+Shift+R'], menu: 'file 2.2', shell: 'main window' },
} as const satisfies Commands;
