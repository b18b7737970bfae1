// Ctrl+C pressed twice, and a second SIGTERM: at once, and no create is lost or sent again.
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 120_000 });

const signals = ['SIGINT', 'SIGTERM'] as const;

test.each(signals)('%s twice while two edits are out ends with 130, and “resume” brings each home once', async (signal) => {
  const { server, start, run } = await makeBench();
  server.manner.pace = ['IN_PROGRESS'];
  const first = start(['edit', '-p', 'a lake', '--count', '2', '--json']);
  await first.saw('running');
  await server.until(() => server.count('status') >= 2 && server.count('create') === 2);
  first.child.kill(signal);
  first.child.kill(signal);
  expect((await first.ended).code).toBe(130);
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  const resumed = await run(['resume', '--json']);
  expect([resumed.code, resumed.lines.filter(({ type }) => type === 'result').length, server.count('create')]).toEqual([0, 2, 2]);
});

test.each(signals)('%s twice while a create is not answered leaves its outcome unknown, and nothing is sent again', async (signal) => {
  const { server, start, run } = await makeBench();
  server.next('create', { before: () => new Promise(() => undefined) });
  const first = start(['edit', '-p', 'a lake', '--json']);
  await server.until(() => server.count('create') === 1);
  first.child.kill(signal);
  first.child.kill(signal);
  expect((await first.ended).code).toBe(130);
  const resumed = await run(['resume', '--json']);
  expect([resumed.code, resumed.lines.at(-1)?.state, server.count('create')]).toEqual([6, 'unknown', 1]);
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
        'The user-data folder /proc/.config/Kontext Studio cannot be made or written to. Allow writing to the folder above it, or name another folder in KONTEXT_HOME.',
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
