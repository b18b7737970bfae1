// What takes turns in `npm test`, so that a person can wait for it: a quarter of these tests a day, all of them in `npm run test:all` and whenever a file is run by
// its name. Files that count what is bought do not take turns, nor do kills, leaks, walls and schedules, of which each day has a sample of its own.
import { longest } from './longest-first.ts';

/** In so many days, or seeds in a row, all of them run. */
const days = 4;

/**
 * Families whose tests take turns within each file: they start the command, lay pictures over each other, make an index, read a library or open the whole window,
 * a second and more each.
 */
const byTest: readonly string[] = [
  'test/main/command/',
  'test/main/pictures/',
  'test/main/library/index/',
  'test/main/library/folder/',
  'test/main/export/',
  'test/main/handoff/',
  'test/main/batch/',
  'test/main/rehearsal/',
  'test/parts/',
  'test/faults/files.test.ts',
  'test/faults/index.test.ts',
  'test/faults/exports.test.ts',
  'test/faults/thumbnails.test.ts',
  'test/faults/hostile-words.test.ts',
  'test/faults/hostile-pictures.test.ts',
];
/** Families whose files take turns, since the tests of a file may share an app. */
const byFile: readonly string[] = ['test/e2e/'];
/** Each day: what counts purchases or guards records, and every screen, of which those that are judged go by the day themselves. */
const always: readonly string[] = [
  'test/main/command/faults.test.ts',
  'test/main/command/limits.test.ts',
  'test/main/command/stopped-twice.test.ts',
  'test/main/command/gone-computer.test.ts',
  'test/main/batch/killed.test.ts',
  'test/main/library/folder/mark-records.test.ts',
  'test/e2e/everyone.test.ts',
];

/** Whether the tests of a file take turns. `file` is relative to the root, with slashes. */
export function takesTurns(file: string): boolean {
  return !always.includes(file) && byTest.some((family) => file.startsWith(family));
}

/** Whether the nth test among the `count` of its file runs in a sample of this seed. The only test of a file has nothing to take turns with. */
export function isOfToday(nth: number, count: number, seed: number): boolean {
  return count < 2 || (nth + seed) % days === 0;
}

/** Of these files the ones that are left to another day than that of the seed. The long ones are spread over the days. */
export function leftForAnotherDay(files: readonly string[], seed: number): readonly string[] {
  const rank = (file: string): number => (longest.includes(file) ? longest.indexOf(file) : longest.length);
  return byFile.flatMap((family) =>
    files
      .filter((file) => file.startsWith(family) && !always.includes(file))
      .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .filter((_, nth, all) => !isOfToday(nth, all.length, seed)),
  );
}
