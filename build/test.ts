// `npm test`: readies the machine, builds, checks types and rules, runs every test, and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './stand-in/browser.ts';
import { installOnDebian } from './system-packages.ts';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'test-results');

/** A tool some tests use, and the Debian package that brings it. */
const tools = {
  strace: 'strace',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-run-session': 'dbus-daemon',
  'secret-tool': 'libsecret-tools',
  exiftool: 'libimage-exiftool-perl',
  faketime: 'faketime',
};

type Tally = { passed: number; failed: number };
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

readyMachine();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const tally: Tally = { passed: 0, failed: 0 };
/** What went wrong, said again at the end, where a long log is read first. */
const wrong: string[] = [];
const built = step('build', 'build/vite.ts', []);
step('types', bin('typescript', 'bin/tsc'), ['-b']);
step('rules', bin('oxlint', 'bin/oxlint'), ['--deny-warnings']);
add(runTests('unit'));
add(runTests('faults'));
// Tests of an old build would say nothing about this one.
if (built) {
  add(runTests('e2e'));
  add(runTests('hardening', { KONTEXT_FUZZ_RUNS: '500' }));
  add(runTests('leak'));
}
// Kills at system calls need strace, which only Linux has.
if (process.platform === 'linux')
  add(runCounting('crash points', 'test/crash/main.ts', [...(built ? ['--built'] : []), '--points', '500']));
add(runCounting('money schedules', 'test/money/main.ts', ['--seeds', '200']));
// Eight of the settings are undone each time; `npm run test:hardening -- --mutate` undoes them all.
step('a sample of the mutation gate', 'build/hardening.ts', ['--sample']);

const failed = tally.passed === 0 ? Math.max(1, tally.failed) : tally.failed;
process.exitCode = failed === 0 ? 0 : 1;
if (wrong.length > 0) console.log(`\nFailed:\n${wrong.join('\n')}`);
console.log(`${tally.passed} passed, ${failed} failed`);

/** A step that is no test counts only when it fails. */
function step(name: string, file: string, args: string[]): boolean {
  console.log(`\n== ${name}`);
  const worked = node(file, args) === 0;
  if (!worked) {
    tally.failed += 1;
    wrong.push(name);
  }
  return worked;
}

function runTests(project: string, environment: Readonly<Record<string, string>> = {}): Tally {
  console.log(`\n== ${project} tests`);
  const report = path.join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = node(bin('vitest', 'vitest.mjs'), args, environment);
  if (!existsSync(report)) {
    wrong.push(`${project}: no report was written`);
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  // A file that could not even be loaded has no tests in it to fail, and an error outside of any test fails the run alone.
  const unloaded = testResults.filter(
    ({ status: outcome, assertionResults }) => outcome === 'failed' && assertionResults.length === 0,
  ).length;
  for (const { name, status: outcome, assertionResults } of testResults) {
    const red = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    if (outcome === 'failed') wrong.push(...(red.length > 0 ? red : ['as a whole']).map((test) => `${path.relative(root, name)}: ${test}`));
  }
  const all = numFailedTests + unloaded;
  if (status !== 0 && all === 0) wrong.push(`${project}: an error outside of any test`);
  return { passed: numPassedTests, failed: status !== 0 && all === 0 ? 1 : all };
}

/** A program that ends with the line "N passed, N failed" as this one does. */
function runCounting(name: string, file: string, args: string[]): Tally {
  console.log(`\n== ${name}`);
  const { status, stdout } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stdout.write(stdout);
  const [, passed = 0, more = 1] = /^(\d+) passed, (\d+) failed$/m.exec(stdout.split('\n').slice(-2).join('\n')) ?? [];
  const failures = status !== 0 && Number(more) === 0 ? 1 : Number(more);
  if (failures > 0) wrong.push(`${name}: ${failures}`);
  return { passed: Number(passed), failed: failures };
}

function add({ passed, failed: more }: Tally): void {
  tally.passed += passed;
  tally.failed += more;
}

function node(file: string, args: string[], environment: Readonly<Record<string, string>> = {}): number | null {
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status;
}

function bin(name: string, file: string): string {
  return path.join(root, 'node_modules', name, file);
}

function readyMachine(): void {
  const missing = [...(findChromium() === null ? ['chromium'] : []), ...(process.platform === 'linux' ? missingTools() : [])];
  if (missing.length === 0 || installOnDebian(missing)) return;
  console.log(`Some tests need programs that are not here. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`);
}

function missingTools(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return Object.entries(tools)
    .filter(([tool]) => !folders.some((folder) => existsSync(path.join(folder, tool))))
    .map(([, packageName]) => packageName);
}
