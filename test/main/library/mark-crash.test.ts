// A program that is killed while it changes the marks of many edits: what it acknowledged is in the records, and no record is torn or lost.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { built } from '../../built/built.ts';
import { halfOf } from '../../size.ts';
import { makeHome, open, saveAll } from './opened.ts';
import type { Home } from './opened.ts';
import { idOf, recordOf } from './records.ts';

vi.setConfig({ testTimeout: 240_000 });
const script = built().program('mark-steps');
const noTracer = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'strace is not here or may not trace';
const count = 12;

type Mode = 'mark' | 'write' | 'write-two' | 'look';

// One thread for all syncs that are not a thread's own: strace counts the calls of each thread apart.
const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
const run = (home: Home, mode: Mode, tracer: readonly string[] = []) => {
  const [command = '', ...args] = [...tracer, process.execPath, script, mode, home.folder, home.cacheFolder, String(count)];
  return spawnSync(command, args, { encoding: 'utf8', env });
};

/** What was done to the records of the month, in order; the same again is one. */
function stepsIn(calls: readonly string[], month: string): string[] {
  const seen: string[] = [];
  for (const call of calls) {
    const step = call.includes('write(1<')
      ? 'acknowledge'
      : call.includes(`fsync(`) && call.includes(`<${month}>`)
        ? 'sync the folder'
        : call.includes(`${month}/`)
          ? (/(fsync|rename)\(/.exec(call)?.[1] ?? '')
          : '';
    if (step !== '' && seen.at(-1) !== step && !call.includes('resumed>')) seen.push(step);
  }
  return seen;
}

test.skipIf(noTracer !== null).each(['mark', 'write'] as const)(
  `a group is on disk before it has its names, and these are before it is acknowledged: %s${noTracer === null ? '' : `: ${noTracer}`}`,
  async (mode) => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(
      library,
      Array.from({ length: count }, (_, n) => recordOf(n)),
    );
    await library.close();
    const log = `${home.folder}.trace`;
    run(home, mode, ['strace', '-f', '-y', '-qq', '-o', log, '-e', 'trace=fsync,rename,write']);
    const steps = stepsIn(readFileSync(log, 'utf8').split('\n'), join(home.folder, '2026/10'));
    const group = ['fsync', 'rename', 'sync the folder', 'acknowledge'];
    // "ready" is said before.
    expect(steps).toEqual(['acknowledge', ...group, ...group, ...group]);
  },
);

test
  .skipIf(noTracer !== null)
  .each(
    halfOf([
      ...[1, 3, 4, 5, 6, 9, 12].map((nth) => ['mark', 'fsync', nth] as const),
      ...[1, 2, 4, 5, 8, 12].map((nth) => ['mark', 'rename', nth] as const),
      ...[1, 4, 5, 12].map((nth) => ['write', 'fsync', nth] as const),
      ...[1, 4, 5, 12].map((nth) => ['write', 'rename', nth] as const),
      ...[2, 4].map((nth) => ['write-two', 'fsync', nth] as const),
      ...[2, 4].map((nth) => ['write-two', 'rename', nth] as const),
    ]),
  )(
  `what was acknowledged before a kill of %s at %s %i is in its record, and no record is lost${noTracer === null ? '' : `: ${noTracer}`}`,
  async (mode, call, nth) => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(
      library,
      Array.from({ length: count }, (_, n) => recordOf(n)),
    );
    await library.close();
    const tracer = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`];
    const killed = run(home, mode, tracer);
    const said = killed.stdout
      .trim()
      .split('\n')
      .filter((line) => line !== 'ready');
    expect(killed.status === 0 ? 'never killed' : 'killed').toBe('killed');

    const found = JSON.parse(run(home, 'look').stdout) as { tagged: string[]; read: number; found: string[]; leftOver: number };
    expect(found.tagged).toEqual(expect.arrayContaining(said.filter((id) => id !== '')));
    expect(found).toEqual({ tagged: found.tagged, read: count, found: found.tagged.toSorted(), leftOver: 0 });
    // The same again changes the others, and only these.
    const { library: again } = await open(home);
    const marked = await again.mark(
      Array.from({ length: count }, (_, n) => idOf(n)),
      { change: { addTags: ['sea'] }, now: '' },
      true,
    );
    expect(marked.ok && marked.value.changed.length).toBe(count - found.tagged.length);
  },
);
