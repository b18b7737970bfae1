import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandNames,
  conflictsIn,
  groupOf,
  isShellCommand,
  keyMapOf,
  shellCommands,
  usualKeysOf,
} from '../../../app/commands/commands.ts';
import { acceleratorOf, chordOf, isChord, partsOf, shownChord, spokenChord } from '../../../app/commands/keybindings.ts';
import type { Press } from '../../../app/commands/keybindings.ts';
import { firesIn } from '../../../app/commands/focus.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, code: '', mod: false, shift: false, alt: false, ...more });

describe('keys of acts', () => {
  test('as the program comes, each is written as keys are and belongs to one act', () => {
    const all = commandNames.flatMap(usualKeysOf);
    expect(all.filter((chord) => !isChord(chord))).toEqual([]);
    expect(conflictsIn(keyMapOf({}))).toEqual(new Map());
  });

  test('that are changed take the place of the usual ones; names nobody knows are left aside', () => {
    const map = keyMapOf({ run: ['Mod+J'], pick: [], 'act of tomorrow': ['F'] });
    expect([map.run, map.pick, map.reject, 'act of tomorrow' in map]).toEqual([['Mod+J'], [], ['X'], false]);
  });

  test('that are fixed are none of an act’s, whatever the settings say; it keeps its others', () => {
    const map = keyMapOf({ pick: ['Mod+V'], favourite: ['F', 'Mod+V', 'Mod+J'] });
    expect([map.pick, map.favourite]).toEqual([[], ['F', 'Mod+J']]);
  });

  test('of two acts are a conflict of both', () => {
    expect(conflictsIn(keyMapOf({ pick: ['F'], reject: ['X', 'F'] }))).toEqual(new Map([['F', ['favourite', 'pick', 'reject']]]));
  });
});

describe('an act', () => {
  test('belongs to the group that the palette shows it in', () => {
    expect((['run', 'compare', 'stars-3', 'open-in-9', 'verify-library', 'quit'] as const).map(groupOf)).toEqual([
      'make',
      'look',
      'organise',
      'out',
      'library',
      'program',
    ]);
  });

  test('is done by main when it is of the window itself or of the system, and by the page when it is not', () => {
    expect(commandNames.filter(isShellCommand).toSorted()).toEqual([...shellCommands].toSorted());
    expect([isShellCommand('quit'), isShellCommand('viewer'), isShellCommand('run'), isShellCommand('palette')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a key press as text', () => {
  test.each<[string, Press, string | null]>([
    ['a letter', press('g'), 'G'],
    ['a letter with Shift', press('G', { shift: true }), 'Shift+G'],
    ['a modifier and Enter', press('Enter', { mod: true, shift: true }), 'Mod+Shift+Enter'],
    ['an arrow', press('ArrowLeft'), 'Left'],
    ['the space bar', press(' '), 'Space'],
    ['a sign that needs Shift', press('?', { shift: true, code: 'Slash' }), '?'],
    ['plus', press('+', { mod: true, shift: true, code: 'Equal' }), 'Mod++'],
    ['Shift and a digit', press('!', { shift: true, code: 'Digit1' }), 'Shift+1'],
    ['a digit where digits need Shift', press('1', { shift: true, code: 'Digit1' }), '1'],
    ['a modifier, Shift and a digit', press(')', { mod: true, shift: true, code: 'Digit0' }), 'Mod+Shift+0'],
    ['a letter of another alphabet, by its place', press('п', { code: 'KeyG' }), 'G'],
    ['a letter that Alt made another sign', press('©', { alt: true, code: 'KeyG' }), 'Alt+G'],
    ['a function key', press('F11'), 'F11'],
    ['Tab', press('Tab'), 'Tab'],
    ['Shift and Tab', press('Tab', { shift: true }), 'Shift+Tab'],
    ['a modifier alone', press('Shift', { shift: true }), null],
    ['a dead key', press('Dead', { code: 'BracketLeft' }), null],
  ])('%s', (_what, pressed, chord) => {
    expect(chordOf(pressed)).toBe(chord);
  });

  test('whatever is pressed, what comes out is written as keys are', () => {
    fc.assert(
      fc.property(
        fc.record({
          key: fc.oneof(
            fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
            fc.constantFrom('Enter', 'ArrowUp', 'F5', 'Unidentified'),
          ),
          code: fc.constantFrom('', 'KeyA', 'Digit4', 'Slash'),
          mod: fc.boolean(),
          shift: fc.boolean(),
          alt: fc.boolean(),
        }),
        (pressed) => {
          const chord = chordOf(pressed);
          if (chord !== null) expect([chord, isChord(chord) || /\s|\p{Cc}/u.test(chord)]).toEqual([chord, true]);
        },
      ),
    );
  });

  test('is shown, read aloud and given to menus in their own ways', () => {
    expect([shownChord('Mod+Shift+K', false), shownChord('Mod+Shift+K', true), shownChord('Delete', false)]).toEqual([
      'Ctrl+Shift+K',
      '⌘⇧K',
      'Del',
    ]);
    expect([spokenChord('Mod+Left', false), spokenChord('Mod+Left', true)]).toEqual(['Control+ArrowLeft', 'Meta+ArrowLeft']);
    expect([acceleratorOf('Mod+Shift+0'), acceleratorOf('Mod++'), acceleratorOf('?')]).toEqual([
      'CmdOrCtrl+Shift+0',
      'CmdOrCtrl+Plus',
      '?',
    ]);
    expect([partsOf('Mod++'), partsOf('+'), partsOf('Shift+Left')]).toEqual([['Mod', '+'], ['+'], ['Shift', 'Left']]);
  });
});

describe('where the focus is', () => {
  test('fields keep what fields do, popups keep everything', () => {
    const typing = ['Mod+Enter', 'Mod+K', 'Mod+R', 'F1', 'Escape'];
    const fields = ['G', '5', 'Space', 'Enter', 'Left', '?', 'Mod+Z', 'Mod+A', 'Mod+C', 'Mod+Left', 'Shift+1', 'Delete'];
    expect(typing.filter((chord) => !firesIn(chord, 'typing'))).toEqual([]);
    expect(fields.filter((chord) => firesIn(chord, 'typing'))).toEqual([]);
    expect([...typing, ...fields].filter((chord) => firesIn(chord, 'popup'))).toEqual([]);
    expect([...typing, ...fields].filter((chord) => !firesIn(chord, 'nothing'))).toEqual([]);
  });
});
