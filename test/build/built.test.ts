// The shared build of the tests is never stale: it goes by what the sources say.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { builtOf, cacheOf } from '../built/built.ts';
import { keyOf, sourcesOf } from '../built/sources.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });
const root = path.resolve(import.meta.dirname, '../..');

/** All that is built, and what builds it. */
function treeOf(): string {
  const tree = temporaryFolder();
  for (const file of [...sourcesOf(root), 'tsconfig.base.json', 'test/built/built.ts', 'test/built/make.ts', 'test/built/sources.ts'])
    cpSync(path.join(root, file), path.join(tree, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  return tree;
}

function change(file: string, from: string, to: string): void {
  const before = readFileSync(file, 'utf8');
  expect(before.split(from)).toHaveLength(2);
  writeFileSync(file, before.replace(from, to));
}

test('a tree has the key of its sources: not of its place or times, but of every name and letter', () => {
  const tree = treeOf();
  const help = path.join(tree, 'main/command/help.ts');
  utimesSync(help, new Date(0), new Date(0));
  expect(keyOf(tree)).toBe(keyOf(root));
  const keys = new Set([keyOf(tree)]);
  change(help, 'run one edit', 'run two edit');
  keys.add(keyOf(tree));
  writeFileSync(path.join(tree, 'app/new.ts'), '');
  keys.add(keyOf(tree));
  cpSync(path.join(tree, 'app/new.ts'), path.join(tree, 'app/newer.ts'));
  rmSync(path.join(tree, 'app/new.ts'));
  keys.add(keyOf(tree));
  change(path.join(tree, 'package.json'), '"private": true', '"private": false');
  keys.add(keyOf(tree));
  expect(keys.size).toBe(5);
});

test('a changed source makes a new build, once for all who ask at the same time, and the old one is there when it is changed back', async () => {
  const tree = treeOf();
  const first = builtOf(tree);
  const said = (command: string): string => spawnSync(process.execPath, [command, '--help'], { encoding: 'utf8' }).stdout;
  expect([existsSync(first.command), said(first.command).includes('run one edit')]).toEqual([true, true]);

  const help = path.join(tree, 'main/command/help.ts');
  const changed = `run one edit (${path.basename(tree)})`;
  change(help, 'run one edit', changed);
  const kept = path.join(cacheOf(tree), keyOf(tree));
  onTestFinished(() => rmSync(kept, { recursive: true, force: true }));
  const askers = [1, 2].map(async () => {
    const child = spawn(process.execPath, [path.join(tree, 'test/built/make.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
    return (await text(child.stdout)).trim().split('\n');
  });
  const answers = (await Promise.all(askers)).toSorted((a, b) => a.length - b.length);
  const second = builtOf(tree);
  expect(answers).toEqual([[second.folder], ['built', second.folder]]);
  expect([second.folder === first.folder, said(second.command).includes(changed)]).toEqual([false, true]);

  change(help, changed, 'run one edit');
  expect(builtOf(tree).folder).toBe(first.folder);
});
