// The warm vitest of a tree says what a mutation is judged by: what is red, what only ran out of time, what does not load.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asked, FileRun } from './tree-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const tree = realpathSync(mkdtempSync(path.join(tmpdir(), 'kontext-test-')));
const write = (file: string, text: string): void => writeFileSync(path.join(tree, file), text);
const vitest = "import { expect, test } from 'vitest';\n";

beforeAll(() => {
  mkdirSync(path.join(tree, 'test'));
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  write('package.json', '{ "type": "module" }');
  write('vitest.config.ts', "export default { test: { projects: [{ test: { name: 'only', include: ['test/*.test.ts'] } }] } };\n");
  write('one.ts', 'export const one = 1;\n');
  write(
    'test/one.test.ts',
    `${vitest}import { one } from '../one.ts';\ntest('is one', () => expect(one).toBe(1));\ntest('is no two', () => expect(one).not.toBe(2));\n`,
  );
  write('test/other.test.ts', `${vitest}test('is green', () => expect(1).toBe(1));\n`);
  write(
    'test/slow.test.ts',
    `${vitest}test('never ends', { timeout: 20 }, () => new Promise(() => undefined));\ntest('is red', () => expect(process.env.NODE_ENV).toBe('none'));\n`,
  );
  write('test/endless.test.ts', `${vitest}test('never ends', { timeout: 20 }, () => new Promise(() => undefined));\n`);
  write('test/broken.test.ts', `${vitest}import '../nowhere.ts';\ntest('is green', () => expect(1).toBe(1));\n`);
});

let child: ChildProcess;
beforeAll(() => {
  child = fork(path.join(import.meta.dirname, 'tree-process.ts'), [], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
});
afterAll(async () => {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
  rmSync(tree, { recursive: true, force: true });
});

async function ask(asked: Asked): Promise<readonly FileRun[]> {
  const answer = once(child, 'message');
  child.send(asked);
  return ((await answer) as [readonly FileRun[]])[0];
}

const green = { failed: [], late: [], unloaded: false };

test('a changed file is read anew, and the first red test of the first red file ends the run', { timeout: 240_000 }, async () => {
  const files = ['test/one.test.ts', 'test/other.test.ts'];
  const both = [
    { file: files[0], passed: 2, ...green },
    { file: files[1], passed: 1, ...green },
  ];
  expect(await ask({ files, changed: [] })).toEqual(both);
  write('one.ts', 'export const one = 2;\n');
  expect(await ask({ files, changed: ['one.ts'] })).toEqual([{ file: files[0], passed: 0, ...green, failed: ['is one'] }]);
  write('one.ts', 'export const one = 1;\n');
  expect(await ask({ files, changed: ['one.ts'] })).toEqual(both);
});

test('a test that ran out of time counts as late, and does not hide the ones after it', { timeout: 240_000 }, async () => {
  expect(await ask({ files: ['test/slow.test.ts', 'test/endless.test.ts'], changed: [] })).toEqual([
    { file: 'test/slow.test.ts', passed: 0, ...green, failed: ['is red'], late: ['never ends'] },
  ]);
  expect(await ask({ files: ['test/endless.test.ts'], changed: [] })).toEqual([
    { file: 'test/endless.test.ts', passed: 0, ...green, late: ['never ends'] },
  ]);
});

test('a file that does not load is not red, and is named', { timeout: 240_000 }, async () => {
  expect(await ask({ files: ['test/broken.test.ts'], changed: [] })).toEqual([
    { file: 'test/broken.test.ts', passed: 0, ...green, unloaded: true },
  ]);
});
