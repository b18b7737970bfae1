import { expect, test } from 'vitest';
import { actNames } from '../../../app/commands/commands.ts';
import { actWords } from '../../../app/messages/languages/acts.ts';
import { languages } from '../../../app/language.ts';

test('each language has a name of its own for every act', () => {
  for (const language of languages) {
    const named = actWords[language].acts;
    expect(Object.keys(named).toSorted()).toEqual(actNames.toSorted());
    expect(Object.values(named).filter((words) => words.trim() === '')).toEqual([]);
  }
  expect(actWords.en.groups.make).toBe('Make');
  expect(actWords['zh-CN']).not.toBe(actWords.en);
});
