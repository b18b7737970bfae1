// Three hundred edits, left by programs that were killed while most of them waited: one `resume` brings them all home, each sent once.
import assert from 'node:assert/strict';
import path from 'node:path';
import { ended, endsOf, makeBench } from './bench.ts';
import { until } from './system.ts';

const programs = 25;
const each = 12;
/** So many of a program's edits may be on their way at a time (app/settings/settings.ts). */
const atOnce = 2;

/** Rejects with what went wrong. Answers a line for the person who reads the run. */
export async function tryCrowd(place: string): Promise<string> {
  const bench = await makeBench(place, path.join(place, 'library'));
  try {
    // Nothing that was sent comes to its end, so that all but two of each program's edits wait.
    bench.server.behaviour.pace = ['IN_QUEUE'];
    for (let n = 1; n <= programs; n += 1) {
      const running = bench.start('edit', '-p', `wait in line ${n}`, '--count', String(each));
      await until(
        'the edits are written, and two of them out',
        async () => {
          const states = await statesOf(bench);
          return states.length === n * each && states.filter((state) => state === 'queued').length === n * atOnce;
        },
        60_000,
      );
      running.child.kill('SIGKILL');
      await running.ended;
    }
    bench.expect(programs * atOnce);
    bench.settle();
    bench.server.behaviour.pace = ['COMPLETED'];
    for (const task of bench.server.tasks.values()) task.pace = ['COMPLETED'];
    const ran = ended(await bench.run('resume'), 0);
    bench.expect(programs * (each - atOnce));
    bench.settle();
    assert.equal(endsOf(ran).filter(({ type }) => type === 'result').length, programs * each);
    return `${programs * (each - atOnce)} that waited sent once each, ${programs * atOnce} that were out fetched, in ${Math.round(ran.ms / 1000)} s`;
  } finally {
    await bench.close();
  }
}

async function statesOf(bench: Awaited<ReturnType<typeof makeBench>>): Promise<readonly unknown[]> {
  return ended(await bench.run('history', '--limit', '1000'), 0).lines.map(({ state }) => state);
}
