// `npm run check:fast`: between two commits. Types, lint, format and dead code beside each other, then the unit tests that the change touches,
// nearest first, until 58 seconds are over. What did not run in time is named, and `npm run unit` runs it. Tests that read sources, documents and names
// of tests as text import none of them, so that no change touches them: they always run, and first.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import type { Reporter, TestSpecification } from 'vitest/node';
import { byNearness } from './testing/nearness.ts';

const { values } = parseArgs({
  options: {
    /** What the change is compared with: what is not committed, else the last commit. */
    since: { type: 'string' },
    seconds: { type: 'string', default: '58' },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const endsAt = performance.now() + Number(values.seconds) * 1000;
/** Test files that run before the clock is looked at again. */
const filesAtATime = 6;

/** Words of their paths: they are quick, and what they hold together are strings. */
const readersOfText = [
  'test/docs/',
  'test/faults/rows.test.ts',
  'test/gate/tables.test.ts',
  'test/renderer/text/languages.test.ts',
  ...['docs', 'names', 'sentences', 'shapes', 'source', 'waits'].map((name) => `test/rules/${name}.test.ts`),
];

/** Vitest's own reporters want one run; here are several. */
let red = 0;
const failuresAlone: Reporter = {
  onTestModuleEnd: (module) => {
    if (module.errors().length > 0) red += 1;
    for (const error of module.errors()) console.log(`FAILED ${module.relativeModuleId}\n${error.stack ?? error.message}`);
  },
  onTestCaseResult: (test) => {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    red += 1;
    console.log(
      `FAILED ${test.module.relativeModuleId}: ${test.fullName}\n${errors.map(({ stack, message }) => stack ?? message).join('\n')}`,
    );
  },
};

const steps = await Promise.all([
  step('types', 'node_modules/typescript/bin/tsc', '-b'),
  step('lint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  step('format', 'node_modules/oxfmt/bin/oxfmt', '--check'),
  step('dead code', 'node_modules/knip/bin/knip.js'),
]);
const { passed, failed } = await runTouched();
const wrong = failed + steps.filter((worked) => !worked).length;
process.exitCode = wrong === 0 ? 0 : 1;
console.log(`${passed} passed, ${wrong} failed`);
// Workers that are still at something must not keep it open.
process.exit();

function step(name: string, file: string, ...args: string[]): Promise<boolean> {
  const began = performance.now();
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void (said += piece.toString('utf8')));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds} s`);
      if (status !== 0) console.log(said);
      resolve(status === 0);
    });
  });
}

async function runTouched(): Promise<{ readonly passed: number; readonly failed: number }> {
  const changed = changedFiles();
  if (changed.length === 0) return { passed: 0, failed: 0 };
  const vitest = await createVitest('test', {
    root,
    project: ['values', 'unit', 'faults'],
    watch: false,
    related: changed.map((file) => path.join(root, file)),
    passWithNoTests: true,
    reporters: [failuresAlone],
  });
  const fileOf = ({ moduleId }: TestSpecification): string => path.relative(root, moduleId);
  const readsText = (test: TestSpecification): boolean => readersOfText.some((words) => fileOf(test).startsWith(words));
  const always = (await vitest.globTestSpecifications(readersOfText)).filter(readsText);
  const imports = (await vitest.getRelevantTestSpecifications()).filter((test) => test.project.name !== 'faults' && !readsText(test));
  const touched = [...always, ...byNearness(imports, changed, fileOf)];
  let [at, green] = [0, 0];
  for (; at < touched.length && (at === 0 || performance.now() < endsAt); at += filesAtATime) {
    const part: readonly TestSpecification[] = touched.slice(at, at + filesAtATime);
    // One that is not over by then counts as not run; what of it was red is told all the same.
    const ran = await beforeEnd(vitest.runTestSpecifications([...part]));
    if (ran === null) break;
    const { testModules } = ran;
    // It tells of the parts before, too.
    for (const module of testModules.filter(({ moduleId }) => part.some((test) => test.moduleId === moduleId))) {
      const results = [...module.children.allTests()].map((test) => test.result().state);
      green += results.filter((state) => state === 'passed').length;
    }
  }
  const left = touched.slice(at).map(fileOf);
  console.log(`${touched.length - left.length} of ${touched.length} test files that the change touches were run`);
  if (left.length > 0)
    console.log(`Left for \`npm run unit\`: ${left.slice(0, 5).join(', ')}${left.length > 5 ? ` and ${left.length - 5} more` : ''}`);
  return { passed: green, failed: red };
}

/** Null when the minute is over before. What still runs ends with this program. */
function beforeEnd<T>(running: Promise<T>): Promise<T | null> {
  const over = new Promise<null>((resolve) => setTimeout(() => resolve(null), Math.max(0, endsAt - performance.now())).unref());
  return Promise.race([running, over]);
}

function changedFiles(): readonly string[] {
  const git = (...words: string[]): string[] =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '');
  const untracked = git('ls-files', '--others', '--exclude-standard');
  const open = [...git('diff', '--name-only', values.since ?? 'HEAD', '--diff-filter=d', '--'), ...untracked];
  return open.length > 0 || values.since !== undefined ? open : git('diff', '--name-only', 'HEAD~1', '--diff-filter=d');
}
