// The table of the 34 items is whole, and every test it names is there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { complaintsAbout } from '../gate/mutation.ts';
import { judge } from './check-items.ts';
import { items } from './items.ts';
import { mutations } from './mutations.ts';
import { webPreferencesIn } from './mutations-window.ts';
import { read, root } from './tree.ts';

/** Whether a test, a group of tests or a row of a table has this very name: it is the first thing in its brackets. */
function isNamed(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [`'${escaped.replaceAll("'", "\\\\'")}'`, `"${escaped}"`, `\`${escaped}\``].some((literal) =>
    new RegExp(`[([]\\s*${literal},`).test(text),
  );
}

test('all 34 are there, in order, each with what is in place and a check', () => {
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 34 }, (_, at) => at + 1));
  expect(items.filter(({ inPlace, checks }) => inPlace.length < 20 || checks.length === 0)).toEqual([]);
});

test('a name that no test has is found out', () => {
  const text =
    "test('is here', () => undefined);\ntest.each([\n  ['a row', 1],\n])(\n  'is a line below',\n);\nconst words = 'is elsewhere';";
  expect(['is here', 'a row', 'is a line below', 'is elsewhere', 'is'].map((name) => isNamed(text, name))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('an item is held only by tests that ran and passed, each of its checks', () => {
  const run = (status: string, ...names: string[]) => ({ file: 'a.test.ts', names, status });
  const judged = (name: string, ...tests: ReturnType<typeof run>[]) => {
    const checks = [
      { file: 'a.test.ts', name: 'is there' },
      { file: 'a.test.ts', name },
    ];
    const { held, tests: count } = judge({ number: 1, what: '', inPlace: '', checks }, [run('passed', 'a group', 'is there'), ...tests]);
    return [held, count];
  };
  expect([
    judged('goes to %s', run('passed', 'goes to a'), run('passed', 'goes to b')),
    judged('a group', run('passed', 'a group', 'x')),
    judged('goes to %s', run('passed', 'goes to a'), run('failed', 'goes to b')),
    judged('goes', run('passed', 'goes to a')),
    judged('goes', run('skipped', 'goes')),
    judged('goes', { ...run('passed', 'goes'), file: 'b.test.ts' }),
  ]).toEqual([
    [true, 3],
    [true, 2],
    [false, 3],
    [false, 1],
    [false, 1],
    [false, 1],
  ]);
});

describe.each(items)('item $number, $what', ({ checks }) => {
  test('is held by tests that exist', () => {
    const missing = checks.filter(({ file, name }) => !existsSync(path.join(root, file)) || !isNamed(read(file), name));
    expect(missing).toEqual([]);
  });
});

describe('the mutation gate', () => {
  test('the mutation gate covers items 2, 3, 5 to 11, 13, 16 to 19 and 23, each preference and each fuse, and every patch fits the source once', () => {
    const covered = new Set(mutations.map(({ item }) => item));
    expect([2, 3, 5, 6, 7, 8, 9, 10, 11, 13, 16, 17, 18, 19, 23].filter((item) => !covered.has(item))).toEqual([]);
    expect(
      webPreferencesIn(read('main/electron/window.ts')).filter(
        (name) => !mutations.some(({ item, changes: [change] }) => item === 3 && change?.from.includes(`${name}: `)),
      ),
    ).toEqual([]);
    const fuses = [...(/electronFuses:\n((?: {2}.*\n)+)/.exec(read('electron-builder.yml'))?.[1] ?? '').matchAll(/^ {2}(\w+):/gm)].map(
      ([, name]) => name,
    );
    expect(
      fuses.filter((name) => !mutations.some(({ item, changes: [change] }) => item === 23 && change?.from.startsWith(`${name}:`))),
    ).toEqual([]);
    expect(complaintsAbout(mutations, read)).toEqual([]);
  });
});
