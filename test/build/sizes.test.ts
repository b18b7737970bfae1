import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { complaints, sizesOf, startGraph } from '../../build/sizes.ts';

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

test('what is too large is complained of, each by its own limit', () => {
  const noise = (kb: number): string => Array.from({ length: kb * 1000 }, () => String.fromCharCode(32 + Math.random() * 90)).join('');
  write('renderer/assets/index-1.js', noise(20));
  write('main/log-3.js', 'x'.repeat(60_000));
  expect(complaints(dist).map((line) => line.split(':')[0])).toEqual([
    'the window before its first paint, gzipped',
    'main before the window is asked for',
  ]);
  expect(sizesOf(dist).every(({ limitKb }) => limitKb > 0)).toBe(true);
});
