import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandGraph, complaints, lookGraph, sizesOf, startGraph } from '../../build/sizes.ts';

let dist: string;

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
  writeFileSync(path.join(dist, file), text);
};

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'kontext-sizes-'));
  write('main/index.js', 'import { a } from "./places-1.js";\nimport path from "node:path";\nimport("./studio-2.js");\n');
  write('main/places-1.js', 'import {\n  readFileSync,\n} from "node:fs";\nexport { b } from "./log-3.js";\n');
  write('main/log-3.js', 'export const b = 1;\n');
  write('main/studio-2.js', 'import { DatabaseSync } from "node:sqlite";\nimport sharp from "sharp";\n');
  write('main/cli-main.js', 'import { f } from "./failure-4.js";\nconst read = () => import("./read-commands-5abcdefg.js");\n');
  write('main/failure-4.js', 'export const f = 1;\n');
  write('main/read-commands-5abcdefg.js', 'import "./files-6.js";\nconst index = () => import("./index-service-7abcdefg.js");\n');
  write('main/settings-in-8abcdefg.js', 'import { readFileSync } from "node:fs";\n');
  write('main/index-service-7abcdefg.js', 'import { DatabaseSync } from "node:sqlite";\n');
  write('main/files-6.js', 'import { Worker } from "node:worker_threads";\n');
  write('preload/preload.cjs', '');
  write('renderer/index.html', '<script src="./assets/index-1.js"></script>');
  write('renderer/assets/index-1.js', '');
  write('renderer/assets/open-window-2.js', '');
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

test('what main loads with its entry is followed through its files, and what comes later is not', () => {
  expect(startGraph(path.join(dist, 'main'))).toEqual({ files: ['index.js', 'places-1.js', 'log-3.js'], heavy: [] });
  expect(complaints(dist)).toEqual([]);
});

test.each(['node:sqlite', 'sqlite', 'node:https', 'node:http', 'sharp', 'node:worker_threads', 'electron-updater'])(
  'a start that would load %s is complained of',
  (name) => {
    write('main/log-3.js', `import { x } from "${name}";\n`);
    expect(complaints(dist)).toEqual([`main loads ${name} before the window is asked for`]);
  },
);

test('a module that is asked for and not imported is complained of too', () => {
  write('main/log-3.js', 'const http = process.getBuiltinModule("node:http");\n');
  expect(complaints(dist)).toEqual(['main loads node:http before the window is asked for']);
});

test('what a command loads with its entry is followed, and what one that only looks loads besides; its database is none too many', () => {
  const main = path.join(dist, 'main');
  expect(commandGraph(main)).toEqual({ files: ['cli-main.js', 'failure-4.js'], heavy: [] });
  expect([lookGraph(main).files.toSorted(), lookGraph(main).heavy]).toEqual([
    ['cli-main.js', 'failure-4.js', 'files-6.js', 'index-service-7abcdefg.js', 'read-commands-5abcdefg.js', 'settings-in-8abcdefg.js'],
    [],
  ]);
});

test('a command that would load a database for its line, or the network to look, is complained of', () => {
  write('main/failure-4.js', 'import { DatabaseSync } from "node:sqlite";\nexport const f = 1;\n');
  write('main/files-6.js', 'import { request } from "node:https";\n');
  expect(complaints(dist)).toEqual(['the command loads node:sqlite before its line is read', 'a command that only looks loads node:https']);
});

test('a build whose parts were renamed is not taken for one that loads nothing', () => {
  rmSync(path.join(dist, 'main/index-service-7abcdefg.js'));
  expect(() => complaints(dist)).toThrow('what a command loads cannot be told');
});

test('what is too large is complained of, each by its own limit', () => {
  const noise = (kb: number): string => Array.from({ length: kb * 1000 }, () => String.fromCharCode(32 + Math.random() * 90)).join('');
  write('renderer/assets/index-1.js', noise(20));
  write('main/log-3.js', 'x'.repeat(60_000));
  write('main/failure-4.js', 'x'.repeat(40_000));
  expect(complaints(dist).map((line) => line.split(':')[0])).toEqual([
    'the window before its first paint, gzipped',
    'main before the window is asked for',
    'the command before its line is read',
  ]);
  expect(sizesOf(dist).every(({ limitKb }) => limitKb > 0)).toBe(true);
});

test('a command that only looks and would load many files is complained of', () => {
  const names = Array.from({ length: 17 }, (_, n) => `part-${n}.js`);
  for (const name of names) write(`main/${name}`, '');
  write('main/files-6.js', names.map((name) => `import "./${name}";\n`).join(''));
  expect(complaints(dist)).toEqual(['a command that only looks: 23 files, more than the 22 of build/sizes.ts']);
});
