// `npm run test:hardening`: every check of the 34 items, or with --mutate the proof that undoing an item turns them red.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

type Tally = { readonly passed: number; readonly failed: number };

/** Runs test files of the tree at `folder`; how many passed, how many failed. A file that cannot be loaded counts as a failure. */
export function runTestFiles(folder: string, files: readonly string[], quiet: boolean): Tally & { readonly unloaded: number } {
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-report-'));
  const report = path.join(scratch, 'report.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = quiet ? [] : ['--reporter=default'];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, '--reporter=json', `--outputFile=${report}`, ...files], {
    cwd: folder,
    stdio: quiet ? 'ignore' : 'inherit',
  });
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const failed = numFailedTests + unloaded;
    return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, unloaded };
  } catch {
    return { passed: 0, failed: 1, unloaded: 1 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  // Of the tests' own project, which knows this one and not the other way round.
  const fromTests = async <T>(file: string): Promise<T> => (await import(new URL(`../test/hardening/${file}`, import.meta.url).href)) as T;
  const { items } = await fromTests<{ items: readonly { checks: readonly { file: string }[] }[] }>('items.ts');
  const mutate = process.argv.includes('--mutate');
  const { passed, failed } = mutate ? await (await fromTests<{ mutateAll: () => Promise<Tally> }>('mutate.ts')).mutateAll() : runAll();
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);

  function runAll(): Tally {
    const built = spawnSync(process.execPath, [path.join(root, 'build/vite.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (built.status !== 0) return { passed: 0, failed: 1 };
    const files = new Set(['test/hardening/items.test.ts', ...items.flatMap(({ checks }) => checks.map(({ file }) => file))]);
    return runTestFiles(root, [...files], false);
  }
}
