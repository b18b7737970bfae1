// Ctrl+C pressed twice, and a second SIGTERM: at once, and no create is lost or sent again.
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../app/settings/settings.ts';
import { makeBench } from './run-command.ts';
import type { Running } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

const { atOnce } = defaultSettings;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Longer than a command with nothing to wait for takes to close, and than the patience of a second that is asked for. */
const slowly = (): Promise<void> => new Promise((answer) => void globalThis.setTimeout(answer, 2500));

/** Signals so often, each after the one before was heard, since two that come at once are one. Milliseconds from the first to the end. */
async function stop({ child, ended, heard }: Running, signal: NodeJS.Signals, times: 1 | 2): Promise<number> {
  const from = performance.now();
  child.kill(signal);
  await heard('Stopped waiting');
  if (times === 2) child.kill(signal);
  expect((await ended).code).toBe(130);
  return performance.now() - from;
}

test.each(signals)('%s twice while two edits are out ends with 130, and “resume” brings each home once', async (signal) => {
  const { server, start, run } = await makeBench();
  server.behaviour.pace = ['IN_PROGRESS'];
  const first = start(['edit', '-p', 'a lake', '--count', '2', '--json']);
  await first.saw('running');
  await server.until(() => server.count('status') >= 2 && server.count('create') === 2);
  await stop(first, signal, 2);
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  const resumed = await run(['resume', '--json']);
  expect([resumed.code, resumed.lines.filter(({ type }) => type === 'result').length, server.count('create')]).toEqual([0, 2, 2]);
});

// A stopped command takes about 30 ms to close: 2 to 8 ms after the first signal it no longer acts and is not yet at its end.
test('a second signal that comes while the stopped command closes ends it with 130, too', async () => {
  const codes: (number | null)[] = [];
  for (const afterMs of [2, 5, 8]) {
    const { server, start } = await makeBench();
    server.behaviour.pace = ['IN_PROGRESS'];
    const { child, ended, saw, heard } = start(['edit', '-p', 'a lake', '--json']);
    await saw('running');
    await server.until(() => server.count('status') >= 2);
    child.kill('SIGTERM');
    await heard('Stopped waiting');
    await setTimeout(afterMs);
    child.kill('SIGTERM');
    codes.push((await ended).code);
  }
  expect(codes).toEqual([130, 130, 130]);
});

test.each([...signals, 'SIGHUP'] as const)(
  '%s while a create is not answered waits for its answer, sends nothing more, and “resume” brings it home',
  async (signal) => {
    const { server, start, run } = await makeBench();
    server.behaviour.pace = ['IN_PROGRESS'];
    for (let n = 0; n < atOnce; n += 1) server.next('create', { before: slowly });
    const first = start(['edit', '-p', 'a lake', '--count', '12', '--json']);
    await server.until(() => server.count('create') === atOnce);
    first.child.kill(signal);
    await first.heard(`Stopping. ${atOnce} edits are being sent`);
    const { code, stderr } = await first.ended;
    expect([code, server.count('create'), stderr.includes('“kontext resume” brings it home')]).toEqual([130, atOnce, true]);
    for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
    server.behaviour.pace = ['COMPLETED'];
    const resumed = await run(['resume', '--json']);
    expect([resumed.code, resumed.lines.filter(({ type }) => type === 'result').length, server.count('create')]).toEqual([0, 12, 12]);
  },
);

test.each(signals)('%s twice while a create is not answered leaves its outcome unknown, and nothing is sent again', async (signal) => {
  const { server, start, run } = await makeBench();
  server.next('create', { before: () => new Promise(() => undefined) });
  const first = start(['edit', '-p', 'a lake', '--json']);
  await server.until(() => server.count('create') === 1);
  first.child.kill(signal);
  await first.heard('Again leaves it unknown');
  first.child.kill(signal);
  expect((await first.ended).code).toBe(130);
  const resumed = await run(['resume', '--json']);
  expect([resumed.code, resumed.lines.filter(({ type }) => type === 'failure').map(({ state }) => state), server.count('create')]).toEqual([
    6,
    ['unknown'],
    1,
  ]);
});

test('a command whose patience ends while a create is not answered waits for that answer', async () => {
  const { server, start, run } = await makeBench();
  server.behaviour.pace = ['IN_PROGRESS'];
  server.next('create', { before: slowly });
  const first = start(['edit', '-p', 'a lake', '--wait', '1', '--json']);
  await server.until(() => server.count('create') === 1);
  await first.ended;
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  const resumed = await run(['resume', '--json']);
  expect([resumed.code, resumed.lines.filter(({ type }) => type === 'result').length, server.count('create')]).toEqual([0, 1, 1]);
});

test('a home folder that cannot be written to is named, with 7 and before anything is sent; folders named elsewhere need none', async () => {
  const bench = await makeBench();
  const { server, run, environment } = bench;
  // Nobody may make a folder here, not even root.
  environment['HOME'] = '/proc';
  const { KONTEXT_HOME: home = '', KONTEXT_LIBRARY: library = '' } = environment;
  const told = await run(['edit', '-p', 'a lake', '--json']);
  expect([told.code, server.count('create')]).toEqual([0, 1]);
  delete environment['KONTEXT_HOME'];
  const refused = await run(['edit', '-p', 'a lake', '--json']);
  expect([refused.code, refused.lines.map(({ kind, message }) => [kind, message])]).toEqual([
    7,
    [
      [
        'disk-trouble',
        'The user-data folder /proc/.config/Kontext Studio cannot be made or written to. Allow writing to it and to the folder above it, or name another folder in KONTEXT_HOME.',
      ],
    ],
  ]);
  environment['KONTEXT_HOME'] = home;
  delete environment['KONTEXT_LIBRARY'];
  environment['KONTEXT_HOME'] = join(dirname(library), 'another home');
  const noLibrary = await run(['edit', '-p', 'a lake', '--json']);
  expect([noLibrary.code, server.count('create')]).toEqual([7, 1]);
  expect(noLibrary.lines.map(({ message }) => message)).toEqual([
    'The drive takes no folder named “Pictures” in /proc. Choose another name or place; many drives refuse names with : ? * or \\.',
  ]);
});
