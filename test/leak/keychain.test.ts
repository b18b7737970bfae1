// The key in a real Secret Service: the command keeps it there and nowhere else, and a key that only the keychain holds is struck out too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeLog } from '../../main/platform/log.ts';
import { makeBench } from '../main/command/run-command.ts';
import { openBench } from '../hardening/studio-bench.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { canary, formsInText } from './canary.ts';
import { keepFigures, sweep } from './figures.ts';
import { calm, quotes } from './hostile.ts';
import { openKeychain } from './keychain-session.ts';

describe.skipIf(process.platform !== 'linux')('with a Secret Service', () => {
  test('the command keeps the key there, uses it from there, and writes it nowhere else', { timeout: 1_200_000 }, async () => {
    const bench = await makeBench({ key: canary });
    const { server, home } = bench;
    const folder = path.dirname(home);
    const session = await openKeychain(path.join(folder, 'session'));
    const temporary = path.join(folder, 'temporary');
    mkdirSync(temporary);
    Object.assign(bench.environment, session.environment, { TMPDIR: temporary });
    delete bench.environment['SEAART_API_KEY'];
    const said: string[] = [];
    const kept: string[] = [];
    const tell = async (...args: string[]): Promise<number | null> => {
      const { code, stdout, stderr } = await bench.run(args);
      said.push(stdout, stderr);
      return code;
    };
    try {
      expect(await tell('edit', '-p', 'without a key')).toBe(3);
      const set = spawnSync(process.execPath, [bench.command, 'key', 'set'], {
        env: bench.environment,
        input: `${canary}\n`,
        encoding: 'utf8',
      });
      said.push(set.stdout, set.stderr);
      kept.push(session.read(server.origin));
      expect([set.status, await tell('key', 'status', '--json')]).toEqual([0, 0]);
      expect(await tell('edit', bench.photo, '-p', 'with the key', '--json')).toBe(0);
      server.next('create', { status: 401, body: quotes(canary)[0] });
      expect(await tell('edit', '-p', 'refused')).toBe(3);
      server.next('create', { status: 500, body: quotes(canary)[5] });
      expect(await tell('edit', '-p', 'unknown')).toBe(6);
      server.behaviour.urls = 'elsewhere';
      server.behaviour.results = 'elsewhere';
      expect(await tell('edit', '-p', 'elsewhere')).toBe(0);
      calm(server);
      for (const act of [['history'], ['sent', '--csv'], ['verify'], ['key', 'clear'], ['key', 'status']]) await tell(...act);
      kept.push(session.read(server.origin));
    } finally {
      await session.close();
    }
    expect(kept).toEqual([canary, '']);
    const { leaks, figures } = sweep({ key: canary, folders: [folder], texts: { 'what the command said': said.join('\n') }, server });
    expect(leaks).toEqual([]);
    expect([server.count('create'), figures.files > 10]).toEqual([4, true]);
    keepFigures('command, keychain', { ...figures, flows: 12 });
  });
});

test('a key that only the keychain holds is struck out of every log from its first use on', async () => {
  const folder = temporaryFolder();
  const early = makeLog(path.join(folder, 'early'));
  const keychain = { getPassword: async () => canary, setPassword: async () => undefined, deletePassword: async () => true };
  const bench = await openBench({ folder, loadKeychain: async () => keychain });
  expect(await bench.ask('studio.snapshot')).toMatchObject({ key: { present: true, where: 'keychain' } });
  early.line(`something failed: ${canary} and ${canary.toLowerCase()}`);
  await bench.close();
  const text = readFileSync(path.join(folder, 'early/studio.log'), 'utf8');
  expect([formsInText(text), text.includes('[key] and [key]')]).toEqual([[], true]);
});
