// The page of keys has every act with the keys it has.
import { expect, test } from 'vitest';
import { commandGroups, commandNames, groupOf, usualKeysOf } from '../../app/commands/commands.ts';
import { shownChord } from '../../app/commands/keybindings.ts';
import { commands as commandWordsEn } from '../../app/messages/en/commands.ts';
import { keys } from '../../app/messages/en/window/keys.ts';
import { read, rowsOf } from './pages.ts';

const page = read('docs/keys.md');
const shown = (chords: readonly string[], mac: boolean): string =>
  chords.length === 0 ? '' : chords.map((chord) => `<kbd>${shownChord(chord, mac)}</kbd>`).join(' ');
const sectionOf = (title: string): string => page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

test.each(commandGroups)('the section of the group “%s” has its acts and their keys, in order', (group) => {
  const wanted = commandNames
    .filter((command) => groupOf(command) === group)
    .map((command) => [commandWordsEn.commands[command], shown(usualKeysOf(command), false), shown(usualKeysOf(command), true)]);
  expect(rowsOf(sectionOf(commandWordsEn.groups[group]))).toEqual(wanted);
});

test('the keys of single fields and lists are named as the sheet names them', () => {
  const named = rowsOf(sectionOf(keys.sheet.elsewhere)).map(([words]) => words);
  expect(named).toEqual(Object.values(keys.sheet.fixed));
});
