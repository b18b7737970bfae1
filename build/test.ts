// `npm test`: readies the machine, builds, checks types and rules, runs the tests, and ends with the line "N passed, N failed".
//   --check      with format and dead code (`npm run check`)
//   --all        every suite at full size (`npm run test:all`); suites that were green for these very sources are not run again
//   --again      with --all: all of them anew
//   --suite NAME this suite alone, after the build
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readyMachine } from './testing/machine.ts';
import { failures, passes, summary } from './testing/report.ts';
import type { Outcome } from './testing/report.ts';
import { runSuite, today } from './testing/run-suite.ts';
import { suites } from './testing/suites.ts';
import type { Size, Suite } from './testing/suites.ts';
import { treeOf } from './testing/tree.ts';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'test-results');

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    suite: { type: 'string' },
  },
});
const size: Size = values.all ? 'full' : 'sample';

readyMachine(size);
if (size === 'sample') console.log(`The samples are those of seed ${process.env['KONTEXT_TEST_SEED'] ?? today} (KONTEXT_TEST_SEED).`);
mkdirSync(reports, { recursive: true });
const kept = path.join(reports, `all-${values.all ? treeOf(root) : 'sample'}.json`);
const green: readonly Outcome[] =
  values.all && !values.again && existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Outcome[]) : [];

const outcomes = await runAll();
const failed = failures(outcomes);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${summary(outcomes)}\n\n${passes(outcomes)} passed, ${failed} failed`);

async function runAll(): Promise<readonly Outcome[]> {
  const ended: Outcome[] = [];
  let isBuilt = true;
  for (const suite of suites) {
    const command = suite.command(size);
    if (command === null || !isWanted(suite) || (suite.needsBuild === true && !isBuilt)) continue;
    console.log(`\n== ${suite.name}`);
    const before = command.kind === 'step' ? undefined : green.find(({ name }) => name === suite.name);
    if (before !== undefined) console.log(`was green for these sources: ${before.passed} passed`);
    const outcome = before ?? (await runSuite(suite.name, command, size, reports));
    if (suite.name === 'build') isBuilt = outcome.failed === 0;
    ended.push(outcome);
    // After each suite, so that a run that is stopped goes on where it was.
    if (values.all)
      writeFileSync(
        kept,
        JSON.stringify([
          ...green.filter(({ name }) => !ended.some((one) => one.name === name)),
          ...ended.filter((one) => one.failed === 0),
        ]),
      );
  }
  return ended;
}

function isWanted({ name, onlyChecked, onlyLinux }: Suite): boolean {
  if (onlyLinux === true && process.platform !== 'linux') return false;
  if (values.suite !== undefined) return name === values.suite || name === 'build';
  return onlyChecked !== true || values.check || values.all;
}
