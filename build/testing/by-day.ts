// What takes turns in `npm test`, so that a person can wait for it: one half of these tests a day, all of them in `npm run test:all` and whenever a file is run by
// its name. Files that count what is bought do not take turns, nor do kills, leaks, walls and schedules, of which each day has a sample of its own.
import { longest } from './longest-first.ts';

/** Families whose tests take turns within each file: they start the command, lay pictures over each other, make an index or open the whole window, a second and more each. */
const byTest: readonly string[] = [
  'test/main/command/',
  'test/main/pictures/',
  'test/main/library/index/',
  'test/main/export/',
  'test/main/handoff/',
  'test/main/batch/',
  'test/main/rehearsal/',
  'test/parts/',
];
/** Families whose files take turns, since the tests of a file may share an app. */
const byFile: readonly string[] = ['test/e2e/'];
/** Each day: what counts purchases, and every screen, of which those that are judged go by the day themselves. */
const always: readonly string[] = [
  'test/main/command/faults.test.ts',
  'test/main/command/limits.test.ts',
  'test/main/batch/killed.test.ts',
  'test/e2e/everyone.test.ts',
];

/** Whether the tests of a file take turns. `file` is relative to the root, with slashes. */
export function takesTurns(file: string): boolean {
  return !always.includes(file) && byTest.some((family) => file.startsWith(family));
}

/** Whether the nth test among the `count` of its file runs in a sample of this seed. The only test of a file has nothing to take turns with. */
export function isOfToday(nth: number, count: number, seed: number): boolean {
  return count < 2 || (nth + seed) % 2 === 0;
}

/** Of these files the ones that are left to another day than that of the seed. Each day has some of the long ones. */
export function leftForAnotherDay(files: readonly string[], seed: number): readonly string[] {
  const rank = (file: string): number => (longest.includes(file) ? longest.indexOf(file) : longest.length);
  return byFile.flatMap((family) =>
    files
      .filter((file) => file.startsWith(family) && !always.includes(file))
      .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .filter((_, nth, all) => !isOfToday(nth, all.length, seed)),
  );
}
