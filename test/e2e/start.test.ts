// How the app starts: what the window waits for, and `npm start` where Electron cannot be had.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test('before the window is asked for, the main bundle loads no schema, database, picture or network code', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-graph-'));
  const probe = path.join(folder, 'probe.mjs');
  writeFileSync(
    probe,
    `import { registerHooks } from 'node:module';
    const seen = [];
    const names = ['BrowserWindow', 'ClipboardItem', 'Menu', 'Notification', 'app', 'clipboard', 'dialog', 'ipcMain', 'nativeImage', 'nativeTheme', 'powerMonitor', 'protocol', 'screen', 'session', 'shell', 'utilityProcess'];
    const source = "const any = (name) => new Proxy(() => {}, { get: (_, key) => key === 'hasSwitch' ? () => false : key === 'whenReady' ? () => new Promise(() => {}) : any(key), apply: () => true });" + names.map((name) => 'export const ' + name + ' = any("' + name + '");').join('');
    registerHooks({ resolve(specifier, context, next) {
      if (specifier === 'electron') return { url: 'data:text/javascript,' + encodeURIComponent(source), shortCircuit: true };
      seen.push(specifier);
      return next(specifier, context);
    } });
    await import(process.argv[2]);
    console.log(JSON.stringify(seen));`,
  );
  const env = { ...process.env, KONTEXT_HOME: path.join(folder, 'home') };
  const out = execFileSync(process.execPath, [probe, path.join(root, 'dist/main/index.js')], { encoding: 'utf8', env });
  const seen = JSON.parse(out) as string[];
  rmSync(folder, { recursive: true, force: true });
  const packages = seen.filter((specifier) => /^node:(?!fs|os|path|stream)|^[a-z@]/.test(specifier) && !specifier.startsWith('node:fs'));
  expect(packages.filter((specifier) => !path.isAbsolute(specifier) && !/^node:(os|path|stream)$/.test(specifier))).toEqual([]);
  const loaded = seen
    .filter((specifier) => specifier.startsWith('./'))
    .map((file) => readFileSync(path.join(root, 'dist/main', file), 'utf8'));
  expect(loaded.filter((text) => /ZodType|DatabaseSync|from "sharp"|node:https/.test(text))).toEqual([]);
});

test('npm start opens the window on an installed Chromium and says so', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-start-'));
  const profile = path.join(folder, 'profile');
  const child = spawn(process.execPath, [path.join(root, 'build/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      KONTEXT_HOST: 'stand-in',
      KONTEXT_HOME: path.join(folder, 'home'),
      KONTEXT_LIBRARY: path.join(folder, 'library'),
      KONTEXT_STAND_IN_PROFILE: profile,
      KONTEXT_STAND_IN_HEADLESS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  let port: string | undefined;
  for (let tries = 0; tries < 1200 && !port; tries += 1) {
    await delay(50);
    try {
      port = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0];
    } catch {
      // Chromium has not written it yet.
    }
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  await page?.getByRole('textbox', { name: 'Instruction' }).waitFor({ timeout: 200_000 });
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.on('exit', resolve));
  await browser.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  expect([code, said.includes('standing in for Electron')]).toEqual([0, true]);
});
