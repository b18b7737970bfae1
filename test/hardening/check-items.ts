// Runs every test of the table and says of each item what its checks came to.
import { items } from './items.ts';
import type { Check, Item } from './item.ts';
import { runTestFiles } from './run-tests.ts';
import type { Outcome, TestRun } from './run-tests.ts';
import { root } from './tree.ts';

export type Judged = {
  readonly item: number;
  readonly what: string;
  readonly held: boolean;
  readonly tests: number;
  /** Checks whose tests did not run, or failed. */
  readonly wrong: readonly string[];
};

/** The tests a check stands for: its name is that of a test or of a group, and may have vitest's places for values in it. */
export function testsOf({ file, name }: Check, tests: readonly TestRun[]): readonly TestRun[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%[sdifjo]/g, '.*');
  const pattern = new RegExp(`^${escaped}$`, 's');
  return tests.filter((run) => run.file === file && run.names.some((words) => pattern.test(words)));
}

/** Held: each check has a test that passed and none that failed. */
export function judge({ number, what, checks }: Item, tests: readonly TestRun[]): Judged {
  const found = checks.map((check) => ({ check, runs: testsOf(check, tests).filter(({ status }) => status !== 'skipped') }));
  const wrong = found.filter(({ runs }) => runs.length === 0 || runs.some(({ status }) => status !== 'passed'));
  return {
    item: number,
    what,
    held: wrong.length === 0,
    tests: new Set(found.flatMap(({ runs }) => runs)).size,
    wrong: wrong.map(({ check, runs }) => `${check.file}: ${check.name} (${runs.length === 0 ? 'no test ran' : 'failed'})`),
  };
}

export function checkAll(): Pick<Outcome, 'passed' | 'failed'> {
  const files = new Set(['test/hardening/items.test.ts', ...items.flatMap(({ checks }) => checks.map(({ file }) => file))]);
  const { passed, failed, tests } = runTestFiles(root, [...files], false);
  const judged = items.map((item) => judge(item, tests));
  console.log('');
  for (const { item, what, held, tests: count, wrong } of judged) {
    console.log(`${held ? 'ok    ' : 'FAILED'} ${String(item).padStart(2)}  ${what.padEnd(60)} ${String(count).padStart(4)} checks`);
    for (const line of wrong) console.log(`           ${line}`);
  }
  const held = judged.filter((item) => item.held).length;
  console.log(`${held} of ${items.length} items`);
  return { passed, failed: failed === 0 && held < items.length ? items.length - held : failed };
}
