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
/** Suites that run beside each other: on two cores three took as long as two, and each test longer. At full size each has the machine for itself. */
const atOnce = size === 'sample' ? 2 : 1;

readyMachine(size);
if (size === 'sample') console.log(`The samples are those of seed ${process.env['KONTEXT_TEST_SEED'] ?? today} (KONTEXT_TEST_SEED).`);
mkdirSync(reports, { recursive: true });
const kept = path.join(reports, `all-${values.all ? treeOf(root) : 'sample'}.json`);
const green: readonly Outcome[] =
  values.all && !values.again && existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Outcome[]) : [];

const began = performance.now();
const outcomes = await runAll();
const seconds = (performance.now() - began) / 1000;
const failed = failures(outcomes);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${summary(outcomes, seconds)}\n\n${passes(outcomes)} passed, ${failed} failed`);

async function runAll(): Promise<readonly Outcome[]> {
  const wanted = suites.flatMap((suite) => {
    const command = isWanted(suite) ? suite.command(size) : null;
    return command === null ? [] : [{ suite, command }];
  });
  const steps: Outcome[] = [];
  for (const { suite, command } of wanted) if (command.kind === 'step') steps.push(await runSuite(suite.name, command, size, reports));
  const isBuilt = steps.every(({ name, failed: broken }) => name !== 'build' || broken === 0);
  const waiting = wanted.filter(({ suite, command }) => command.kind !== 'step' && (isBuilt || suite.needsBuild !== true));
  const names = waiting.map(({ suite }) => suite.name);
  const ended: Outcome[] = [];
  const runWaiting = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name } = next.suite;
      const before = green.find((one) => one.name === name);
      if (before !== undefined) console.log(`${name}: was green for these sources, ${before.passed} passed`);
      ended.push(before ?? (await runSuite(name, next.command, size, reports)));
      if (values.all) keep(ended);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runWaiting));
  return [...steps, ...ended.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))];
}

/** After each suite, so that a run that is stopped goes on where it was. */
function keep(ended: readonly Outcome[]): void {
  const others = green.filter(({ name }) => !ended.some((one) => one.name === name));
  writeFileSync(kept, JSON.stringify([...others, ...ended.filter((one) => one.failed === 0)]));
}

function isWanted({ name, onlyChecked, onlyLinux }: Suite): boolean {
  if (onlyLinux === true && process.platform !== 'linux') return false;
  if (values.suite !== undefined) return name === values.suite || name === 'build';
  return onlyChecked !== true || values.check || values.all;
}
