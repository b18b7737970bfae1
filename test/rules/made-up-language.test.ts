// A language is one folder: tried on a copy of app/ that has a third.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyMapOf } from '../../app/commands/commands.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import type { CommandWords } from '../../app/messages/en/commands.ts';
import type { pageHead } from '../../app/export/page.ts';
import type { failureIn } from '../../app/messages/languages/spoken.ts';
import { makeMenu } from '../../main/electron/menu.ts';
import { languageFiles, languagesIn } from '../../build/language-files.ts';
import { ownName, tag } from '../fakes/made-up-language/add.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const tree = mkdtempSync(path.join(cache, 'third-language-'));
const own = path.join(tree, 'app/messages', tag);

function change(file: string, by: (source: string) => string): void {
  const at = path.join(tree, file);
  writeFileSync(at, by(readFileSync(at, 'utf8')));
}

/** What the compiler says of the copy, by file. */
async function complaints(): Promise<readonly string[]> {
  const tsc = path.join(root, 'node_modules/.bin/tsc');
  const { stdout } = await promisify(execFile)(tsc, ['-p', path.join(tree, 'app')]).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  return [...stdout.matchAll(/^(?:.*\/)?app\/(.+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file);
}

const files = () => languageFiles(languagesIn(tree));
const choosers = [...languageFiles([]).keys()].filter((file) => file.startsWith('app/messages/'));

beforeAll(() => {
  cpSync(path.join(root, 'app'), path.join(tree, 'app'), { recursive: true });
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(tree, 'tsconfig.base.json'));
  cpSync(path.join(root, 'test/fakes/made-up-language'), own, { recursive: true });
  // Nothing is written: the project's own asks for declarations.
  const options = { composite: false, incremental: false, emitDeclarationOnly: false, noEmit: true };
  change('app/tsconfig.json', (source) => {
    const own = JSON.parse(source) as { readonly compilerOptions: object };
    return JSON.stringify({
      ...own,
      include: choosers.map((file) => file.slice('app/'.length)),
      compilerOptions: { ...own.compilerOptions, ...options },
    });
  });
  rmSync(path.join(own, 'add.ts'));
  for (const file of readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')))
    change(path.join('app/messages', tag, file), (source) => source.replaceAll('../../app/messages/', ''));
  for (const [file, text] of files()) change(file, () => text);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

test('the files that choose are as the folders say', () => {
  const made = languageFiles(languagesIn(root));
  expect([...made.keys()].filter((file) => readFileSync(path.join(root, file), 'utf8') !== made.get(file))).toEqual([]);
  expect(made.size).toBe(6);
});

describe('a folder that says the name of its language', () => {
  test('is a language, English being the first', () => {
    expect(languagesIn(tree).map(({ tag, name }) => [tag, name])).toEqual([
      ['en', 'English'],
      [tag, ownName],
      ['zh-CN', '简体中文'],
    ]);
  });

  test('compiles as it is', async () => {
    expect(await complaints()).toEqual([]);
  });

  test('does not compile without one of its sentences', async () => {
    const file = path.join('app/messages', tag, 'page.ts');
    const whole = readFileSync(path.join(tree, file), 'utf8');
    change(file, () => 'export const page = {};\n');
    expect([...new Set(await complaints())]).toEqual(['messages/languages/pages.ts']);
    change(file, () => whole);
  });

  test('says a failure, the menu and the page for a client', async () => {
    const entry = path.join(tree, 'app/entry.ts');
    writeFileSync(
      entry,
      "export { failureIn } from './messages/languages/spoken.ts';\nexport { commandWords } from './messages/languages/commands.ts';\nexport { shells } from './messages/languages/shells.ts';\nexport { pageHead } from './export/page.ts';\n",
    );
    const outDir = path.join(tree, 'built');
    await build({
      configFile: false,
      logLevel: 'error',
      build: { ssr: entry, outDir, rolldownOptions: { output: { entryFileNames: 'said.mjs' } } },
    });
    const said = (await import(pathToFileURL(path.join(outDir, 'said.mjs')).href)) as {
      readonly failureIn: (
        language: string,
        ...rest: Parameters<typeof failureIn> extends [unknown, ...infer Rest] ? Rest : never
      ) => string;
      readonly commandWords: Readonly<Record<string, CommandWords>>;
      readonly pageHead: (options: Omit<Parameters<typeof pageHead>[0], 'language'> & { readonly language: string }) => string;
    };
    const failure = makeFailure('picture-unsupported', say('picture.noPixels', { name: 'a.svg', what: say('file.svg') }));
    expect(said.failureIn(tag, failure)).toBe(
      '⟦“a.svg” is ⟦an SVG drawing⟧. Kontext Studio sends pixels: export it as PNG or JPEG first.⟧',
    );

    const words = said.commandWords[tag];
    if (words === undefined) throw new Error('the language has no commands');
    const menu = makeMenu(
      { platform: 'linux', isPackaged: true, words, keys: keyMapOf({}) },
      { ask: () => undefined, shell: () => undefined },
    );
    expect(menu.map(({ label }) => label)).toEqual(['⟦File⟧', '⟦Edit⟧', '⟦Picture⟧', '⟦Queue⟧', '⟦View⟧', '⟦Window⟧', '⟦Help⟧']);

    const page = said.pageHead({ language: tag, title: 'Boats', date: '', pictures: 2, compares: true, hashOf: () => '' });
    expect([
      page.includes(`<html lang="${tag}">`),
      page.includes('⟦2 pictures⟧'),
      page.includes('⟦Drag across a picture to compare.⟧'),
    ]).toEqual([true, true, true]);
  });
});
