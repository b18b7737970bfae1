// What a package holds and how its program is locked, packed for real around a stub of Electron's binary.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let folder: string;
let packed: string;
let names: string[];
let archive: Buffer;

// Other systems pack into other shapes; the list of files is the same.
const here = process.platform === 'linux';

beforeAll(() => {
  if (!here) return;
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-package-'));
  const stub = path.join(folder, 'electron');
  mkdirSync(stub);
  // Version 1 of the wire, nine fuses, each as Electron ships it or off.
  writeFileSync(path.join(stub, 'electron'), `#!/bin/sh\n# ${sentinel}\u0001\u0009101100011\n`, 'latin1');
  chmodSync(path.join(stub, 'electron'), 0o755);
  writeFileSync(
    path.join(stub, 'version'),
    (JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }).version,
  );
  writeFileSync(path.join(stub, 'LICENSE'), '');
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const args = ['--linux', 'dir', `-c.electronDist=${stub}`, `-c.directories.output=${path.join(folder, 'out')}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  packed = path.join(folder, 'out', 'linux-unpacked');
  archive = readFileSync(path.join(packed, 'resources/app.asar'));
  names = [...readArchive(archive).keys()];
}, 240_000);

afterAll(() => {
  if (here) rmSync(folder, { recursive: true, force: true });
});

type Entry = {
  files?: Record<string, Entry>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
  link?: string;
  integrity?: { algorithm: string; hash: string };
};

/** The files in an asar archive by name, from the JSON at its start. */
function readArchive(bytes: Buffer): Map<string, Entry> {
  const { files } = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry;
  const walk = (entries: Record<string, Entry>, prefix: string): [string, Entry][] =>
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.files === undefined ? [[prefix + name, entry]] : walk(entry.files, `${prefix}${name}/`),
    );
  return new Map(walk(files ?? {}, ''));
}

describe.skipIf(!here)('a package', () => {
  test('holds the built app and the packages it needs at run time, nothing else', () => {
    const tops = new Set(names.map((name) => name.split('/')[0]));
    expect([...tops].toSorted()).toEqual(['dist', 'node_modules', 'package.json']);
    const strange = names.filter((name) => /\.(?:map|ts|tsx|md|env|pem|key|test\.js)$|(?:^|\/)(?:test|tests|\.git|\.env.*)\//.test(name));
    expect(strange).toEqual([]);
    const development = ['typescript', 'vite', 'vitest', 'playwright', 'electron', 'react', 'oxlint', 'node', 'zod', 'ulid'];
    expect(development.filter((name) => names.some((file) => file.startsWith(`node_modules/${name}/`)))).toEqual([]);
  });

  test('starts at a file that is in it, and has every entry of the build', () => {
    const wanted = [
      'dist/main/index.js',
      'dist/main/index-worker.js',
      'dist/main/picture-process.js',
      'dist/preload/preload.cjs',
      'dist/renderer/index.html',
    ];
    expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith('dist/cli') || name.endsWith('cli-main.js'))).toEqual([]);
  });

  test('has each file of its archive as the archive’s header says, hash for hash', () => {
    const start = 8 + archive.readUInt32LE(4);
    const inside = [...readArchive(archive)].filter(([, entry]) => entry.unpacked !== true && entry.link === undefined);
    const wrong = inside.filter(([, { offset, size = 0, integrity }]) => {
      const bytes = archive.subarray(start + Number(offset), start + Number(offset) + size);
      return integrity?.algorithm !== 'SHA256' || integrity.hash !== createHash('sha256').update(bytes).digest('hex');
    });
    expect([inside.length > 10, wrong.map(([name]) => name)]).toEqual([true, []]);
  });

  test('has its native code outside of the archive, where it can be loaded', () => {
    const outside = path.join(packed, 'resources/app.asar.unpacked/node_modules');
    const natives = ['keytar/prebuilds', 'sharp/package.json', '@img'];
    expect(natives.filter((name) => !existsSync(path.join(outside, name)))).toEqual([]);
  });

  test('has its fuses set: no Node by variable or switch, only this archive, and that one unchanged', () => {
    const program = readFileSync(path.join(packed, 'kontext-studio'), 'latin1');
    const wire = program.slice(program.indexOf(sentinel) + sentinel.length + 2).slice(0, 9);
    // RunAsNode, CookieEncryption, NODE_OPTIONS, inspect switches, asar integrity, only asar, own snapshot, file privileges, wasm traps.
    expect([...wire]).toEqual(['0', '1', '0', '0', '1', '1', '0', '0', '1']);
  });
});
