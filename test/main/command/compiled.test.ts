// Where what V8 made of the command is kept: for this person and version alone, and never a reason to fail.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

const source = path.resolve(import.meta.dirname, '../../../main/command/compiled.ts');
let home: string;
let compiled: string;

beforeEach(() => {
  home = temporaryFolder();
  compiled = path.join(home, 'compiled');
});

/** The folder that a program keeps it in, which is asked of Node itself; null when it keeps none. */
function folderOf(version: string): string | null {
  const program = `
    const { keepCompiled } = await import(process.argv[1]);
    const { getCompileCacheDir } = await import('node:module');
    keepCompiled(process.argv[2], process.argv[3]);
    console.log(JSON.stringify(getCompileCacheDir() ?? null));`;
  const { NODE_COMPILE_CACHE: _kept, NODE_DISABLE_COMPILE_CACHE: _off, ...env } = process.env;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program, source, home, version], { encoding: 'utf8', env });
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  return JSON.parse(ran.stdout) as string | null;
}

const modeOf = (folder: string): string => (statSync(folder).mode & 0o777).toString(8);

test('it is kept under the home, in folders that nobody else may enter', () => {
  expect(folderOf('1.0.0')).toMatch(path.join(compiled, '1.0.0') + path.sep);
  if (process.platform !== 'win32') expect([modeOf(compiled), modeOf(path.join(compiled, '1.0.0'))]).toEqual(['700', '700']);
});

test('another version takes the place of the one before, and the same one stays', () => {
  folderOf('1.0.0');
  writeFileSync(path.join(compiled, '1.0.0', 'mine'), '');
  folderOf('1.0.0');
  expect(existsSync(path.join(compiled, '1.0.0', 'mine'))).toBe(true);
  folderOf('1.1.0');
  expect(readdirSync(compiled)).toEqual(['1.1.0']);
});

test.skipIf(process.platform === 'win32')('a folder that others may write to, or a link, is not used', () => {
  mkdirSync(compiled);
  chmodSync(compiled, 0o777);
  expect(folderOf('1.0.0')).toBe(null);
  chmodSync(compiled, 0o700);
  const elsewhere = temporaryFolder();
  symlinkSync(elsewhere, path.join(compiled, '1.1.0'));
  expect([folderOf('1.1.0'), readdirSync(elsewhere)]).toEqual([null, []]);
});

test('where there can be no folder the program goes on without it', () => {
  writeFileSync(compiled, 'something else');
  expect(folderOf('1.0.0')).toBe(null);
});
