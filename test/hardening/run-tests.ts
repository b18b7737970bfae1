// Runs test files of a tree with vitest and reads what came of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './tree.ts';

/** One test: its file as given, its name and those of the groups around it. */
export type TestRun = { readonly file: string; readonly names: readonly string[]; readonly status: string };

export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  /** Files that could not be loaded; each counts as a failure. */
  readonly unloaded: number;
  readonly tests: readonly TestRun[];
};

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }[];
  }[];
};

/** Longer than any suite here takes alone: a test that hangs must not hold up the rest. */
const patienceMs = 20 * 60_000;

/** Runs test files of the tree at `folder`; its own vitest.config.ts says how. `under` are words of a program that vitest runs under. */
export function runTestFiles(
  folder: string,
  files: readonly string[],
  quiet: boolean,
  { under = [], environment = {} }: { readonly under?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Outcome {
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-report-'));
  const report = path.join(scratch, 'report.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = quiet ? [] : ['--reporter=default'];
  const all = [...under, process.execPath, vitest, 'run', ...reporters, '--reporter=json', `--outputFile=${report}`, ...files];
  const [program = '', ...args] = all;
  const { status } = spawnSync(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: quiet ? 'ignore' : 'inherit',
    timeout: patienceMs,
  });
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const tests = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status: came }) => ({
        file: path.relative(folder, name).replaceAll('\\', '/'),
        names: [...ancestorTitles, title],
        status: came,
      })),
    );
    const count = (wanted: string): number => tests.filter(({ status: came }) => came === wanted).length;
    const failed = count('failed') + unloaded;
    return { passed: count('passed'), failed: failed === 0 && status !== 0 ? 1 : failed, unloaded, tests };
  } catch {
    return { passed: 0, failed: 1, unloaded: 1, tests: [] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
