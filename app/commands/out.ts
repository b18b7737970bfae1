// Commands that take results out of the program.
import { family } from './command.ts';
import type { Commands } from './command.ts';

export const outCommands = {
  copy: { keys: ['Mod+C'] },
  reveal: { keys: ['Mod+R'], menu: 'picture 3.1' },
  'open-in': family([1, 2, 3, 4, 5, 6, 7, 8, 9], (program) => ({ keys: [`Shift+${program}`], menu: `open-in 1.${program}` })),
  export: { keys: ['Mod+E'], menu: 'picture 3.3' },
} as const satisfies Commands;
