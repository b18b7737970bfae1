import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { commandNames, keyMapOf, usualKeysOf } from '../../../app/commands/commands.ts';
import type { CommandName } from '../../../app/commands/commands.ts';
import { commands as commandWordsEn } from '../../../app/messages/en/commands.ts';
import { commands as commandWordsZh } from '../../../app/messages/zh-CN/commands.ts';
import { makeMenu } from '../../../main/electron/menu.ts';
import type { MenuHost } from '../../../main/electron/menu.ts';

const systems = ['linux', 'win32', 'darwin'] as const;

function menuOf(host: Partial<MenuHost> = {}, commands = { ask: vi.fn(), shell: vi.fn() }): MenuItemConstructorOptions[] {
  return makeMenu({ platform: 'linux', isPackaged: true, words: commandWordsEn, keys: keyMapOf({}), ...host }, commands);
}

const itemsIn = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => (Array.isArray(item.submenu) ? itemsIn(item.submenu) : [item]));
const find = (items: readonly MenuItemConstructorOptions[], command: CommandName): MenuItemConstructorOptions => {
  const found = itemsIn(items).find(({ id }) => id === command);
  if (found === undefined) throw new Error(`${command} is not in the menu`);
  return found;
};

describe('the application menu', () => {
  test('has titles as each system expects them', () => {
    const titles = (platform: NodeJS.Platform): unknown[] => menuOf({ platform }).map(({ label, role }) => label ?? role);
    expect(titles('linux')).toEqual(['File', 'Edit', 'Picture', 'Queue', 'View', 'Window', 'Help']);
    expect(titles('win32')).toEqual(titles('linux'));
    expect(titles('darwin')).toEqual(['appMenu', ...titles('linux')]);
  });

  test.each(systems)(
    'on %s, whatever it offers of our own is an act with a key, so the palette and the list of keys have it too',
    (platform) => {
      const commands = itemsIn(menuOf({ platform })).flatMap(({ id }) => (id === undefined ? [] : [id]));
      expect(commands.filter((command) => !(commandNames as readonly string[]).includes(command))).toEqual([]);
      expect(commands.filter((command) => usualKeysOf(command as CommandName).length === 0)).toEqual([]);
      expect(new Set(commands).size).toBe(commands.length);
      expect(commands.length).toBeGreaterThan(40);
      // All else is a role that the system itself gives a name and a key.
      const others = itemsIn(menuOf({ platform })).filter(({ id }) => id === undefined);
      expect(others.filter(({ role, type }) => role === undefined && type !== 'separator')).toEqual([]);
    },
  );

  test('leaves the keys to the window, and on a Mac shows none that a field would lose', () => {
    for (const platform of systems)
      expect(itemsIn(menuOf({ platform })).filter((item) => item.accelerator !== undefined && item.registerAccelerator !== false)).toEqual(
        [],
      );
    expect(find(menuOf(), 'favourite').accelerator).toBe('F');
    expect(find(menuOf({ platform: 'darwin' }), 'favourite').accelerator).toBeUndefined();
    expect(find(menuOf({ platform: 'darwin' }), 'run').accelerator).toBe('CmdOrCtrl+Enter');
  });

  test('shows keys as they are set, and words in the language that is set', () => {
    const changed = menuOf({ keys: keyMapOf({ run: ['Mod+J'], favourite: [] }), words: commandWordsZh });
    expect([find(changed, 'run').accelerator, find(changed, 'favourite').accelerator]).toEqual(['CmdOrCtrl+J', undefined]);
    expect([find(changed, 'run').label, changed[0]?.label]).toEqual(['运行', '文件']);
  });

  test('asks the window, or the system for what is the system’s', () => {
    const commands = { ask: vi.fn(), shell: vi.fn() };
    const menu = menuOf({}, commands);
    for (const command of ['run', 'quit', 'stars-3', 'full-screen'] as const)
      find(menu, command).click?.(undefined as never, undefined as never, undefined as never);
    expect([commands.ask.mock.calls, commands.shell.mock.calls]).toEqual([
      [['run'], ['stars-3']],
      [['quit'], ['full-screen']],
    ]);
  });

  test('has developer tools in development only', () => {
    const roles = (isPackaged: boolean): unknown[] => itemsIn(menuOf({ isPackaged })).map(({ role }) => role);
    expect([roles(false).includes('toggleDevTools'), roles(true).includes('toggleDevTools'), roles(true).includes('reload')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
