// A command is an entry, its window part and its words: one that has these three is in the menu, the palette and the keys, and can be offered.
import { beforeEach, expect, test, vi } from 'vitest';
import { commandNames, groupOf, keyMapOf } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import { commands } from '../../app/messages/en/commands.ts';
import type { CommandWords } from '../../app/messages/en/commands.ts';
import { makeMenu } from '../../main/electron/menu.ts';
import { isEnabled, isOfferedOver, runCommand } from '../../renderer/commands/registry/registry.ts';
import { offerOf } from '../../renderer/commands/registry/use-offer.ts';
import { paletteItems } from '../../renderer/features/keys/palette-items.ts';
import { commandOf } from '../../renderer/store/key-map.ts';
import { fakeWorld } from '../fakes/fake-world.ts';
import { openWindow } from '../renderer/open-window.ts';

const madeUp = 'made-up' as CommandName;
const given = vi.hoisted(() => ({ run: vi.fn(), there: true }));

vi.mock('../../app/commands/view.ts', async (original) => {
  const { viewCommands } = await original<{ readonly viewCommands: object }>();
  return { viewCommands: { ...viewCommands, 'made-up': { keys: ['Alt+M'], menu: 'view 1.4' } } };
});
vi.mock('../../renderer/commands/registry/view.ts', async (original) => {
  const { viewEntries } = await original<{ readonly viewEntries: object }>();
  return { viewEntries: { ...viewEntries, 'made-up': { over: ['survey'], when: () => given.there, run: given.run } } };
});
vi.mock('../../app/messages/en/commands.ts', async (original) => {
  const words = await original<{ readonly commands: CommandWords }>();
  return { commands: { ...words.commands, commands: { ...words.commands.commands, 'made-up': 'Made up' } } };
});

beforeEach(async () => {
  given.run.mockReset();
  given.there = true;
  await openWindow(fakeWorld());
});

test('has its group and its key', () => {
  const press = { key: 'm', code: 'KeyM', mod: false, shift: false, alt: true, repeat: false, composing: false };
  expect([commandNames.includes(madeUp), groupOf(madeUp), commandOf(press, 'nothing', keyMapOf({}))]).toEqual([true, 'look', madeUp]);
});

test('is where its entry says in the application menu', () => {
  const ask = vi.fn();
  const menu = makeMenu({ platform: 'linux', isPackaged: true, words: commands, keys: keyMapOf({}) }, { ask, shell: vi.fn() });
  const view = menu.find(({ label }) => label === 'View')?.submenu;
  expect(Array.isArray(view) ? view.slice(2, 5).map(({ label, type }) => label ?? type) : []).toEqual([
    'Quick look',
    'Made up',
    'separator',
  ]);
});

test('is in the palette while there is something for it to act on, and does it', () => {
  const find = () => paletteItems([]).find(({ command }) => command === madeUp);
  expect(find()?.words).toBe('Made up');
  find()?.choose();
  expect(given.run).toHaveBeenCalledOnce();
  given.there = false;
  expect([find(), isEnabled(madeUp)]).toEqual([undefined, false]);
});

test('can be offered by a bar or menu that only names it, for what that is of', () => {
  const target = { edit: null, index: 0, ids: ['a', 'b'] };
  const { run, ...shown } = offerOf(madeUp, target, 'Alt+M');
  expect(shown).toEqual({
    key: 'made-up',
    label: 'Made up',
    shortcut: 'Alt+M',
    icon: undefined,
    fills: false,
    disabled: false,
    checked: undefined,
  });
  run();
  expect(given.run).toHaveBeenCalledExactlyOnceWith(target, null);
  expect([isOfferedOver('survey', madeUp), isOfferedOver('viewer', madeUp)]).toEqual([true, false]);
  runCommand(madeUp);
  expect(given.run).toHaveBeenLastCalledWith({ edit: null, index: 0, ids: [] }, null);
});
