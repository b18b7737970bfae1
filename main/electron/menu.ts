// The application menu: the acts of the window under the titles each system expects, and the system's own roles besides.
import type { MenuItemConstructorOptions } from 'electron';
import { isShellCommand, starCommands } from '../../app/commands/commands.ts';
import type { CommandName, KeyMap, ShellCommand } from '../../app/commands/commands.ts';
import { acceleratorOf, partsOf } from '../../app/commands/keybindings.ts';
import type { CommandWords, MenuName } from '../../app/messages/en/commands.ts';

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

const labelCommands = ['label-red', 'label-yellow', 'label-green', 'label-blue'] as const;
const openInCommands = [
  'open-in-1',
  'open-in-2',
  'open-in-3',
  'open-in-4',
  'open-in-5',
  'open-in-6',
  'open-in-7',
  'open-in-8',
  'open-in-9',
] as const;
const line: MenuItemConstructorOptions = { type: 'separator' };

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
  const menu = (
    name: MenuName,
    submenu: readonly MenuItemConstructorOptions[],
    more: MenuItemConstructorOptions = {},
  ): MenuItemConstructorOptions => ({
    label: words.menus[name],
    submenu: [...submenu],
    ...more,
  });

  const recent: MenuItemConstructorOptions = { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] };
  const ofMac: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      item('settings'),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      item('quit'),
    ],
  };
  const developers: MenuItemConstructorOptions[] = isPackaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }];

  return [
    ...(mac ? [ofMac] : []),
    menu('file', [
      item('add-pictures'),
      ...(mac ? [recent] : []),
      item('import-folder'),
      line,
      item('choose-library'),
      item('reveal-library'),
      item('verify-library'),
      item('rebuild-index'),
      line,
      ...(mac ? [] : [item('settings'), line]),
      item('close-window'),
      ...(mac ? [] : [item('quit')]),
    ]),
    menu('edit', [
      item('undo'),
      item('redo'),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      item('select-all'),
      line,
      item('search'),
      item('palette'),
    ]),
    menu('picture', [
      item('continue'),
      item('use-all'),
      item('use-seed'),
      item('remix'),
      item('use-as-input'),
      item('finish'),
      item('keep-pixels'),
      line,
      item('favourite'),
      item('pick'),
      item('reject'),
      menu('stars', starCommands.map(item)),
      menu('labels', labelCommands.map(item)),
      item('tag'),
      line,
      item('reveal'),
      menu('open-in', openInCommands.map(item)),
      item('export'),
      line,
      item('trash'),
    ]),
    menu('queue', [
      item('write-instruction'),
      item('words'),
      item('run'),
      item('run-next'),
      line,
      item('queue'),
      item('pause-queue'),
      line,
      item('sent'),
    ]),
    menu('view', [
      item('stage'),
      item('library'),
      item('quick-look'),
      line,
      item('compare'),
      item('compare-as'),
      item('survey'),
      item('pairwise'),
      item('lens'),
      item('tree'),
      item('information'),
      item('compose'),
      item('grid-below'),
      item('sides'),
      item('picture-alone'),
      line,
      item('zoom-fit'),
      item('zoom-actual'),
      line,
      item('larger'),
      item('smaller'),
      item('usual-size'),
      line,
      item('full-screen'),
      ...developers,
    ]),
    menu('window', [item('viewer'), line, item('minimize'), ...(mac ? ([{ role: 'zoom' }, line, { role: 'front' }] as const) : [])], {
      role: 'window',
    }),
    menu('help', [item('keys'), item('reference'), item('credits')], { role: 'help' }),
  ];
}
