// Three hundred edits that wait, left by programs that were killed while there was no line: one `resume` brings them all home, each sent once.
import assert from 'node:assert/strict';
import path from 'node:path';
import { ended, endsOf, makeBench } from './bench.ts';

const programs = 25;
const each = 12;
/** So many of a program's edits may be on their way at a time (app/settings.ts). */
const atOnce = 2;

/** Rejects with what went wrong. Answers a line for the person who reads the run. */
export async function tryCrowd(place: string): Promise<string> {
  const bench = await makeBench(place, path.join(place, 'library'));
  try {
    await bench.server.stop();
    for (let n = 0; n < programs; n += 1) {
      const running = bench.start('edit', '-p', `wait in line ${n}`, '--count', String(each));
      await running.saw('waiting');
      // Until every one of them is on the disk.
      await waitFor(async () => (await count(bench)) === (n + 1) * each);
      running.child.kill('SIGKILL');
      await running.ended;
    }
    await bench.server.start();
    const ran = await bench.run('resume');
    // One that was killed between "submitting" and the refused connection may have been sent for all that its record says: it waits for the person.
    const unknown = await count(bench, 'is:unknown');
    ended(ran, unknown === 0 ? 0 : 6);
    bench.expect(programs * each - unknown);
    bench.settle();
    assert.equal(endsOf(ran).filter(({ type }) => type === 'result').length, programs * each - unknown);
    assert.ok(unknown <= programs * atOnce, `${unknown} outcomes are unknown`);
    return `${programs * each - unknown} sent once each and brought home in ${Math.round(ran.ms / 1000)} s, ${unknown} killed while they were being sent`;
  } finally {
    await bench.close();
  }
}

/** Edits of the history, of this state alone where one is given. */
async function count(bench: Awaited<ReturnType<typeof makeBench>>, ...query: readonly string[]): Promise<number> {
  return ended(await bench.run('history', ...query, '--limit', '1000'), 0).lines.length;
}

async function waitFor(look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; !(await look());)
    assert.ok(performance.now() < end, 'the edits were not written within a minute');
}
