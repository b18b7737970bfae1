// Keys that no setting changes.
import { expect, test } from 'vitest';
import { isChord } from '../../../app/commands/keybindings.ts';
import { fixedKeys, fixedUsesOf } from '../../../app/commands/fixed-keys.ts';

test.each([
  ['Mod+V', { everywhere: ['paste'], somewhere: [] }],
  ['PageDown', { everywhere: [], somewhere: ['grid', 'surveyPages'] }],
  ['5', { everywhere: [], somewhere: ['cropTools', 'survey'] }],
  ['8', { everywhere: [], somewhere: ['survey'] }],
  ['Mod+J', { everywhere: [], somewhere: [] }],
])('%s is for %j', (chord, uses) => {
  expect(fixedUsesOf(chord)).toEqual(uses);
});

test('each is a chord as the keys of commands are', () => {
  expect(fixedKeys.flatMap(([, keys]) => keys).filter((key) => !isChord(key))).toEqual([]);
});
