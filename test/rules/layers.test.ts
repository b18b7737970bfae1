// Each forbidden import is really written into each folder, in a copy of the tree, and the linter or the compiler must refuse it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFile, mayImport, rooms } from '../../build/walls.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file: string): string => path.join(root, 'node_modules', file);

let tree: string;

beforeAll(() => {
  // Inside the project, so that packages are found from there; apart from it, so that nobody else meets the forbidden files.
  // Not in node_modules: Node reads no types out of files there, and the linter's rules are such files.
  mkdirSync(path.join(root, 'test-results'), { recursive: true });
  tree = mkdtempSync(path.join(root, 'test-results/layers-'));
  for (const name of ['app', 'main', 'renderer', 'build', 'oxlint.config.ts', 'tsconfig.base.json', 'package.json']) {
    cpSync(path.join(root, name), path.join(tree, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** Which of these probes the linter lets pass. A probe is a file name and its text; files are written, judged at once and removed. */
function lintPasses(probes: readonly { file: string; text: string; rule: string }[]): string[] {
  for (const { file, text } of probes) writeFileSync(path.join(tree, file), text);
  const { stdout } = spawnSync(
    process.execPath,
    [bin('oxlint/bin/oxlint'), '--format=json', '--no-ignore', ...probes.map(({ file }) => file)],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  for (const { file } of probes) rmSync(path.join(tree, file));
  const complaints = new Set(diagnostics.map(({ filename, code }) => `${filename} ${code}`));
  return probes
    .filter(({ file, rule }) => ![...complaints].some((complaint) => complaint.startsWith(`${file} `) && complaint.includes(rule)))
    .map(({ file, text }) => `${file}: ${text.trim()}`);
}

let count = 0;
function importing(folder: string, target: string, what = "import * as probe from '$';"): { file: string; text: string; rule: string } {
  count += 1;
  return {
    file: `${folder}/probe-${count}.ts`,
    text: `${what.replace('$', target)}\nexport const used = probe;\n`,
    rule: 'no-restricted-imports',
  };
}

const node = ['node:fs', 'node:child_process', 'fs', 'path', 'fs/promises'];
const natives = ['sharp', 'keytar', 'electron-store'];
const screen = ['react', 'react-dom/client', 'zustand', '@base-ui/react/menu'];

/** What no file of a world may import, whichever folder it is in. */
const never: Readonly<Record<string, readonly string[]>> = {
  app: ['electron', 'electron/main', ...node, ...natives, ...screen],
  main: ['electron', 'electron/main', 'fs', ...screen],
  'main/electron': ['electron', 'fs', 'sharp', 'keytar', ...screen],
  renderer: ['electron', ...node, ...natives],
};
/** One file of each other world. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  app: ['main/studio/studio.ts', 'renderer/store/bridge.ts', 'build/vite.ts'],
  main: ['renderer/store/bridge.ts', 'build/vite.ts'],
  renderer: ['main/studio/studio.ts', 'build/vite.ts'],
};

const folders = rooms.filter((room) => !isFile(room));
const worldOf = (room: string): string => room.split('/')[0] ?? '';
const named = (from: string, file: string): string => {
  const relative = path.posix.relative(from, file);
  return relative.startsWith('.') ? relative : `./${relative}`;
};
const fileOf = (room: string): string => (isFile(room) ? room : `${room}/any.ts`);

describe('the linter', () => {
  test('refuses packages and worlds that a folder may not import, as value, as type and as a later import', () => {
    const probes = folders.flatMap((from) => {
      const world = worldOf(from);
      const targets = [...(never[from] ?? never[world] ?? []), ...(strangers[world] ?? []).map((file) => named(from, file))];
      return targets.flatMap((target) => {
        const takesTypes = from === 'main/electron' && target === 'electron';
        return [
          importing(from, target),
          importing(from, target, "import probe from '$';"),
          ...(takesTypes ? [] : [importing(from, target, "export * from '$';\nconst probe = 1;")]),
          ...(takesTypes ? [] : [importing(from, target, "import type { Probe } from '$';\nconst probe = {} as Probe;")]),
        ];
      });
    });
    expect(probes.length).toBeGreaterThan(1000);
    expect(lintPasses(probes)).toEqual([]);
  });

  test('refuses each import for which the table has no arrow, and no other', () => {
    const pairs = folders.flatMap((from) =>
      rooms.filter((to) => to !== from && worldOf(to) === worldOf(from)).map((to) => ({ from, to, may: mayImport(from, to) })),
    );
    const probes = pairs.map(({ from, to }) => importing(from, named(from, fileOf(to))));
    const passes = new Set(lintPasses(probes));
    const passed = (at: number): boolean => passes.has(`${probes[at]?.file}: ${probes[at]?.text.trim()}`);
    expect(
      pairs.flatMap(({ from, to, may }, at) => (passed(at) === may ? [] : [`${from} to ${to}: ${may ? 'refused' : 'passed'}`])),
    ).toEqual([]);
    expect(pairs.filter(({ may }) => !may).length).toBeGreaterThan(1000);
  });

  test('has no arrow that leads back, over any way', () => {
    // Who imports nobody that is left is taken away, until nobody is: those in a circle stay.
    let left = rooms;
    for (let before: readonly string[] = []; before.length !== left.length;) {
      before = left;
      left = before.filter((from) => before.some((to) => to !== from && worldOf(to) === worldOf(from) && mayImport(from, to)));
    }
    expect(left).toEqual([]);
  });

  test('knows every folder of the program, and no other', () => {
    const there = ['app', 'main', 'renderer'].flatMap((world) =>
      readdirSync(path.join(root, world), { recursive: true, encoding: 'utf8' })
        .filter((file) => isFile(file))
        .map((file) => path.posix.join(world, path.posix.dirname(file.replaceAll(path.sep, '/')))),
    );
    const known = new Set(rooms.map((room) => (isFile(room) ? path.posix.dirname(room) : room)));
    expect([...new Set(there)].filter((folder) => !known.has(folder))).toEqual([]);
    expect([...known].filter((folder) => !there.includes(folder))).toEqual([]);
  });

  test('lets a folder import what it needs of others', () => {
    const allowed: [string, string][] = [
      ['app', 'zod'],
      ['main/library', 'node:fs'],
      ['main/library', '../../app/contract/contract.ts'],
      ['main/pictures', 'sharp'],
      ['main/electron', 'electron-store'],
      ['renderer/features/stage', '../../../app/library/query.ts'],
      ['renderer/features/stage', 'react'],
    ];
    const probes = allowed.map(([from, target]) => importing(from, target));
    expect(lintPasses(probes)).toEqual(probes.map(({ file, text }) => `${file}: ${text.trim()}`));
  });

  test('keeps windows, calls and the bridge in the one file each has', () => {
    const rule = 'no-restricted-imports';
    const probes = [
      { file: 'main/index.ts', text: "import { BrowserWindow } from 'electron';\nexport const x = BrowserWindow;\n", rule },
      { file: 'main/index.ts', text: "import { ipcRenderer } from 'electron';\nexport const x = ipcRenderer;\n", rule },
      { file: 'main/electron/window.ts', text: "import { ipcMain } from 'electron';\nexport const x = ipcMain;\n", rule },
      { file: 'main/electron/menu.ts', text: "import { Menu } from 'electron';\nexport const x = Menu;\n", rule },
      {
        file: 'main/electron/preload.ts',
        text: "import { callArguments } from '../../app/contract/contract.ts';\nexport const x = callArguments;\n",
        rule,
      },
      {
        file: 'main/electron/preload.ts',
        text: "import { shellCommands } from '../../app/commands/commands.ts';\nexport const x = shellCommands;\n",
        rule,
      },
      { file: 'main/electron/preload.ts', text: "import { z } from 'zod';\nexport const x = z;\n", rule },
      { file: 'main/electron/preload.ts', text: "import { scheme } from './addresses.ts';\nexport const x = scheme;\n", rule },
      {
        file: 'renderer/features/stage/stage.tsx',
        text: "import { bridge } from '../../store/bridge.ts';\nexport const x = bridge;\n",
        rule,
      },
      { file: 'main/electron/preload.ts', text: "import fs from 'node:fs';\nexport const x = fs;\n", rule },
      {
        file: 'main/electron/preload.ts',
        text: "import { makeFailure } from '../../app/failure.ts';\nexport const x = makeFailure;\n",
        rule,
      },
    ];
    expect(probes.flatMap((probe) => lintPassesInPlace(probe))).toEqual([]);
  });

  test.each([
    ['no-eval', "export const x = eval('1');"],
    ['no-new-func', "export const x = new Function('return 1');"],
    ['no-danger', 'export const X = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;'],
    ['no-script-url', "export const x = 'javascript:alert(1)';"],
    ['no-explicit-any', 'export const x: any = 1;'],
    ['no-non-null-assertion', 'export const x = (y: string | null) => y!.length;'],
    ['no-default-export', 'export default 1;'],
  ])('refuses %s', (rule, text) => {
    expect(lintPasses([{ file: 'renderer/ui/probe.tsx', text: `${text}\n`, rule }])).toEqual([]);
  });

  test.each(['process', 'Buffer', 'document', 'window', 'fetch', 'setTimeout', 'localStorage'])('refuses the global %s in app/', (name) => {
    expect(lintPasses([{ file: 'app/probe.ts', text: `export const x = ${name};\n`, rule: 'no-restricted-globals' }])).toEqual([]);
  });
});

/** As lintPasses, for a file that is there and is put back. */
function lintPassesInPlace(probe: { file: string; text: string; rule: string }): string[] {
  const passes = lintPasses([probe]);
  cpSync(path.join(root, probe.file), path.join(tree, probe.file));
  return passes;
}

describe('the compiler', () => {
  const tsc = (...words: readonly string[]): string =>
    spawnSync(process.execPath, [bin('typescript/bin/tsc'), ...words], { cwd: tree, encoding: 'utf8' }).stdout;

  /**
   * Which of these files, each with one name that it uses, a project takes for its own and does not refuse. They are judged under the project's own options,
   * without the rest of it: checking that three times takes a minute.
   */
  const passesIn = (folder: string, names: readonly string[]): readonly string[] => {
    const files = names.map((name) => ({ name, file: `probe-${name}.ts` }));
    for (const { name, file } of files) writeFileSync(path.join(tree, folder, file), `export const x = ${name};\n`);
    const own = JSON.parse(tsc('-p', folder, '--showConfig')) as { readonly files: readonly string[] };
    const alone = path.join(tree, folder, 'tsconfig.alone.json');
    writeFileSync(alone, JSON.stringify({ extends: './tsconfig.json', files: files.map(({ file }) => file), include: [], references: [] }));
    const found = tsc('-p', alone, '--emitDeclarationOnly', 'false', '--noEmit', '--composite', 'false', '--incremental', 'false');
    for (const { file } of files) rmSync(path.join(tree, folder, file));
    rmSync(alone);
    return files
      .filter(({ file }) => !own.files.includes(`./${file}`) || !found.includes(`${folder}/${file}(1,18): error TS`))
      .map(({ name }) => name);
  };

  test('knows no document, no process and no Buffer in app/', { timeout: 240_000 }, () => {
    expect(passesIn('app', ['document', 'process', 'Buffer', 'Math'])).toEqual(['Math']);
  });

  test('knows no document in main/ and no process in renderer/', { timeout: 240_000 }, () => {
    expect([passesIn('main', ['document', 'process']), passesIn('renderer', ['process', 'document'])]).toEqual([['process'], ['document']]);
  });
});

test('the copy of the tree is the tree', () => {
  expect(
    ['app/contract/contract.ts', 'main/index.ts', 'renderer/window/app.tsx'].filter((file) => !existsSync(path.join(tree, file))),
  ).toEqual([]);
});
