// Files where folders should be, and a trash that takes nothing: a sentence that names the place and what to do.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { plantEdit } from '../../faults/bench.ts';
import { open } from '../library/opened.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test('a file in the place of the user-data folder or the library, or above it, is named, with 7', async () => {
  const { home, library, run, photo } = await makeBench();
  const file = join(dirname(home), 'a file');
  writeFileSync(file, 'mine');
  const says = async (environment: Record<string, string>): Promise<readonly unknown[]> => {
    const ran = await run(['edit', photo, '-p', 'a lake', '--json'], environment);
    return [ran.code, ran.lines.map(({ type, message }) => [type, message])];
  };
  for (const at of [file, join(file, 'below')]) {
    const userData = `The user-data folder ${at} is a file, or lies below one. Move that file away, or name another folder in KONTEXT_HOME.`;
    const folder = `The library folder ${at} is a file, or lies below one. Move that file away, or choose another folder.`;
    expect(await says({ KONTEXT_HOME: at })).toEqual([7, [['failure', userData]]]);
    expect(await says({ KONTEXT_LIBRARY: at })).toEqual([7, [['failure', folder]]]);
  }
  expect(readdirSync(dirname(library)).includes('library')).toBe(false);
});

test('a folder of the program’s own that cannot be used is named, with 7 and without a stack trace', async () => {
  const { home, run, photo } = await makeBench();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'inbox'), 'mine');
  const ran = await run(['edit', photo, '-p', 'a lake']);
  expect([ran.code, ran.stderr]).toEqual([
    7,
    expect.stringContaining(`The user-data folder ${join(home, 'inbox')} is a file, or lies below one.`),
  ]);
  expect(ran.stderr).not.toContain('Node.js');
});

test('what the system’s trash does not take stays in the library’s, which is as well as before', async () => {
  const folder = temporaryFolder();
  const place = { folder: join(folder, 'library'), cacheFolder: join(folder, 'cache') };
  mkdirSync(place.cacheFolder);
  const { id } = await plantEdit(place.folder, 1);
  const { library } = await open(place);
  const record = await library.load(id);
  if (record === null) throw new Error('nothing was planted');
  for (const code of ['EACCES', 'ENOENT', null]) {
    const error = code === null ? new Error('no trash can be made') : Object.assign(new Error(code), { code });
    expect(await library.discard(record, () => Promise.reject(error))).toEqual({
      ok: false,
      failure: {
        kind: 'disk-trouble',
        message: 'The system’s trash did not take it. It stays in the library’s trash.',
        charged: 'no',
        next: 'retry',
        detail: code ?? 'no trash can be made',
      },
    });
    expect([library.status().state, library.trouble()]).toEqual(['open', null]);
  }
  expect(await library.resultPath(id, 0)).not.toBeNull();
  rmSync(folder, { recursive: true, force: true });
});
