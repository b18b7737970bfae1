// In `npm test` the tests of slow families take turns: every third one of a file runs at one seed, those after them at the next, so that three days run all.
// Run by name, or at full size, all of them do.
import path from 'node:path';
import { beforeEach } from 'vitest';
import type { RunnerTask, RunnerTestCase } from 'vitest';
import { isOfToday, takesTurns } from '../build/testing/by-day.ts';
import { isSample, seed } from './size.ts';

const root = path.resolve(import.meta.dirname, '..');
const numbers = new WeakMap<RunnerTestCase['file'], ReadonlyMap<string, number>>();

if (isSample)
  beforeEach(({ task, skip }) => {
    if (!takesTurns(path.relative(root, task.file.filepath).replaceAll('\\', '/'))) return;
    const known = numbers.get(task.file) ?? new Map(testsOf(task.file.tasks).map(({ id }, nth) => [id, nth]));
    numbers.set(task.file, known);
    if (!isOfToday(known.get(task.id) ?? 0, known.size, seed)) skip('another day');
  });

function testsOf(tasks: readonly RunnerTask[]): readonly RunnerTask[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task.tasks) : [task]));
}
