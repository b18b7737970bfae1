import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isOfToday, leftForAnotherDay, takesTurns } from '../../build/testing/by-day.ts';

const root = path.resolve(import.meta.dirname, '../..');
const found = (pattern: string): string[] => globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));

test('four seeds in a row run every test of a file once, and the only one of a file each time', () => {
  const numbers = [0, 1, 2, 3, 4];
  const days = [7, 8, 9, 10].map((seed) => numbers.filter((nth) => isOfToday(nth, numbers.length, seed)));
  expect(days).toEqual([[1], [0, 4], [3], [2]]);
  expect([7, 8, 9, 10].map((seed) => isOfToday(0, 1, seed))).toEqual([true, true, true, true]);
});

test('four seeds in a row run every file of the window end to end once, no two of the longest at one of them, and its screens each time', () => {
  const files = found('test/e2e/*.test.ts');
  const run = [7, 8, 9, 10].map((seed) => {
    const left = leftForAnotherDay(files, seed);
    return files.filter((file) => !left.includes(file));
  });
  const everyDay = files.filter((file) => run.every((one) => one.includes(file)));
  expect(everyDay).toEqual(['test/e2e/everyone.test.ts']);
  expect(run.flatMap((one) => one.filter((file) => !everyDay.includes(file))).toSorted()).toEqual(
    files.filter((file) => !everyDay.includes(file)).toSorted(),
  );
  const longest = ['test/e2e/keep.test.ts', 'test/e2e/export.test.ts'];
  expect(run.map((one) => one.filter((file) => longest.includes(file)).length).toSorted()).toEqual([0, 0, 1, 1]);
});

test('tests of the command, of pictures, of reading a library and of parts of the window take turns; what guards records and counts purchases never does', () => {
  const files = found('test/**/*.test.{ts,tsx}');
  const folders = new Set(files.filter(takesTurns).map((file) => path.posix.dirname(file).split('/').slice(0, 4).join('/')));
  expect([...folders].toSorted()).toEqual([
    'test/faults',
    'test/main/batch',
    'test/main/command',
    'test/main/export',
    'test/main/handoff',
    'test/main/library/folder',
    'test/main/library/index',
    'test/main/pictures',
    'test/main/pictures/composite',
    'test/main/pictures/containers',
    'test/main/pictures/host',
    'test/main/rehearsal',
    'test/parts',
  ]);
  const whole = [
    'test/main/library/crash.test.ts',
    'test/main/command/faults.test.ts',
    'test/main/command/limits.test.ts',
    'test/main/command/stopped-twice.test.ts',
    'test/main/command/gone-computer.test.ts',
    'test/main/batch/killed.test.ts',
    'test/main/studio/session/limits.test.ts',
    'test/crash/points.test.ts',
    'test/main/library/folder/mark-records.test.ts',
    'test/faults/command.test.ts',
    'test/faults/disk.test.ts',
    'test/faults/downloads.test.ts',
    'test/faults/intents.test.ts',
    'test/faults/process.test.ts',
  ];
  expect(whole.map((file) => [files.includes(file), takesTurns(file)])).toEqual(whole.map(() => [true, false]));
});
