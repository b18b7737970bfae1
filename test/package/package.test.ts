// What a package holds and how its program is locked, packed for real around a stub of Electron's own files: for this system, at full size for every one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintsOf } from '../../build/packaging/complaints.ts';
import { pack } from '../../build/packaging/pack.ts';
import { readPackage, unpackTo } from '../../build/packaging/read-package.ts';
import type { Package } from '../../build/packaging/read-package.ts';
import { loadedAtRunTime } from '../../build/packaging/shipped.ts';
import { findTarget, targets } from '../../build/packaging/targets.ts';
import type { Target } from '../../build/packaging/targets.ts';
import { findFeed } from '../../main/electron/update-feed.ts';
import { isFull } from '../size.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-package-'));
const feed = 'https://updates.example/kontext';
const mine = findTarget(`${process.platform}-${process.arch}`);

const packs = isFull ? targets : [mine ?? targets[0]].filter((target) => target !== undefined);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function packed(target: Target): { out: string; found: Package } {
  const folder = path.join(scratch, target.name);
  mkdirSync(folder);
  // Natives of other systems are there by name only: the registry is not asked. `npm run package:rehearse` packs the real ones.
  const out = pack(root, target, folder, target === mine ? 'real' : 'named', target === packs[0] ? feed : '');
  return { out, found: readPackage(out, target) };
}

describe.each(packs.map((target) => [target.name, target] as const))('a package for %s', (_name, target) => {
  let out: string;
  let found: Package;
  const names = (): readonly string[] => found.names;

  beforeAll(() => ({ out, found } = packed(target)), 240_000);

  test('holds the built app and the packages it needs at run time, nothing else', () => {
    expect([...new Set(names().map((name) => name.split('/')[0]))].toSorted()).toEqual(['dist', 'node_modules', 'package.json']);
    expect([names().length > 300, complaintsOf(found, target, root)]).toEqual([true, []]);
  });

  test('starts at a file that is in it, and has every entry of the build', () => {
    const { main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { main: string };
    const wanted = [main, 'dist/main/index-worker.js', 'dist/main/picture-process.js', 'dist/preload/preload.cjs'];
    expect(wanted.filter((name) => !names().includes(name))).toEqual([]);
    expect(names().filter((name) => name.startsWith('dist/cli') || name.endsWith('cli-main.js'))).toEqual([]);
  });

  test('has each file of its archive as the archive’s header says, hash for hash', () => {
    expect(found.changed).toEqual([]);
  });

  test('has its native code outside of the archive, where it can be loaded, and none of another system', () => {
    const natives = found.unpacked.filter((name) => name.endsWith('.node'));
    const wanted = new RegExp(`${target.os}-(?:${target.os === 'darwin' ? 'x64|arm64' : target.arch})`);
    expect([natives.length > 1, natives.filter((name) => !wanted.test(name))]).toEqual([true, []]);
  });

  test('looks for updates where it was told at its making, and nowhere when it was told nothing', () => {
    const where = { isPackaged: true, resources: path.join(out, target.resources), platform: 'darwin', env: {} } as const;
    expect(findFeed(where)).toEqual(target === packs[0] ? { url: feed } : { none: 'no-feed' });
  });

  test('has its fuses set: no Node by variable or switch, only this archive, and that one unchanged', () => {
    // RunAsNode, CookieEncryption, NODE_OPTIONS, inspect switches, asar integrity, only asar, own snapshot, file privileges, wasm traps.
    expect(found.fuses).toBe('010011001');
  });

  test.runIf(target === mine)('loads every package it needs out of its own files, the native ones too', () => {
    const folder = path.join(scratch, 'unpacked');
    unpackTo(out, target, folder);
    const probe = path.join(folder, 'probe.mjs');
    writeFileSync(
      probe,
      `import { registerHooks } from 'node:module';
      const electron = "module.exports = { app: { getVersion: () => '1.0.0', getPath: () => '.', isPackaged: true, whenReady: async () => undefined } };";
      registerHooks({
        resolve: (name, context, next) => (name === 'electron' ? { url: 'fake:electron', shortCircuit: true, format: 'commonjs' } : next(name, context)),
        load: (url, context, next) => (url === 'fake:electron' ? { source: electron, shortCircuit: true, format: 'commonjs' } : next(url, context)),
      });
      for (const name of ${JSON.stringify(loadedAtRunTime)}) await import(name);
      const sharp = (await import('sharp')).default;
      const { width } = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } }).png().toBuffer({ resolveWithObject: true }).then(({ info }) => info);
      console.log(width);`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, [probe], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } });
    expect([stdout.trim(), stderr]).toEqual(['3', '']);
  });
});

test('an archive with what should not be in it is complained of, each by its name', () => {
  const target = findTarget('linux-x64') ?? targets[0];
  if (target === undefined) throw new Error('there is no target');
  const strange: Package = {
    names: [
      'dist/main/index.js',
      'dist/main/index.js.map',
      'app/contract/contract.ts',
      'test/app/contract/contract.test.ts',
      'node_modules/vite/index.js',
      'node_modules/@img/sharp-win32-x64/lib/sharp.node',
      'node_modules/keytar/prebuilds/darwin-x64/keytar.node',
    ],
    unpacked: [],
    changed: ['dist/main/index.js'],
    all: [],
    bytes: 900e6,
    fuses: '101100011',
  };
  const said = complaintsOf(strange, target, root);
  for (const words of [
    'dist/main/index.js.map: is no file of the built app',
    'app/contract/contract.ts: is no file of the built app',
    'test/app/contract/contract.test.ts: is nothing that runs',
    'node_modules/vite: is a package that the app does not load',
    'node_modules/@img/sharp-win32-x64: is a package that the app does not load',
    'node_modules/sharp: is a package that the app loads and that is missing',
    'darwin-x64: is a keychain module of another system',
    'linux-x64: is a keychain module that is missing',
    'node_modules/@img/sharp-linux-x64: is native code that is missing beside the archive',
    'dist/main/index.js: is not what the archive’s header says',
    'the fuses are 101100011 and should be 010011001',
    'LICENSES.chromium.html: is missing beside the program',
  ])
    expect(said).toContain(words);
  expect(said.some((line) => line.startsWith('the package has 900.0 MB'))).toBe(true);
});
