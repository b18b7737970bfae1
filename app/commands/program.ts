// Commands of the program and of its windows.
import type { Commands } from './command.ts';

export const programCommands = {
  palette: { keys: ['Mod+K'], menu: 'edit 3.2' },
  keys: { keys: ['?'], menu: 'help 1.1' },
  settings: { keys: ['Mod+,'], menu: 'file 3.1', macMenu: 'app 2.1' },
  larger: { keys: ['Mod+=', 'Mod++'], menu: 'view 4.1', shell: 'any window' },
  smaller: { keys: ['Mod+-'], menu: 'view 4.2', shell: 'any window' },
  'usual-size': { keys: ['Mod+Shift+0'], menu: 'view 4.3', shell: 'any window' },
  'full-screen': { keys: ['F11'], menu: 'view 5.1', shell: 'any window' },
  minimize: { keys: ['Mod+M'], menu: 'window 2.1', shell: 'any window' },
  'close-window': { keys: ['Mod+W'], menu: 'file 4.1', shell: 'any window' },
  quit: { keys: ['Mod+Q'], menu: 'file 4.2', macMenu: 'app 5.1', shell: 'any window' },
  reference: { keys: ['F1'], menu: 'help 1.2', shell: 'main window' },
  credits: { keys: ['Mod+Shift+B'], menu: 'help 1.3', shell: 'main window' },
} as const satisfies Commands;
