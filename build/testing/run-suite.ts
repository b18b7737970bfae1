// Runs one suite as a process of its own, with its words on the screen, each line behind its name, and reads what came of it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome, Timed } from './report.ts';
import type { Command, Size } from './suites.ts';

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Left out, most of them to another day. */
  readonly numPendingTests?: number;
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

type Tally = Pick<Outcome, 'passed' | 'failed' | 'left' | 'wrong' | 'slowest'>;
type Ended = { readonly status: number | null; readonly stdout: string; readonly processorSeconds: number | null };

const root = path.resolve(import.meta.dirname, '../..');
/** Kept of each suite; the table shows fewer. */
const keptSlow = 20;
/** Letters of the longest name of a suite. */
const nameWidth = 16;
/** Lines of a failure's message. */
const shownReason = 14;

/** Runs a suite to its end. Reports of vitest go into `reports`, an existing folder. */
export async function runSuite(name: string, command: Command, size: Size, reports: string): Promise<Outcome> {
  const began = performance.now();
  console.log(`\n== ${name}`);
  const { words, environment } = wordsOf(command, reports);
  const ended = await runNode(name, words, { KONTEXT_TEST_SIZE: size, ...environment });
  const tally = command.kind === 'vitest' ? readReport(reportOf(command, reports), ended) : read(command, ended);
  const seconds = (performance.now() - began) / 1000;
  console.log(`== ${name}: ${tally.failed === 0 ? 'green' : 'RED'} after ${seconds.toFixed(0)} s`);
  return { name, ...tally, counts: command.kind !== 'step', seconds, processorSeconds: ended.processorSeconds };
}

function wordsOf(
  command: Command,
  reports: string,
): { readonly words: readonly string[]; readonly environment?: Readonly<Record<string, string>> } {
  if (command.kind !== 'vitest') return { words: [command.file, ...command.args] };
  const report = reportOf(command, reports);
  rmSync(report, { force: true });
  const words = ['run', '--project', command.project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { words: ['node_modules/vitest/vitest.mjs', ...words], environment: command.environment ?? {} };
}

function reportOf({ project }: Extract<Command, { kind: 'vitest' }>, reports: string): string {
  return path.join(reports, `${project}.json`);
}

function read({ kind }: Command, { status, stdout }: Ended): Tally {
  if (kind === 'counting') return readCounted(stdout, status);
  const worked = status === 0;
  return { passed: 0, failed: worked ? 0 : 1, left: 0, wrong: worked ? [] : ['ended with an error'], slowest: [] };
}

function readReport(report: string, { status }: Ended): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1, left: 0, wrong: ['no report was written'], slowest: [] };
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
    left: report.numPendingTests ?? 0,
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

/**
 * The counts of a program that ends with "N passed, N failed"; one failure when it ended otherwise. What was wrong is said by its lines that begin with
 * FAILED or MISSED, with the lines under them that are set in.
 */
export function readCounted(stdout: string, status: number | null): Tally {
  const [, passed = 0, counted = 1] = /^(\d+) passed, (\d+) failed$/m.exec(stdout.split('\n').slice(-2).join('\n')) ?? [];
  const failed = status !== 0 && Number(counted) === 0 ? 1 : Number(counted);
  const said = stripVTControlCharacters(stdout).match(/^(?:FAILED|MISSED) .*(?:\n +\S.*)*$/gm) ?? [];
  const wrong = said.length > 0 ? said.map((lines) => withReason('', lines).trimStart()) : [`${failed} failed, as told above`];
  return { passed: Number(passed), failed, left: 0, wrong: failed === 0 ? [] : wrong, slowest: [] };
}

/** Through a program that tells what the suite took of the processor, since suites run beside each other. */
function runNode(name: string, words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'timed.ts'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { KONTEXT_TEST_SEED: String(today), ...process.env, ...environment },
  });
  let [stdout, spent] = ['', ''];
  const [, out, errors, processor] = child.stdio;
  out?.on('data', (piece: Buffer) => (stdout += piece.toString('utf8')));
  processor?.on('data', (piece: Buffer) => (spent += piece.toString('utf8')));
  for (const [stream, screen] of [
    [out, process.stdout],
    [errors, process.stderr],
  ] as const)
    if (stream) createInterface({ input: stream as Readable }).on('line', (line) => screen.write(`${name.padEnd(nameWidth)}| ${line}\n`));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, processorSeconds: spent === '' ? null : Number(spent) }));
  });
}
