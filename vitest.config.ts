import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { leftForAnotherDay } from './build/testing/by-day.ts';
import { LongestFirst } from './build/testing/longest-first.ts';
import { isSample, seed } from './test/size.ts';

/**
 * Node cuts types out of our worker threads by WebAssembly, anew in each thread, and V8 13.6 may crash when it frees the faster wrappers that it makes
 * after a thousand calls: a core showed it when tests of test/faults/disk.test.ts were repeated. Without such wrappers there is nothing to free.
 */
const execArgv = ['--wasm-wrapper-tiering-budget=2147483647'];

/** What they teach `expect`, and how long `vi` waits, is the same in every test. */
const setupFiles = ['test/sentences.ts', 'test/patience.ts'];
const byDay = 'test/by-day.ts';
const anotherDay = isSample
  ? leftForAnotherDay(
      globSync('test/e2e/*.test.ts', { cwd: import.meta.dirname }).map((file) => file.replaceAll('\\', '/')),
      seed,
    )
  : [];

/** A test that takes longer hangs. Long, since the machine may do other things beside. */
const patienceMs = 240_000;
/** What is polled for is waited for as long as `test/patience.ts` says of the rest. */
const patient = { poll: { timeout: 120_000 } };

export default defineConfig({
  test: {
    // As many as there are cores: left to itself vitest keeps one free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          execArgv,
          setupFiles: [...setupFiles, 'test/one-process.ts', byDay],
          isolate: false,
          include: ['test/{main,renderer,rules,docs,build,crash,money,laws,gate}/**/*.test.{ts,tsx}'],
          // A third of their time is waiting, for processes and for the pace of the rehearsed service; and they are the longest suite of `npm test`.
          maxWorkers: availableParallelism() + 2,
          sequence: { groupOrder: 4 },
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
          // It imports electron, which the tests of the shell replace.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      // Values without a host leave nothing behind: they share a process, since a start and the schemas for each file take most of their time.
      {
        test: {
          name: 'values',
          execArgv,
          setupFiles,
          include: ['test/app/**/*.test.ts'],
          testTimeout: patienceMs,
          expect: patient,
          isolate: false,
        },
      },
      {
        test: {
          name: 'hardening',
          execArgv,
          setupFiles,
          include: ['test/hardening/**/*.test.ts'],
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
        },
      },
      {
        test: {
          name: 'leak',
          execArgv,
          setupFiles,
          include: ['test/leak/**/*.test.ts'],
          // They wait for the pace of the app more than they compute.
          maxWorkers: 3,
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'faults',
          execArgv,
          setupFiles: [...setupFiles, byDay],
          include: ['test/faults/**/*.test.ts'],
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
        },
      },
      {
        test: {
          name: 'parts',
          execArgv,
          setupFiles: [...setupFiles, byDay],
          include: ['test/parts/**/*.test.ts'],
          globalSetup: ['test/parts/build-page.ts'],
          // Each worker has a page of its own in the one browser, and reads what all files import once.
          maxWorkers: 2,
          isolate: false,
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
          sequence: { groupOrder: 2 },
        },
      },
      // An app waits more than it computes: for its own pace, for Chromium, for the rehearsed service.
      {
        test: {
          name: 'e2e',
          execArgv,
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...anotherDay],
          globalSetup: ['test/e2e/chromiums.ts'],
          setupFiles: [...setupFiles, 'test/e2e/borrow-chromium.ts', 'test/e2e/after-a-hang.ts'],
          // Each worker reads Playwright and what else all files import once.
          isolate: false,
          maxWorkers: 4,
          // Patience, for a machine that does other things beside: nothing waits for it to pass.
          testTimeout: patienceMs,
          expect: patient,
          hookTimeout: patienceMs,
          // Differs from the other projects in its number of workers, so it has a turn of its own.
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'package', execArgv, include: ['test/package/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 } },
    ],
  },
});
