// What the packager is told: fuses, contents, where updates come from. What it makes of it is looked at in test/package/package.test.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { feedWords } from '../../build/packaging/feed.ts';
import { read, root } from './tree.ts';

const config = read('electron-builder.yml');
/** The lines below a top-level name, without what is a comment. */
const below = (name: string): string[] =>
  (new RegExp(`^${name}:\\n((?: {2}.*\\n|#.*\\n)+)`, 'm').exec(config)?.[1] ?? '').split('\n').filter((line) => /^ {2}/.test(line));

test('the fuses are set as the list says, each by its name', () => {
  expect(below('electronFuses').map((line) => line.trim())).toEqual([
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'loadBrowserProcessSpecificV8Snapshot: false',
    'grantFileProtocolExtraPrivileges: false',
  ]);
});

test('every fuse the packager knows is named, so that none is left to a default', () => {
  const types = readFileSync(path.join(root, 'node_modules/app-builder-lib/out/configuration.d.ts'), 'utf8');
  const [, body] = /interface FuseOptionsV1 \{([\s\S]*?)\n\}/.exec(types) ?? [];
  const known = [...(body ?? '').matchAll(/^\s+(\w+)\?: boolean/gm)].map(([, name]) => name ?? '');
  expect(known.length).toBeGreaterThanOrEqual(8);
  // Resets a signature that only an arm64 Mac's build needs; it is no fuse.
  const named = below('electronFuses').map((line) => line.trim().split(':')[0]);
  expect(known.filter((name) => name !== 'resetAdHocDarwinSignature' && !named.includes(name))).toEqual([]);
});

test('the package is one archive of named contents, without maps, without the command', () => {
  expect(config).toMatch(/^asar: true$/m);
  const files = below('files').map((line) => line.trim());
  expect(files.filter((line) => !line.startsWith("- '!"))).toEqual(['- dist/**', '- package.json']);
  expect(files).toContain("- '!**/*.map'");
});

test('a package looks for updates nowhere unless who builds it names a place, and nothing is ever uploaded', () => {
  expect(config).toMatch(/^publish: null$/m);
  const script = read('build/package.ts');
  expect(script).toMatch(/'--publish',\n\s+'never',/);
  expect(script).not.toMatch(/publish\.url/);
  expect([feedWords(''), feedWords('https://updates.example/kontext')]).toEqual([
    [],
    ['-c.publish.provider=generic', '-c.publish.url=https://updates.example/kontext'],
  ]);
  for (const bad of ['http://updates.example', 'file:///etc', 'updates.example']) expect(() => feedWords(bad)).toThrow('https');
});

test('on a Mac the hardened runtime is on, and one thing alone is asked of it: code made at run time', () => {
  expect(config).toMatch(/hardenedRuntime: true/);
  expect([...read('build/mac/entitlements.plist').matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ]);
});

test('pictures may be opened with the app, which becomes the usual one for none of them', () => {
  expect([...config.matchAll(/rank: (\w+)/g)].map(([, rank]) => rank)).toEqual(['Alternate', 'Alternate', 'Alternate']);
  expect(below('mac').join('\n')).toMatch(/fileAssociations/);
  // The packager's own association for Windows would take the type over; the script names the app among others.
  expect([/^fileAssociations/m.test(config), below('win').join().includes('fileAssociations')]).toEqual([false, false]);
  const script = read('build/windows/open-with.nsh');
  expect([...script.matchAll(/SupportedTypes" "(\.\w+)"/g)].map(([, type]) => type)).toEqual(['.png', '.jpg', '.jpeg', '.webp']);
  expect(script).not.toMatch(/Software\\Classes\\\./);
});
