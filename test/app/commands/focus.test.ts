import { expect, test } from 'vitest';
import { firesIn } from '../../../app/commands/focus.ts';
import type { Focus } from '../../../app/commands/focus.ts';

const focuses: readonly Focus[] = ['nothing', 'picture', 'typing', 'control', 'steps', 'grid', 'popup'];
const arrows = ['Left', 'Right', 'Up', 'Down', 'Home', 'End', 'PageUp', 'PageDown'];

/** Where each key acts, written out a second time on purpose. */
const table: readonly (readonly [keys: readonly string[], where: readonly Focus[]])[] = [
  [
    ['Escape', 'F1', 'F11'],
    ['nothing', 'picture', 'typing', 'control', 'steps', 'grid'],
  ],
  [
    ['Mod+Enter', 'Mod+K', 'Mod+1', 'Mod+PageUp', 'Mod+PageDown', 'Shift+Mod+S'],
    ['nothing', 'picture', 'typing', 'control', 'steps', 'grid'],
  ],
  [
    ['Z', 'Y', 'A', 'C', 'X', 'V', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'Backspace', 'Delete'].map((key) => `Mod+${key}`),
    ['nothing', 'picture', 'control', 'steps', 'grid'],
  ],
  [['Enter'], ['nothing', 'picture']],
  [['Space'], ['nothing', 'picture', 'grid']],
  [arrows, ['nothing', 'picture', 'control']],
  [['Tab', 'Shift+Tab'], ['picture']],
  // The system's own.
  [['Mod+Tab', 'Mod+Shift+Tab', 'Alt+Tab'], []],
  [
    ['F', 'A', '1', 'Delete', 'Backspace'],
    ['nothing', 'picture', 'control', 'steps', 'grid'],
  ],
];

test.each(table.flatMap(([keys, where]) => keys.map((key) => [key, where] as const)))('%s acts with the focus on %j', (key, where) => {
  expect(focuses.filter((focus) => firesIn(key, focus))).toEqual(where);
});

test('no key at all acts like a letter', () => {
  expect(focuses.filter((focus) => firesIn('', focus))).toEqual(['nothing', 'picture', 'control', 'steps', 'grid']);
});
