// Runs one suite as a process of its own, with its words on the screen, and reads what came of it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome, Timed } from './report.ts';
import type { Command, Size } from './suites.ts';

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

/** Which sample is taken when the environment does not say: another each day. Whole days since 1970, in UTC. */
export const today = Math.floor(Date.now() / (24 * 60 * 60 * 1000));

type Tally = Pick<Outcome, 'passed' | 'failed' | 'wrong' | 'slowest'>;
type Ended = { readonly status: number | null; readonly stdout: string };

const root = path.resolve(import.meta.dirname, '../..');
/** Kept of each suite; the table shows fewer. */
const keptSlow = 20;
/** Lines of a failure's message. */
const shownReason = 14;

/** Runs a suite to its end. Reports of vitest go into `reports`, an existing folder. */
export async function runSuite(name: string, command: Command, size: Size, reports: string): Promise<Outcome> {
  const [began, before] = [performance.now(), processorOfChildren()];
  const tally = await (command.kind === 'vitest'
    ? runVitest(command, size, reports)
    : command.kind === 'counting'
      ? runCounting(command, size)
      : runStep(command, size));
  const after = processorOfChildren();
  return {
    name,
    ...tally,
    counts: command.kind !== 'step',
    seconds: (performance.now() - began) / 1000,
    processorSeconds: before === null || after === null ? null : after - before,
  };
}

async function runStep({ file, args }: Extract<Command, { kind: 'step' }>, size: Size): Promise<Tally> {
  const { status } = await node([file, ...args], size);
  const worked = status === 0;
  return { passed: 0, failed: worked ? 0 : 1, wrong: worked ? [] : ['ended with an error'], slowest: [] };
}

async function runVitest({ project, environment }: Extract<Command, { kind: 'vitest' }>, size: Size, reports: string): Promise<Tally> {
  const report = path.join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const words = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await node(['node_modules/vitest/vitest.mjs', ...words], size, environment);
  if (!existsSync(report)) return { passed: 0, failed: 1, wrong: ['no report was written'], slowest: [] };
  return readVitest(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, status);
}

/** What a report of vitest says. A file that could not be loaded has no test in it to fail, and an error outside of any test fails the run alone. */
export function readVitest(report: VitestReport, status: number | null): Tally {
  const fileOf = (name: string): string => path.relative(root, name);
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const wrong = report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap(({ name, message = '', assertionResults }) => {
      const red = assertionResults
        .filter((test) => test.status === 'failed')
        .map(({ fullName, failureMessages = [] }) => withReason(fullName, failureMessages.join('\n')));
      return (red.length > 0 ? red : [withReason('as a whole', message)]).map((test) => `${fileOf(name)}: ${test}`);
    });
  const slowest: Timed[] = report.testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({ test: `${fileOf(name)}: ${fullName}`, ms: duration ?? 0 })),
    )
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, keptSlow);
  const failed = report.numFailedTests + unloaded;
  const outside = status !== 0 && failed === 0;
  return {
    passed: report.numPassedTests,
    failed: outside ? 1 : failed,
    wrong: outside ? ['an error outside of any test'] : wrong,
    slowest,
  };
}

/** A name, and under it the first lines of what was wrong: the end of a long run has to say it, since what was printed on the way is often cut. */
function withReason(name: string, reason: string): string {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules/'))
    .slice(0, shownReason);
  return [name, ...lines.map((line) => `    ${line.slice(0, 200)}`)].join('\n');
}

async function runCounting({ file, args }: Extract<Command, { kind: 'counting' }>, size: Size): Promise<Tally> {
  const { status, stdout } = await node([file, ...args], size);
  return readCounted(stdout, status);
}

/** The counts of a program that ends with "N passed, N failed"; one failure when it ended otherwise. */
export function readCounted(stdout: string, status: number | null): Tally {
  const [, passed = 0, told = 1] = /^(\d+) passed, (\d+) failed$/m.exec(stdout.split('\n').slice(-2).join('\n')) ?? [];
  const failed = status !== 0 && Number(told) === 0 ? 1 : Number(told);
  return { passed: Number(passed), failed, wrong: failed === 0 ? [] : [`${failed} failed, as told above`], slowest: [] };
}

function node(words: readonly string[], size: Size, environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { KONTEXT_TEST_SEED: String(today), ...process.env, KONTEXT_TEST_SIZE: size, ...environment },
  });
  let stdout = '';
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString('utf8');
    process.stdout.write(piece);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout }));
  });
}

/** Seconds of processor, user and system, of all children that ended and were waited for. Linux alone tells. */
function processorOfChildren(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / ticksASecond();
  } catch {
    return null;
  }
}

let ticks: number | null = null;
function ticksASecond(): number {
  return (ticks ??= Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100);
}
