import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const isWindows = process.platform === 'win32';

/** Says how it was started, then waits for a signal when asked to. */
const command = `
console.log(JSON.stringify({ node: Number.parseInt(process.versions.node), script: process.argv[1], args: process.argv.slice(2) }));
if (process.argv[2] === 'wait') {
  const end = setTimeout(() => undefined, 60_000);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => { console.log(signal); clearTimeout(end); process.exitCode = 6; });
  console.log(process.pid);
} else process.exitCode = Number(process.argv[2] ?? 0);
`;

let folder: string;
let launcher: string;
/** A Node older than the program needs; null when this machine has none. */
let oldNode: string | null;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-launcher-'));
  launcher = path.join(folder, 'dist/cli.js');
  mkdirSync(path.join(folder, 'dist/main'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(launcher, stripTypeScriptTypes(readFileSync(path.join(root, 'main/cli-launcher.ts'), 'utf8')));
  writeFileSync(path.join(folder, 'dist/main/cli-main.js'), command);
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(path.join(root, 'node_modules/node'), path.join(folder, 'node_modules/node'), 'junction');
  oldNode = findOldNode();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function findOldNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((place) => !place.includes('node_modules'));
  const found = folders.map((place) => path.join(place, isWindows ? 'node.exe' : 'node')).find((file) => existsSync(file));
  if (found === undefined) return null;
  return Number.parseInt(execFileSync(found, ['-p', 'process.versions.node'], { encoding: 'utf8' })) < 24 ? found : null;
}

function run(node: string, args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(node, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const said = (args: string[]): string => `${JSON.stringify({ node: 24, script: launcher, args })}\n`;

test('on a Node that is new enough the command runs in the same process', async () => {
  expect(await run(process.execPath, ['3', '--json', 'a b'])).toEqual({ code: 3, out: said(['3', '--json', 'a b']), err: '' });
});

describe('on an older Node', () => {
  test('the command runs on the project’s own, sees the same arguments and gives its exit code', async ({ skip }) => {
    if (oldNode === null) return skip('no older Node on this machine');
    expect(await run(oldNode, ['5', '--json', 'a b'])).toEqual({ code: 5, out: said(['5', '--json', 'a b']), err: '' });
  });

  test('without the project’s own it says what to do and exits with 2', async ({ skip }) => {
    if (oldNode === null) return skip('no older Node on this machine');
    const alone = path.join(folder, 'alone/dist');
    mkdirSync(alone, { recursive: true });
    copyFileSync(launcher, path.join(alone, 'cli.mjs'));
    rmSync(path.join(folder, 'node_modules'), { recursive: true });
    const { code, err } = await new Promise<{ code: number | null; err: string }>((resolve) => {
      const child = spawn(oldNode ?? '', [path.join(alone, 'cli.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] });
      let text = '';
      child.stderr.on('data', (piece: Buffer) => (text += piece.toString()));
      child.on('close', (exit) => resolve({ code: exit, err: text }));
    });
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(path.join(root, 'node_modules/node'), path.join(folder, 'node_modules/node'), 'junction');
    expect([code, err.split('\n').length, err.includes('npm ci')]).toEqual([2, 2, true]);
  });

  test.skipIf(isWindows).each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s reaches the command, once', async (signal) => {
    if (oldNode === null) return;
    const { child, lines } = await waiting(oldNode);
    child.kill(signal);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, lines().slice(2)]).toEqual([6, [signal]]);
  });

  test.skipIf(isWindows)('also one that comes before the launcher has its turn again', async () => {
    if (oldNode === null) return;
    const [held, goOn] = [path.join(folder, 'held.cjs'), path.join(folder, 'go-on')];
    writeFileSync(
      held,
      `const [{ existsSync }, processes] = [require('node:fs'), require('node:child_process')];
      const { spawn } = processes;
      processes.spawn = (...given) => {
        const child = spawn(...given);
        while (!existsSync(${JSON.stringify(goOn)})) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        return child;
      };
      require('node:module').syncBuiltinESMExports();`,
    );
    const { child, lines } = await waiting(oldNode, ['--require', held]);
    child.kill('SIGTERM');
    writeFileSync(goOn, '');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, lines().slice(2)]).toEqual([6, ['SIGTERM']]);
  });

  test.skipIf(isWindows)('a launcher that is killed takes the command with it', async () => {
    if (oldNode === null) return;
    const { child, lines } = await waiting(oldNode);
    const pid = Number(lines()[1]);
    const before = isAlive(pid);
    child.kill('SIGKILL');
    for (let tries = 0; tries < 400 && isAlive(pid); tries += 1) await delay(25);
    expect([before, isAlive(pid)]).toEqual([true, false]);
  });
});

async function waiting(node: string, options: readonly string[] = []) {
  const child = spawn(node, [...options, launcher, 'wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  const lines = (): string[] => out.trim().split('\n');
  for (let tries = 0; tries < 400 && lines().length < 2; tries += 1) await delay(25);
  return { child, lines };
}
