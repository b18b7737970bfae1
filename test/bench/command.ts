// What a person waits for who types a command: the built one from its start to its end, beside a Node that does nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench, Line, Options } from './bench.ts';
import { edits, middle, ms, times } from './figures.ts';

const launcher = path.resolve(import.meta.dirname, '../../dist/cli.js');
const budget = 3.5;
/** How many edits the library has whose newest one is asked for. */
const asked = 10_000;
const empty = ['-e', '0'];

/** Milliseconds of one run: by the clock, and of the processor, which is null where this system does not tell. */
type Run = { readonly wall: number; readonly processor: number | null };

export const command: Bench = {
  name: 'command',
  means: `The built command is started and waited for: once for the newest edit of a library of ten thousand, whose index is whole and whose code was compiled
by a run before, and once for its own version. Beside each an empty Node program, one after the other in turns. The clock counts what else the machine does; the
processor’s time, of the program and its threads, does so less.`,
  run: async (options) => {
    const { fixtures, quick, say } = options;
    await fixtures.dist();
    const total = quick ? 1000 : asked;
    const env = {
      PATH: process.env['PATH'] ?? '',
      KONTEXT_HOME: path.join(fixtures.scratch, 'command-home'),
      KONTEXT_LIBRARY: await fixtures.library(total),
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    };
    // The first one makes the index, the second one finds it whole.
    for (let n = 0; n < 2; n += 1) runOnce([launcher, 'history', '--limit', '1'], env);
    say('starting commands');
    return [
      ...compare(options, `history --limit 1, ${edits(total)}`, [launcher, 'history', '--limit', '1'], env),
      ...compare(options, '--version', [launcher, '--version'], env),
    ];
  },
};

/** In turns, so that both see the same machine. */
function compare({ rounds }: Options, name: string, ours: readonly string[], env: Readonly<Record<string, string>>): readonly Line[] {
  const pairs = Array.from({ length: rounds * 3 }, () => ({ ours: runOnce(ours, env), other: runOnce(empty, env) }));
  const line = (what: string, mine: number, theirs: number): Line => ({
    goal: 'R4',
    name: `kontext ${name}: ${what}`,
    ours: ms(mine),
    other: `an empty Node program ${ms(theirs)}`,
    ratio: times(mine / theirs),
    budget: `≤ ${budget}×`,
    held: mine / theirs <= budget,
  });
  const wall = line('by the clock', middle(pairs.map((pair) => pair.ours.wall)), middle(pairs.map((pair) => pair.other.wall)));
  const mine = meanOf(pairs.map((pair) => pair.ours.processor));
  const theirs = meanOf(pairs.map((pair) => pair.other.processor));
  return mine === null || theirs === null ? [wall] : [wall, line('of the processor', mine, theirs)];
}

/** The system counts in steps of ten milliseconds, which the middle one of a few would be rounded to. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function runOnce(args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const before = processorOfChildren();
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const wall = performance.now() - begun;
  const after = processorOfChildren();
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall, processor: before === null || after === null ? null : after - before };
}

/** Of all children that have ended, in milliseconds. Only Linux tells: fields 16 and 17 of proc_pid_stat(5), in hundredths of a second. */
function processorOfChildren(): number | null {
  if (process.platform !== 'linux') return null;
  // "pid (name) state …", where the name may hold anything.
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
