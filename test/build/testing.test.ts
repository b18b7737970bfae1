import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { byNearness } from '../../build/testing/nearness.ts';
import { failures, passes, summary } from '../../build/testing/report.ts';
import type { Outcome } from '../../build/testing/report.ts';
import { readCounted, readVitest, runSuite } from '../../build/testing/run-suite.ts';
import { suites } from '../../build/testing/suites.ts';
import { treeOf } from '../../build/testing/tree.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = (): string => mkdtempSync(path.join(tmpdir(), 'kontext-testing-'));
const outcome = (more: Partial<Outcome>): Outcome => ({
  name: 'unit',
  passed: 3,
  failed: 0,
  left: 0,
  seconds: 2,
  processorSeconds: 3,
  wrong: [],
  slowest: [],
  counts: true,
  ...more,
});

describe('the count at the end', () => {
  test('adds the suites up, and a step counts only when it fails', () => {
    const fine = [outcome({}), outcome({ name: 'types', passed: 0, counts: false })];
    expect([passes(fine), failures(fine)]).toEqual([3, 0]);
    const broken = [...fine, outcome({ name: 'rules', passed: 0, failed: 1, counts: false, wrong: ['ended with an error'] })];
    expect([passes(broken), failures(broken)]).toEqual([3, 1]);
  });

  test('is red when no test ran', () => {
    expect(failures([outcome({ passed: 0 })])).toBe(1);
    expect(failures([])).toBe(1);
  });
});

describe('what a suite said', () => {
  const report = (
    status: string,
    tests: readonly { status: string; fullName: string; duration?: number; failureMessages?: string[] }[],
  ) => ({
    numPassedTests: tests.filter((one) => one.status === 'passed').length,
    numFailedTests: tests.filter((one) => one.status === 'failed').length,
    numPendingTests: tests.filter((one) => one.status === 'skipped').length,
    testResults: [{ name: path.join(root, 'test/a.test.ts'), status, assertionResults: tests }],
  });

  test('names each red test, and the slowest first', () => {
    const tests = [
      { status: 'passed', fullName: 'quick', duration: 1 },
      { status: 'failed', fullName: 'slow', duration: 90 },
      { status: 'skipped', fullName: 'of another day' },
    ];
    expect(readVitest(report('failed', tests), 1)).toEqual({
      passed: 1,
      failed: 1,
      left: 1,
      wrong: ['test/a.test.ts: slow'],
      slowest: [
        { test: 'test/a.test.ts: slow', ms: 90 },
        { test: 'test/a.test.ts: quick', ms: 1 },
        { test: 'test/a.test.ts: of another day', ms: 0 },
      ],
    });
  });

  test('says under each red test what was wrong, without colours and without the runner’s own lines', () => {
    const failureMessages = [
      '\u001B[31mAssertionError\u001B[39m: 2 is not 3\n    at x (node_modules/a/b.js:1:2)\n    at /p/node_modules/a/b.js:1\n    at test/a.test.ts:5:6',
    ];
    expect(readVitest(report('failed', [{ status: 'failed', fullName: 'sum', failureMessages }]), 1).wrong).toEqual([
      'test/a.test.ts: sum\n    AssertionError: 2 is not 3\n        at test/a.test.ts:5:6',
    ]);
  });

  test('is a failure when a file could not be loaded, or an error came outside of any test', () => {
    expect(readVitest(report('failed', []), 1)).toMatchObject({ failed: 1, wrong: ['test/a.test.ts: as a whole'] });
    expect(readVitest(report('passed', [{ status: 'passed', fullName: 'fine' }]), 1)).toMatchObject({
      passed: 1,
      failed: 1,
      wrong: ['an error outside of any test'],
    });
  });

  test.each([
    ['words\n7 passed, 0 failed\n', 0, [7, 0]],
    ['words\n7 passed, 2 failed\n', 1, [7, 2]],
    ['7 passed, 0 failed\n', 1, [7, 1]],
    ['it broke\n', 1, [0, 1]],
    ['7 passed, 0 failed\nand more\n', 0, [0, 1]],
  ])('%j with code %i is counted as %j', (stdout, status, [passed, failed]) => {
    expect(readCounted(stdout, status)).toMatchObject({ passed, failed, wrong: failed === 0 ? [] : [`${failed} failed, as told above`] });
  });

  test('of a program that counts says what was wrong, in its own words', () => {
    const stdout = 'FAILED  seed 7: bought twice\n        again: --seed 7\nmore\ncaught  one\nMISSED  two  green\n1 passed, 2 failed\n';
    expect(readCounted(stdout, 1).wrong).toEqual(['FAILED  seed 7: bought twice\n            again: --seed 7', 'MISSED  two  green']);
  });

  test('is read from a program that was really run', async () => {
    const folder = scratch();
    try {
      const file = path.join(folder, 'counts.mjs');
      writeFileSync(
        file,
        `console.log(process.env.KONTEXT_TEST_SIZE + process.argv[2]); console.log('2 passed, 1 failed'); process.exitCode = 1;`,
      );
      const ran = await runSuite('counts', { kind: 'counting', file, args: ['!'] }, 'full', folder);
      expect(ran).toMatchObject({ name: 'counts', passed: 2, failed: 1, counts: true, wrong: ['1 failed, as told above'] });
      if (process.platform === 'linux') expect(ran.processorSeconds).toBeGreaterThan(0);
      expect(await runSuite('step', { kind: 'step', file, args: [] }, 'sample', folder)).toMatchObject({
        passed: 0,
        failed: 1,
        counts: false,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('the table has a row a suite, the sum, the ten slowest tests and every failure', () => {
  const slowest = Array.from({ length: 12 }, (_, at) => ({ test: `t${at}`, ms: at * 1000 }));
  const lines = summary(
    [outcome({ slowest, left: 7 }), outcome({ name: 'types', passed: 0, failed: 1, counts: false, wrong: ['ended with an error'] })],
    3.2,
  )
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '));
  expect(lines).toEqual([
    'suite tests failed left seconds processor',
    'unit 3 7 2 3',
    'types - 1 2 3',
    'all 4 7 3 6',
    '',
    'Slowest tests',
    ...[11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((at) => `${at}.0 s unit: t${at}`),
    '',
    'Failed',
    'types: ended with an error',
  ]);
});

test('every suite has a name of its own, and none is left out at full size', () => {
  expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length);
  expect(suites.filter(({ command }) => command('full') === null)).toEqual([]);
});

test('tests nearest to a change come first: itself, its mirror, its folder, the rest, programs last', () => {
  const tests = [
    'test/main/command/edit.test.ts',
    'test/rules/a.test.ts',
    'test/app/edits/queue.test.ts',
    'test/app/edits/edit.test.ts',
    'test/x.test.ts',
  ];
  expect(byNearness(tests, ['app/edits/edit.ts', 'test/x.test.ts'], (file) => file)).toEqual([
    'test/x.test.ts',
    'test/app/edits/edit.test.ts',
    'test/app/edits/queue.test.ts',
    'test/rules/a.test.ts',
    'test/main/command/edit.test.ts',
  ]);
});

test('sources have one name, whether committed or not, and another after a change', () => {
  const folder = scratch();
  try {
    const git = (...words: string[]): void =>
      void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words], { cwd: folder });
    git('init', '-q');
    writeFileSync(path.join(folder, 'a'), 'one');
    const before = treeOf(folder);
    git('add', '--all');
    git('commit', '-q', '-m', 'a');
    expect(treeOf(folder)).toBe(before);
    writeFileSync(path.join(folder, 'b'), 'two');
    expect(treeOf(folder)).not.toBe(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
