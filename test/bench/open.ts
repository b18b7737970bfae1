// From a closed library to its first hundred rows, with cold and with warm caches, and how many files that opens.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { largest, smallest } from './bench.ts';
import type { Bench, Line, Options } from './bench.ts';
import { edits, middle, ms, times } from './figures.ts';
import { askProcess } from './fixtures.ts';

export const open: Bench = {
  name: 'open',
  means: `The index is opened and its first hundred rows are read: in one thread, and as the program does it, with the worker that it starts for
that. *Cold* means that the system’s caches were dropped before, which only Linux’s administrator may do; else the line says warm. The files are
counted by strace between the request to open and the first rows, the worker’s own code included.`,
  run: async (options) => {
    const [large, small] = [largest(options), smallest(options)];
    const lines: Line[] = [];
    const first = await times5(options, 'first-rows', large, 'cold');
    const few = await times5(options, 'first-rows', small, 'cold');
    const kind = first.cold ? 'cold' : 'warm, since caches may not be dropped here';
    lines.push({
      goal: 'P4',
      name: `index opened, first 100 rows, ${kind}, ${edits(large)}`,
      ours: ms(first.ms),
      other: `${edits(small)} ${ms(few.ms)}`,
      ratio: times(first.ms / few.ms),
      budget: '≤ 15 ms, ≤ 1.5×',
      held: first.ms <= 15 && first.ms <= 1.5 * few.ms,
    });
    const [usable, usableFew, none] = [
      await times5(options, 'usable', large, ''),
      await times5(options, 'usable', small, ''),
      await times5(options, 'usable', 1, ''),
    ];
    lines.push({
      goal: 'P4',
      name: `library opened by the program with its worker, warm, ${edits(large)}`,
      ours: ms(usable.ms),
      other: `${edits(small)} ${ms(usableFew.ms)}`,
      ratio: times(usable.ms / usableFew.ms),
      budget: '≤ 1.5×',
      held: usable.ms <= 1.5 * usableFew.ms,
    });
    lines.push({
      goal: 'P14',
      name: `library opened with ${edits(large)} instead of one`,
      ours: ms(usable.ms),
      other: ms(none.ms),
      ratio: times(usable.ms / none.ms),
      budget: '≤ 1.1×',
      held: usable.ms <= 1.1 * none.ms,
    });
    const files = await filesOpened(options, large);
    lines.push({
      goal: 'P4',
      name: `files opened to the first 100 rows, ${edits(large)}`,
      ours: files === null ? 'not counted: no strace here' : `${files.all}, of the library’s records ${files.records}`,
      budget: '≤ 40, none of the records',
      held: files === null ? null : files.all <= 40 && files.records === 0,
    });
    return lines;
  },
};

async function commandOf({ fixtures }: Options, task: string, total: number, cold: string): Promise<readonly string[]> {
  const { home, library, index } = await fixtures.index(total);
  return [process.execPath, (await fixtures.product()).studio, task, home, library, index, cold];
}

async function times5(options: Options, task: string, total: number, cold: string): Promise<{ ms: number; cold: boolean }> {
  const command = await commandOf(options, task, total, cold);
  options.say(`${task} of ${total} edits`);
  const taken: Readonly<Record<string, number>>[] = [];
  for (let n = 0; n < options.rounds; n += 1) taken.push(await askProcess(command));
  return { ms: middle(taken.map((one) => one['ms'] ?? NaN)), cold: taken.every((one) => one['cold'] === 1) };
}

async function filesOpened(options: Options, total: number): Promise<{ readonly all: number; readonly records: number } | null> {
  if (spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status !== 0) return null;
  const trace = path.join(options.fixtures.scratch, 'open-trace');
  await askProcess([
    'strace',
    '-f',
    '-qq',
    '-s',
    '400',
    '-o',
    trace,
    '-e',
    'trace=openat,open,write',
    ...(await commandOf(options, 'usable', total, '')),
  ]);
  const lines = readFileSync(trace, 'utf8').split('\n');
  const [begun, ended] = ['begun', '\\"ms\\"'].map((mark) => lines.findIndex((line) => line.includes('write(1') && line.includes(mark)));
  const opened = lines.slice(begun, ended).filter((line) => /^\d+\s+open(at)?\(/.test(line) && !line.includes('ENOENT'));
  return { all: opened.length, records: opened.filter((line) => /\/\d{4}\/\d{2}\/[^"/]+\.json"/.test(line)).length };
}
