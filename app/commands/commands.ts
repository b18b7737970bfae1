// Everything a person can ask the program to do by a key, the application menu or the palette, and the keys it has until they are changed.

export const commandGroups = ['make', 'look', 'organise', 'out', 'library', 'program'] as const;
export type CommandGroup = (typeof commandGroups)[number];

// A group, then keys as `chords.ts` writes them. The order is that of the palette and the sheet of keys.
const table = {
  run: ['make', 'Mod+Enter'],
  'run-next': ['make', 'Mod+Shift+Enter'],
  'add-pictures': ['make', 'Mod+O'],
  'write-instruction': ['make', 'W'],
  words: ['make', 'Mod+L'],
  continue: ['make', 'Enter', 'Mod+G'],
  'use-all': ['make', 'A'],
  'use-seed': ['make', 'S'],
  remix: ['make', 'R'],
  vary: ['make', 'Shift+R'],
  'use-as-input': ['make', 'U'],
  finish: ['make', 'Shift+F'],
  'use-steps': ['make', 'Shift+U'],
  'keep-pixels': ['make', 'K'],
  queue: ['make', 'Q'],
  'pause-queue': ['make', 'Mod+Shift+P'],
  sent: ['make', 'Mod+Shift+S'],

  stage: ['look', 'E'],
  library: ['look', 'G'],
  back: ['look', 'Escape'],
  'new-result': ['look', 'N'],
  'quick-look': ['look', 'Space'],
  compare: ['look', 'C'],
  'compare-as': ['look', 'Shift+C'],
  survey: ['look', 'M'],
  pairwise: ['look', 'J'],
  flip: ['look', '\\'],
  lens: ['look', 'L'],
  'zoom-toggle': ['look', 'Z'],
  'zoom-fit': ['look', 'Mod+0'],
  'zoom-actual': ['look', 'Mod+1'],
  parent: ['look', 'Left'],
  child: ['look', 'Right'],
  'sibling-before': ['look', 'Up'],
  'sibling-after': ['look', 'Down'],
  tree: ['look', 'Y'],
  information: ['look', 'I'],
  viewer: ['look', 'V'],
  compose: ['look', 'Mod+B'],
  'grid-below': ['look', 'Shift+G'],
  sides: ['look', 'Tab'],
  'picture-alone': ['look', 'Shift+Tab'],
  'next-area': ['look', 'F6'],
  'area-before': ['look', 'Shift+F6'],

  favourite: ['organise', 'F'],
  pick: ['organise', 'P'],
  reject: ['organise', 'X'],
  'stars-1': ['organise', '1'],
  'stars-2': ['organise', '2'],
  'stars-3': ['organise', '3'],
  'stars-4': ['organise', '4'],
  'stars-5': ['organise', '5'],
  'stars-0': ['organise', '0'],
  'label-red': ['organise', '6'],
  'label-yellow': ['organise', '7'],
  'label-green': ['organise', '8'],
  'label-blue': ['organise', '9'],
  'label-purple': ['organise'],
  tag: ['organise', 'T'],
  trash: ['organise', 'Delete', 'Backspace'],
  'select-all': ['organise', 'Mod+A'],
  undo: ['organise', 'Mod+Z'],
  redo: ['organise', 'Mod+Shift+Z', 'Mod+Y'],

  copy: ['out', 'Mod+C'],
  reveal: ['out', 'Mod+R'],
  'open-in-1': ['out', 'Shift+1'],
  'open-in-2': ['out', 'Shift+2'],
  'open-in-3': ['out', 'Shift+3'],
  'open-in-4': ['out', 'Shift+4'],
  'open-in-5': ['out', 'Shift+5'],
  'open-in-6': ['out', 'Shift+6'],
  'open-in-7': ['out', 'Shift+7'],
  'open-in-8': ['out', 'Shift+8'],
  'open-in-9': ['out', 'Shift+9'],
  export: ['out', 'Mod+E'],

  search: ['library', 'Mod+F'],
  'fold-sets': ['library', 'Shift+M'],
  'show-dead': ['library', 'Shift+N'],
  'import-folder': ['library', 'Mod+I'],
  'verify-library': ['library', 'Mod+Shift+K'],
  'rebuild-index': ['library', 'Mod+Shift+I'],
  'choose-library': ['library', 'Mod+Shift+O'],
  'reveal-library': ['library', 'Mod+Shift+R'],

  palette: ['program', 'Mod+K'],
  keys: ['program', '?'],
  settings: ['program', 'Mod+,'],
  larger: ['program', 'Mod+=', 'Mod++'],
  smaller: ['program', 'Mod+-'],
  'usual-size': ['program', 'Mod+Shift+0'],
  'full-screen': ['program', 'F11'],
  minimize: ['program', 'Mod+M'],
  'close-window': ['program', 'Mod+W'],
  quit: ['program', 'Mod+Q'],
  reference: ['program', 'F1'],
  credits: ['program', 'Mod+Shift+B'],
} as const satisfies Readonly<Record<string, readonly [CommandGroup, ...string[]]>>;

export type CommandName = keyof typeof table;

export const commandNames = Object.keys(table) as readonly CommandName[];

export const groupOf = (command: CommandName): CommandGroup => table[command][0];

/** The most first, as menus have them. */
export const starCommands = ['stars-5', 'stars-4', 'stars-3', 'stars-2', 'stars-1', 'stars-0'] as const satisfies readonly CommandName[];

/** What is said of an edit, and kept with it. */
export const markCommands = [
  'favourite',
  'pick',
  'reject',
  ...starCommands,
  'label-red',
  'label-yellow',
  'label-green',
  'label-blue',
  'label-purple',
] as const satisfies readonly CommandName[];

/** The keys of an act as the program comes. */
export const usualKeysOf = (command: CommandName): readonly string[] => table[command].slice(1);

/** Acts of the window itself and of the system around it: main does them, whoever asks. */
export const shellCommands = [
  'viewer',
  'reveal-library',
  'larger',
  'smaller',
  'usual-size',
  'full-screen',
  'minimize',
  'close-window',
  'quit',
  'reference',
  'credits',
] as const satisfies readonly CommandName[];
export type ShellCommand = (typeof shellCommands)[number];

export const isShellCommand = (command: CommandName): command is ShellCommand =>
  (shellCommands as readonly CommandName[]).includes(command);

/** Keys that a person has changed, by the name of the act; what is not named keeps its usual keys. */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>;

export type KeyMap = Readonly<Record<CommandName, readonly string[]>>;

export function keyMapOf(changed: ChangedKeys): KeyMap {
  return Object.fromEntries(commandNames.map((command) => [command, changed[command] ?? usualKeysOf(command)])) as unknown as KeyMap;
}

/** Each key that more than one act has, with those acts in order; the first of them is done. */
export function conflictsIn(map: KeyMap): ReadonlyMap<string, readonly CommandName[]> {
  const commands = new Map<string, CommandName[]>();
  for (const command of commandNames) for (const key of new Set(map[command])) commands.set(key, [...(commands.get(key) ?? []), command]);
  return new Map([...commands].filter(([, of]) => of.length > 1));
}
