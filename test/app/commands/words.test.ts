import { expect, test } from 'vitest';
import { commandNames } from '../../../app/commands/commands.ts';
import { commandWords } from '../../../app/messages/languages/commands.ts';
import { languages } from '../../../app/language.ts';

test('each language has a name of its own for every act', () => {
  for (const language of languages) {
    const named = commandWords[language].commands;
    expect(Object.keys(named).toSorted()).toEqual(commandNames.toSorted());
    expect(Object.values(named).filter((words) => words.trim() === '')).toEqual([]);
  }
  expect(commandWords.en.groups.make).toBe('Make');
  expect(commandWords['zh-CN']).not.toBe(commandWords.en);
});
