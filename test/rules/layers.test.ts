// Each forbidden import is really written into each folder, in a copy of the tree, and the linter or the compiler must refuse it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file: string): string => path.join(root, 'node_modules', file);

let tree: string;

/** Folders of renderer/ that are no feature. */
const shared = ['state', 'ui', 'text', 'styles'];
const features = readdirSync(path.join(root, 'renderer'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map((entry) => entry.name);

beforeAll(() => {
  // Inside the project, so that packages are found from there; apart from it, so that nobody else meets the forbidden files.
  tree = mkdtempSync(path.join(root, 'node_modules/.cache/layers-'));
  for (const name of ['app', 'main', 'renderer', 'build', '.oxlintrc.json', 'tsconfig.base.json', 'package.json']) {
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

const walls: [from: string, never: string[]][] = [
  ['app', ['electron', 'electron/main', ...node, ...natives, ...screen, '../main/studio.ts', '../renderer/bridge.ts', '../build/vite.ts']],
  ['app/edits', ['electron', ...node, ...natives, ...screen, '../../main/studio.ts', '../../renderer/state/studio.ts']],
  ['main', ['electron', 'electron/main', 'fs', ...screen, '../renderer/bridge.ts', './shell/window.ts', '../build/vite.ts']],
  ['main/library', ['electron', ...screen, '../../renderer/bridge.ts', '../shell/ipc.ts']],
  ['main/shell', ['electron', 'sharp', 'keytar', ...screen, '../../renderer/bridge.ts']],
  ['renderer', ['electron', ...node, ...natives, '../main/studio.ts', './bridge.ts', './stage/stage.tsx']],
  [
    'renderer/state',
    ['electron', ...node, ...natives, '../../main/studio.ts', '../ui/button.tsx', ...features.map((name) => `../${name}/x.tsx`)],
  ],
  [
    'renderer/ui',
    [
      'electron',
      ...node,
      '../../main/places.ts',
      '../bridge.ts',
      '../state/studio.ts',
      '../text/text.ts',
      ...features.map((name) => `../${name}/x.tsx`),
    ],
  ],
  [
    'renderer/text',
    [
      'electron',
      ...node,
      '../../main/places.ts',
      '../bridge.ts',
      '../state/studio.ts',
      'react',
      ...features.map((name) => `../${name}/x.tsx`),
    ],
  ],
  ...features.map((feature): [string, string[]] => [
    `renderer/${feature}`,
    [
      'electron',
      ...node,
      ...natives,
      '../bridge.ts',
      '../../main/studio.ts',
      '../../build/vite.ts',
      ...features.filter((other) => other !== feature).map((other) => `../${other}/x.tsx`),
    ],
  ]),
];

describe('the linter', () => {
  test('refuses each forbidden import in each folder, as value, as type and as a later import', () => {
    const probes = walls.flatMap(([from, never]) => {
      const shellTakesTypes = from === 'main/shell';
      return never.flatMap((target) => [
        importing(from, target),
        importing(from, target, "import probe from '$';"),
        ...(shellTakesTypes && target === 'electron' ? [] : [importing(from, target, "export * from '$';\nconst probe = 1;")]),
        ...(shellTakesTypes && target === 'electron'
          ? []
          : [importing(from, target, "import type { Probe } from '$';\nconst probe = {} as Probe;")]),
      ]);
    });
    expect(probes.length).toBeGreaterThan(300);
    expect(lintPasses(probes)).toEqual([]);
  });

  test('lets each folder import what it may', () => {
    const allowed: [string, string][] = [
      ['app', './failure.ts'],
      ['app', 'zod'],
      ['app/edits', '../models/model.ts'],
      ['main', 'node:fs'],
      ['main', '../app/ipc.ts'],
      ['main/pictures', 'sharp'],
      ['main/shell', '../studio.ts'],
      ['main/shell', 'electron-store'],
      ['renderer/state', '../bridge.ts'],
      ['renderer/state', '../text/text.ts'],
      ...features.flatMap((feature): [string, string][] => [
        [`renderer/${feature}`, '../state/studio.ts'],
        [`renderer/${feature}`, '../ui/button.tsx'],
        [`renderer/${feature}`, '../../app/library/query.ts'],
        [`renderer/${feature}`, 'react'],
      ]),
    ];
    const probes = allowed.map(([from, target]) => importing(from, target));
    expect(lintPasses(probes)).toEqual(probes.map(({ file, text }) => `${file}: ${text.trim()}`));
  });

  test('has a wall around every feature there is', () => {
    expect(features).toEqual([
      'batch',
      'compose',
      'crop',
      'export',
      'keep',
      'keys',
      'library',
      'queue',
      'sent',
      'settings',
      'stage',
      'survey',
      'words',
    ]);
  });

  test('keeps windows, calls and the bridge in the one file each has', () => {
    const rule = 'no-restricted-imports';
    const probes = [
      { file: 'main/index.ts', text: "import { BrowserWindow } from 'electron';\nexport const x = BrowserWindow;\n", rule },
      { file: 'main/index.ts', text: "import { ipcRenderer } from 'electron';\nexport const x = ipcRenderer;\n", rule },
      { file: 'main/shell/window.ts', text: "import { ipcMain } from 'electron';\nexport const x = ipcMain;\n", rule },
      { file: 'main/shell/menu.ts', text: "import { Menu } from 'electron';\nexport const x = Menu;\n", rule },
      { file: 'main/shell/preload.ts', text: "import { callArguments } from '../../app/ipc.ts';\nexport const x = callArguments;\n", rule },
      { file: 'main/shell/preload.ts', text: "import { z } from 'zod';\nexport const x = z;\n", rule },
      { file: 'main/shell/preload.ts', text: "import { scheme } from './addresses.ts';\nexport const x = scheme;\n", rule },
      { file: 'main/shell/preload.ts', text: "import fs from 'node:fs';\nexport const x = fs;\n", rule },
      { file: 'main/shell/preload.ts', text: "import { makeFailure } from '../../app/failure.ts';\nexport const x = makeFailure;\n", rule },
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
  const complaints = (folder: string): string => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        bin('typescript/bin/tsc'),
        '-p',
        folder,
        '--emitDeclarationOnly',
        'false',
        '--noEmit',
        '--composite',
        'false',
        '--incremental',
        'false',
      ],
      {
        cwd: tree,
        encoding: 'utf8',
      },
    );
    return stdout;
  };

  test('knows no document, no process and no Buffer in app/', { timeout: 60_000 }, () => {
    const probes = { 'a.ts': 'export const x = document;\n', 'b.ts': 'export const x = process;\n', 'c.ts': 'export const x = Buffer;\n' };
    for (const [name, text] of Object.entries(probes)) writeFileSync(path.join(tree, 'app', name), text);
    const found = complaints('app');
    for (const name of Object.keys(probes)) rmSync(path.join(tree, 'app', name));
    expect(Object.keys(probes).filter((name) => !found.includes(`app/${name}(1,18): error TS`))).toEqual([]);
  });

  test('knows no document in main/ and no process in renderer/', { timeout: 60_000 }, () => {
    writeFileSync(path.join(tree, 'main/probe.ts'), 'export const x = document;\n');
    writeFileSync(path.join(tree, 'renderer/probe.ts'), 'export const x = process;\n');
    const found = [
      complaints('main').includes('main/probe.ts(1,18): error TS'),
      complaints('renderer').includes('renderer/probe.ts(1,18): error TS'),
    ];
    for (const file of ['main/probe.ts', 'renderer/probe.ts']) rmSync(path.join(tree, file));
    expect(found).toEqual([true, true]);
  });
});

test('the copy of the tree is the tree', () => {
  expect(['app/ipc.ts', 'main/index.ts', 'renderer/app.tsx'].filter((file) => !existsSync(path.join(tree, file)))).toEqual([]);
});
