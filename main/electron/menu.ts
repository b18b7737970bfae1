// The application menu: the commands where their entries say, under the titles each system expects, and the system's own roles besides.
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuPosition, MenuTitle } from '../../app/commands/command.ts';
import { commandNames, isShellCommand, menuPositionOf } from '../../app/commands/commands.ts';
import type { CommandName, KeyMap, ShellCommand } from '../../app/commands/commands.ts';
import { acceleratorOf, partsOf } from '../../app/commands/keybindings.ts';
import type { CommandWords } from '../../app/messages/en/commands.ts';

export type MenuHost = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: CommandWords;
  readonly keys: KeyMap;
};

export type MenuActions = {
  /** Asks the window in front. */
  readonly ask: (command: CommandName) => void;
  readonly shell: (command: ShellCommand) => void;
};

type Placed = readonly [position: MenuPosition, item: MenuItemConstructorOptions];

const titles = ['file', 'edit', 'picture', 'queue', 'view', 'window', 'help'] as const;
const submenus = [
  ['stars', 'picture 2.4'],
  ['labels', 'picture 2.5'],
  ['open-in', 'picture 3.2'],
] as const;

const rolesOfMac: readonly Placed[] = [
  ['app 1.1', { role: 'about' }],
  ['app 3.1', { role: 'services' }],
  ['app 4.1', { role: 'hide' }],
  ['app 4.2', { role: 'hideOthers' }],
  ['app 4.3', { role: 'unhide' }],
  ['file 1.2', { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }],
  ['window 2.2', { role: 'zoom' }],
  ['window 3.1', { role: 'front' }],
];
const roles: readonly Placed[] = [
  ['edit 2.1', { role: 'cut' }],
  ['edit 2.2', { role: 'copy' }],
  ['edit 2.3', { role: 'paste' }],
];
const rolesOfDevelopers: readonly Placed[] = [
  ['view 6.1', { role: 'reload' }],
  ['view 6.2', { role: 'toggleDevTools' }],
];

/** What is under a title, in order, with a line between two parts. */
function placedIn(title: MenuTitle, all: readonly Placed[]): MenuItemConstructorOptions[] {
  const under = all
    .flatMap(([position, item]) => {
      const [of, part = 0, at = 0] = position.split(/[ .]/);
      return of === title ? [{ part: Number(part), at: Number(at), item }] : [];
    })
    .toSorted((a, b) => a.part - b.part || a.at - b.at);
  return under.flatMap(({ part, item }, at) => ((under[at - 1]?.part ?? part) === part ? [item] : [{ type: 'separator' }, item]));
}

/** The template for `Menu.buildFromTemplate`. */
export function makeMenu({ platform, isPackaged, words, keys }: MenuHost, commands: MenuActions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';

  /** A key without a modifier is a letter to the field that is typed in; a Mac would take it away from there. */
  const isShown = (chord: string): boolean => !mac || partsOf(chord).includes('Mod') || /^F\d/.test(partsOf(chord).at(-1) ?? '');

  const item = (command: CommandName): MenuItemConstructorOptions => {
    const chord = keys[command].find(isShown);
    return {
      id: command,
      label: words.commands[command].replaceAll('&', '&&'),
      // The window hears the key itself, where a field or a list may need it first.
      ...(chord === undefined ? {} : { accelerator: acceleratorOf(chord), registerAccelerator: false }),
      click: () => (isShellCommand(command) ? commands.shell(command) : commands.ask(command)),
    };
  };
  const own = commandNames.flatMap((command): Placed[] => {
    const position = menuPositionOf(command, mac);
    return position === null ? [] : [[position, item(command)]];
  });
  const inner = submenus.map(([name, position]): Placed => [position, { label: words.menus[name], submenu: placedIn(name, own) }]);
  const all = [...own, ...inner, ...roles, ...(mac ? rolesOfMac : []), ...(isPackaged ? [] : rolesOfDevelopers)];

  return [
    ...(mac ? [{ role: 'appMenu', submenu: placedIn('app', all) } as const] : []),
    ...titles.map((title) => ({
      label: words.menus[title],
      submenu: placedIn(title, all),
      ...(title === 'window' || title === 'help' ? { role: title } : {}),
    })),
  ];
}
