import { describe, expect, test } from 'vitest';
import { family } from '../../../app/commands/command.ts';
import {
  commandNames,
  familyWords,
  isOfAnyWindow,
  menuPositionOf,
  namesIn,
  partsOfName,
  shellCommands,
} from '../../../app/commands/commands.ts';

test('a family has a command for each value, in order', () => {
  expect(family([2, 5], (value) => ({ keys: [`Mod+${value}`] }))).toEqual({
    values: [2, 5],
    commands: [{ keys: ['Mod+2'] }, { keys: ['Mod+5'] }],
  });
});

describe('the name of a command', () => {
  test('is its own, or that of its family with the argument', () => {
    expect((['run', 'stars-3', 'label-red'] as const).map(partsOfName)).toMatchObject([
      { id: 'run', argument: null },
      { id: 'stars', argument: 3 },
      { id: 'label', argument: 'red' },
    ]);
    expect(namesIn('stars')).toEqual(['stars-1', 'stars-2', 'stars-3', 'stars-4', 'stars-5', 'stars-0']);
    expect(namesIn('run')).toEqual(['run']);
  });

  test('leads to its words by the argument', () => {
    expect(familyWords('stars', (stars) => `${stars} of 5`)).toEqual({
      'stars-0': '0 of 5',
      'stars-1': '1 of 5',
      'stars-2': '2 of 5',
      'stars-3': '3 of 5',
      'stars-4': '4 of 5',
      'stars-5': '5 of 5',
    });
  });
});

test('the application menu has a command in one place, a Mac where it expects it, and some not at all', () => {
  const elsewhere = commandNames.filter((command) => menuPositionOf(command, true) !== menuPositionOf(command, false));
  expect(elsewhere).toContain('settings');
  expect([menuPositionOf('settings', true)?.split(' ')[0], menuPositionOf('run', false) === menuPositionOf('run', true)]).toEqual([
    'app',
    true,
  ]);
  expect(menuPositionOf('run', false)).not.toBeNull();
  expect(commandNames.some((command) => menuPositionOf(command, false) === null)).toBe(true);
});

test('closing and quitting make sense in every window, what only the main one offers does not', () => {
  const everywhere = shellCommands.filter(isOfAnyWindow);
  expect(everywhere).toEqual(expect.arrayContaining(['close-window', 'quit']));
  expect(everywhere.length).toBeLessThan(shellCommands.length);
});
