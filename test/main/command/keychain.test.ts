// The command with a real Secret Service that is locked while nobody can answer its prompt: the key in it is never said to be none, nor to be gone.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openKeychain } from '../../leak/keychain-session.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

const locked = 'The keychain is locked or refused. Unlock it and try again.';

describe.skipIf(process.platform !== 'linux')('a keyring that is locked', () => {
  test('is said to be, by status, edit, resume and clear, and gives its key once it is open', async () => {
    const bench = await makeBench();
    const { server, run, start, photo } = bench;
    const folder = path.join(path.dirname(bench.home), 'session');
    mkdirSync(folder);
    const session = await openKeychain(folder);
    try {
      Object.assign(bench.environment, session.environment);
      delete bench.environment['SEAART_API_KEY'];
      const key = (...args: string[]) =>
        spawnSync(process.execPath, [bench.command, 'key', ...args], {
          env: bench.environment,
          input: `${server.key}\n`,
          encoding: 'utf8',
        });
      expect(key('set').status).toBe(0);
      server.behaviour.pace = ['IN_PROGRESS'];
      const left = start(['edit', photo, '-p', 'a lake', '--json']);
      await left.saw('running');
      left.child.kill('SIGTERM');
      await left.ended;
      for (const task of server.tasks.values()) task.pace = ['COMPLETED'];

      session.lock();
      const status = key('status');
      expect([status.status, status.stdout]).toEqual([3, `no key at hand. ${locked} A key in SEAART_API_KEY is used without it.\n`]);
      const edit = await run(['edit', photo, '-p', 'a sea', '--json']);
      expect([edit.code, edit.lines.map(({ kind, message }) => [kind, message])]).toEqual([
        3,
        [['keychain', `${locked} Or give the key in SEAART_API_KEY, or practise with --rehearsal; nothing was sent.`]],
      ]);
      const clear = key('clear');
      expect([clear.status, clear.stdout, clear.stderr]).toEqual([3, '', `The key could not be removed from the keychain. ${locked}\n`]);
      const resume = await run(['resume', '--json', '--wait', '2']);
      expect([resume.code === 0, resume.stderr.includes(`${locked} A key in SEAART_API_KEY is used without it.`)]).toEqual([false, true]);
      expect(server.count('create')).toBe(1);

      session.unlock();
      expect([(await run(['resume', '--json'])).code, key('clear').status, key('status').stdout]).toEqual([0, 0, 'no key\n']);
      expect([session.read(server.origin), server.count('create')]).toEqual(['', 1]);
    } finally {
      await session.close();
    }
  });
});
