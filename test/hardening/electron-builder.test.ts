// What the packager is told: fuses, contents, no updates. What it makes of it is looked at in test/e2e/package.test.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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

test('nothing is published and nothing updates itself', () => {
  expect(config).toMatch(/^publish: null$/m);
  expect(read('package.json')).not.toMatch(/updater/);
});

test('on a Mac the hardened runtime is on', () => {
  expect(config).toMatch(/hardenedRuntime: true/);
});
