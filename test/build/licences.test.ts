import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLicences } from '../../build/licences.ts';

let project: string;
const list = (): string => path.join(project, 'list.json');
const page = (): string => path.join(project, 'licences.json');

function place(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): void {
  const folder = path.join(project, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license: 'MIT', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
}

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'kontext-licences-'));
  for (const name of ['electron', 'electron-store', 'electron-updater', 'keytar']) place(name, {}, { LICENSE: `words of ${name}` });
  place(
    'sharp',
    { optionalDependencies: { '@img/libvips': '1', '@img/elsewhere': '1' } },
    { LICENCE: 'words of sharp', NOTICE: 'and a notice' },
  );
  place('@img/libvips', { license: 'LGPL-3.0-or-later' }, { 'README.md': 'a table of libraries' });
  writeFileSync(list(), JSON.stringify([{ name: 'react', version: '19.0.0', identifier: 'MIT', text: 'words of react' }]));
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

test('the page has every package that is shipped, bundled or beside the bundle, each with its words', () => {
  const written = writeLicences(project, [list()], page());
  expect(JSON.parse(readFileSync(page(), 'utf8'))).toEqual(written);
  expect(written.map(({ name, text }) => [name, text.slice(0, 22)])).toEqual([
    ['@img/libvips', 'a table of libraries\n\n'],
    ['electron', 'words of electron'],
    ['electron-store', 'words of electron-stor'],
    ['electron-updater', 'words of electron-upda'],
    ['keytar', 'words of keytar'],
    ['react', 'words of react'],
    ['sharp', 'words of sharp\n\nand a '],
  ]);
  // What Vite wrote for us has no place in the product.
  expect(existsSync(list())).toBe(false);
});

test('what is under the LGPL has that licence along, to the letter', () => {
  const [libvips] = writeLicences(project, [list()], page());
  expect(libvips?.text).toMatch(/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/);
  expect(libvips?.text).toMatch(/GNU GENERAL PUBLIC LICENSE\s+Version 3/);
});

test.each([
  ['without a text', { license: 'MIT' }],
  ['that names no licence', { license: undefined }],
])('a shipped package %s stops the build, by its name', (_what, manifest) => {
  place('keytar', manifest);
  rmSync(path.join(project, 'node_modules/keytar/LICENSE'));
  expect(() => writeLicences(project, [list()], page())).toThrow(/keytar/);
});

test('a bundled package without a text stops the build, unless its text is kept here', () => {
  const bundled = (name: string): void => writeFileSync(list(), JSON.stringify([{ name, version: '1.0.0', identifier: 'MIT' }]));
  bundled('left-pad');
  expect(() => writeLicences(project, [list()], page())).toThrow(/left-pad/);
  bundled('lazy-val');
  expect(writeLicences(project, [list()], page()).find(({ name }) => name === 'lazy-val')?.text).toMatch(/Permission is hereby granted/);
});
