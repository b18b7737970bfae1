import fs, { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../app/settings/settings.ts';

vi.mock('electron', () => {
  const app = { getPath: () => '/nowhere', getVersion: () => '0.0.0' };
  const ipcMain = { on: () => undefined };
  return { default: { app, ipcMain, shell: {} }, app, ipcMain };
});

const { openSettingsFile } = await import('../../../main/electron/settings-file.ts');

let home: string;
let set: string[];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kontext-settings-'));
  set = [];
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = (): ReturnType<typeof openSettingsFile> => openSettingsFile(home, (name) => set.push(name));
const file = (): string => path.join(home, 'settings.json');

test('what was written is read at the next start, by its owner alone', () => {
  expect(open().read()).toEqual(defaultSettings);
  open().write({ ...defaultSettings, theme: 'dark', atOnce: 5 });
  expect(open().read()).toEqual({ ...defaultSettings, theme: 'dark', atOnce: 5 });
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test.each([
  ['cut off', '{"theme":"dar'],
  ['empty', ''],
  ['not JSON', '\u0000\u0001'],
])('a file that is %s is set aside and the defaults are used', (_what, content) => {
  writeFileSync(file(), content);
  const settings = open();
  expect(settings.read()).toEqual(defaultSettings);
  settings.write({ ...defaultSettings, theme: 'light' });
  expect(open().read().theme).toBe('light');
  expect(set).toEqual(readdirSync(home).filter((name) => name.startsWith('settings.damaged-')));
  expect(set.map((name) => readFileSync(path.join(home, name), 'utf8'))).toEqual([content]);
});

test('a file with the mark that some editors write before the text is read', () => {
  writeFileSync(file(), '\uFEFF{"theme":"light"}');
  expect([open().read().theme, set]).toEqual(['light', []]);
});

test.each(['[]', 'null', '"text"', '7'])('a file that holds %s alone does no harm', (content) => {
  writeFileSync(file(), content);
  expect(open().read()).toEqual(defaultSettings);
});

test('the file is read once for many questions, and again when another program changed, replaced or removed it', () => {
  const settings = open();
  settings.write({ ...defaultSettings, atOnce: 3 });
  const read = vi.spyOn(fs, 'readFileSync');
  const reads = (): number => read.mock.calls.filter(([asked]) => String(asked) === file()).length;
  try {
    expect([settings.read().atOnce, settings.read().atOnce, settings.read().atOnce, reads()]).toEqual([3, 3, 3, 1]);
    // As long as before, in the same file.
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), text.replace('"atOnce": 3', '"atOnce": 4').replace('"atOnce":3', '"atOnce":4'));
    expect(settings.read().atOnce).toBe(4);
    writeFileSync(path.join(home, 'other.json'), JSON.stringify({ atOnce: 5 }));
    renameSync(path.join(home, 'other.json'), file());
    expect(settings.read().atOnce).toBe(5);
    rmSync(file());
    expect(settings.read()).toEqual(defaultSettings);
    settings.write({ ...defaultSettings, atOnce: 2 });
    expect(settings.read().atOnce).toBe(2);
  } finally {
    read.mockRestore();
  }
});

test('one wrong value falls back alone', () => {
  writeFileSync(file(), JSON.stringify({ theme: 'pink', atOnce: 4 }));
  expect(open().read()).toEqual({ ...defaultSettings, atOnce: 4 });
});
