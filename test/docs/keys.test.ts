// The page of keys has every act with the keys it has.
import { expect, test } from 'vitest';
import { actGroups, actNames, groupOf, usualKeysOf } from '../../app/commands/commands.ts';
import { shownChord } from '../../app/commands/keybindings.ts';
import { acts as actWordsEn } from '../../app/messages/en/acts.ts';
import { keys } from '../../app/messages/en/window/keys.ts';
import { read, rowsOf } from './pages.ts';

const page = read('docs/keys.md');
const shown = (chords: readonly string[], mac: boolean): string =>
  chords.length === 0 ? '' : chords.map((chord) => `<kbd>${shownChord(chord, mac)}</kbd>`).join(' ');
const sectionOf = (title: string): string => page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

test.each(actGroups)('the section of the group “%s” has its acts and their keys, in order', (group) => {
  const wanted = actNames
    .filter((act) => groupOf(act) === group)
    .map((act) => [actWordsEn.acts[act], shown(usualKeysOf(act), false), shown(usualKeysOf(act), true)]);
  expect(rowsOf(sectionOf(actWordsEn.groups[group]))).toEqual(wanted);
});

test('the keys of single fields and lists are named as the sheet names them', () => {
  const named = rowsOf(sectionOf(keys.sheet.elsewhere)).map(([words]) => words);
  expect(named).toEqual(Object.values(keys.sheet.fixed));
});
