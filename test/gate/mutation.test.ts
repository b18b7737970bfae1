import { expect, test } from 'vitest';
import { applyChange, applyChanges, complaintsAbout } from './mutation.ts';
import type { Change } from './mutation.ts';

const files = new Map([
  ['a.ts', 'let one = 1;\nlet two = 2;\nlet also = 2;\n'],
  ['b.ts', 'three();\n'],
  ['a.test.ts', ''],
]);
const read = (file: string): string => {
  const text = files.get(file);
  if (text === undefined) throw new Error(`${file} is not there`);
  return text;
};
const change = (from: string, to: string, file = 'a.ts'): Change => ({ file, from, to });

test('a passage that is there once is changed, signs of a pattern and of a replacement are plain text', () => {
  expect(applyChange('a.b(x)?', change('.b(x)?', "$&$'"))).toBe("a$&$'");
});

test('a passage that is not there, is there twice or is empty is refused', () => {
  const times = (from: string): string => {
    try {
      return applyChange(read('a.ts'), change(from, 'x'));
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  expect([times('zero'), times('= 2'), times('')]).toEqual([
    'a.ts holds this passage 0 times instead of once: zero',
    'a.ts holds this passage 2 times instead of once: = 2',
    'a.ts holds this passage 0 times instead of once: ',
  ]);
});

test('changes of one file follow each other, and each file comes once', () => {
  expect([...applyChanges([change('= 1', '= 7'), change('three', 'four', 'b.ts'), change('= 7', '= 8')], read)]).toEqual([
    ['a.ts', 'let one = 8;\nlet two = 2;\nlet also = 2;\n'],
    ['b.ts', 'four();\n'],
  ]);
});

test('a table is told all that is stale or odd about it', () => {
  const whole = { name: 'no-one', what: 'the one', changes: [change('= 1', '= 0')], tests: ['a.test.ts'] };
  expect(complaintsAbout([whole], read)).toEqual([]);
  expect(
    complaintsAbout(
      [
        whole,
        { ...whole, what: '' },
        { ...whole, name: 'No one', changes: [] },
        { ...whole, name: 'same', changes: [change('= 1', '= 1')] },
        { ...whole, name: 'stale', changes: [change('= 3', '')] },
        { ...whole, name: 'twice', changes: [change('= 2', '')] },
        { ...whole, name: 'second-brought-in', changes: [change('= 1', '= 7'), change('= 7', '= 8')] },
        { ...whole, name: 'gone', changes: [change('x', 'y', 'c.ts')] },
        { ...whole, name: 'untested', tests: [] },
        { ...whole, name: 'test-gone', tests: ['b.test.ts'] },
      ],
      read,
    ),
  ).toEqual([
    'no-one: two have this name',
    'no-one: does not say what is lost',
    'No one: is not kebab-case',
    'No one: changes nothing',
    'same: changes a passage into itself',
    'stale: a.ts holds this passage 0 times instead of once: = 3',
    'twice: a.ts holds this passage 2 times instead of once: = 2',
    'second-brought-in: a.ts holds this passage 0 times instead of once: = 7',
    'gone: c.ts is not there',
    'untested: names no test',
    'test-gone: b.test.ts is not there',
  ]);
});
