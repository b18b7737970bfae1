import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

test.each(['[]', 'null', '"text"', '7'])('a file that holds %s alone does no harm', (content) => {
  writeFileSync(file(), content);
  expect(open().read()).toEqual(defaultSettings);
});

test('one wrong value falls back alone', () => {
  writeFileSync(file(), JSON.stringify({ theme: 'pink', atOnce: 4 }));
  expect(open().read()).toEqual({ ...defaultSettings, atOnce: 4 });
});
