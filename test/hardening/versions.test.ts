// What the program is made of: which Electron, which packages, from where, under which licences, and what may run at their installation.
import { describe, expect, test } from 'vitest';
import { read } from './tree.ts';

type Locked = {
  version: string;
  integrity?: string;
  link?: boolean;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
};
type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: Record<string, boolean> };

const manifest = JSON.parse(read('package.json')) as Manifest;
const locked = Object.entries((JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages).filter(
  ([place]) => place !== '',
);
const shipped = locked.filter(([, entry]) => entry.dev !== true && entry.devOptional !== true);

/** Majors that the Electron project supports, and the oldest patch of each that we would ship. Move it at each release. */
const allowedElectron: Readonly<Record<number, readonly [minor: number, patch: number]>> = { 45: [4, 0] };

describe('Electron', () => {
  test('is pinned to one version of a supported major, and the lockfile has that very one', () => {
    const pinned = manifest.devDependencies['electron'] ?? '';
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(locked.find(([place]) => place === 'node_modules/electron')?.[1].version).toBe(pinned);
    const [major = 0, minor = 0, patch = 0] = pinned.split('.').map(Number);
    const min = allowedElectron[major];
    expect(min).toBeDefined();
    expect(minor * 1000 + patch).toBeGreaterThanOrEqual((min?.[0] ?? 0) * 1000 + (min?.[1] ?? 0));
  });
});

describe('packages', () => {
  test('are pinned to exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('are each locked by a hash, and from no address of their own', () => {
    expect(locked.length).toBeGreaterThan(300);
    expect(
      locked.filter(([, entry]) => entry.link !== true && entry.integrity?.startsWith('sha512-') !== true).map(([place]) => place),
    ).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?!https:)/);
  });

  test('run a script at installation only where it was decided', () => {
    const names = locked.filter(([, entry]) => entry.hasInstallScript === true).map(([place]) => place.replace(/^.*node_modules\//, ''));
    const decided = Object.keys(manifest.allowScripts);
    const aliases: Record<string, string> = { keytar: '@github/keytar' };
    expect(names.map((name) => aliases[name] ?? name).filter((name) => !decided.includes(name))).toEqual([]);
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([['node', true]]);
  });

  test('of the product are few, and each is here for a reason', () => {
    const reasons: Record<string, string> = {
      'electron-store': 'the settings file, written whole or not at all',
      'electron-updater': 'updates of a packaged app from the feed it was built for',
      keytar: 'the system’s keychain',
      sharp: 'decoding and encoding pictures, in a process of its own',
      trash: 'the system’s trash for the command, which has no Electron to ask',
      ulid: 'ids that sort by time',
      zod: 'parsing at the edges: wire, disk, IPC',
    };
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(Object.keys(reasons));
    // With all they bring: each platform's build of sharp, and what trash needs to know of three systems.
    expect(shipped.length).toBeLessThanOrEqual(145);
  });

  test('of the product may be given away with it', () => {
    const fine = new Set([
      'MIT',
      'ISC',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'Apache-2.0',
      '0BSD',
      'CC0-1.0',
      '(MIT OR CC0-1.0)',
      'BlueOak-1.0.0',
      'Python-2.0',
    ]);
    // libvips comes as a shared library beside the program, which is what the LGPL asks for.
    const shared = /^node_modules\/@img\/sharp-(?:libvips-|win32-|webcontainers-|wasm32)/;
    const strange = shipped.filter(
      ([place, entry]) => !fine.has(entry.license ?? '') && !(shared.test(place) && /LGPL-3\.0/.test(entry.license ?? '')),
    );
    expect(strange.map(([place, entry]) => `${place}: ${entry.license}`)).toEqual([]);
  });
});
