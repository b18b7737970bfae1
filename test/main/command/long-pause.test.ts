// A service that asks for a longer pause than the command is told to wait.
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 120_000 });

const pause = 'SeaArt asks for a longer pause (too many requests) than is waited for here.';

function slowDown(server: SeaartServer): void {
  for (let n = 0; n < 2; n += 1)
    server.next('create', {
      status: 429,
      headers: { 'retry-after': '600' },
      body: { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'later' } },
    });
}

test('an edit ends with 5, and nothing of it is left in line', async () => {
  const { server, run, photo } = await makeBench();
  slowDown(server);
  const ran = await run(['edit', photo, '-p', 'a lake', '--wait', '5', '--json']);
  expect([ran.code, ran.lines.at(-1)]).toMatchObject([
    5,
    { type: 'failure', state: 'cancelled', kind: 'rate-limited', charged: 'no', message: expect.stringContaining(pause) as string },
  ]);
  expect((await run(['resume', '--json'])).lines).toEqual([]);
});

test('a batch pauses with 5, and is gone on with later', async () => {
  const { server, run, photo } = await makeBench();
  const photos = ['a', 'b', 'c'].map((name) => join(dirname(photo), `${name}.jpg`));
  for (const one of photos) copyFileSync(photo, one);
  slowDown(server);
  const ran = await run(['batch', ...photos, '-p', 'make {name} golden', '--wait', '5', '--json']);
  const last = ran.lines.findLast(({ type }) => type === 'batch');
  expect([ran.code, last]).toMatchObject([5, { state: 'paused', because: 'rate-limited', done: 0, underWay: 0 }]);
  expect(ran.stderr).toContain(pause);
  const resumed = await run(['batch', '--resume', String(last?.id), '--json']);
  expect([resumed.code, resumed.lines.at(-1), server.tasks.size]).toMatchObject([0, { type: 'batch', state: 'ended', done: 3 }, 3]);
});
