// The walls around the window, tried from inside it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

const root = path.resolve(import.meta.dirname, '../..');
const onElectron = process.env['KONTEXT_E2E_ELECTRON'] === '1';

let studio: RunningStudio;

beforeAll(async () => {
  studio = await launchStudio({ dialogPaths: [] });
});

afterAll(() => studio.close());

test('the page finds nothing of Node and no more of the app than the bridge', async () => {
  const found = await studio.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'setImmediate', 'ipcRenderer', 'electron'];
    const world = window as unknown as Record<string, unknown>;
    const bridge = world['studio'] as { call: object };
    return [names.filter((name) => typeof world[name] !== 'undefined'), Object.isFrozen(bridge), Object.isFrozen(bridge.call)];
  });
  expect(found).toEqual([[], true, true]);
});

describe('the content policy', () => {
  test('stops scripts written into the page, pictures and requests from elsewhere, text taken for HTML', async () => {
    // Asked for by the page's own doing, not by the debugger, which stands above the policy.
    const violated = await studio.page.evaluate(async () => {
      const seen = new Set<string>();
      // Pictures and text are refused after the drop, in their own time.
      const told = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.add(event.effectiveDirective);
          if (['connect-src', 'img-src', 'require-trusted-types-for'].every((directive) => seen.has(directive))) resolve();
        });
      });
      const script = document.createElement('script');
      const image = new Image();
      image.src = 'https://example.com/x.png';
      await fetch('https://example.com/').catch(() => undefined);
      try {
        script.text = 'window.ran = true';
      } catch {
        seen.add('thrown');
      }
      try {
        document.body.innerHTML += '<img src=x onerror="window.ran = true">';
      } catch {
        seen.add('thrown');
      }
      await told;
      return [[...seen].toSorted(), 'ran' in window];
    });
    expect(violated).toEqual([['connect-src', 'img-src', 'require-trusted-types-for', 'thrown'], false]);
  });

  test('is met by our own page from the first moment', async () => {
    const said: string[] = [];
    studio.page.on('console', (message) => said.push(message.text()));
    studio.page.on('pageerror', (error) => said.push(error.message));
    await studio.page.reload({ waitUntil: 'load' });
    await studio.page.getByRole('textbox', { name: 'Instruction' }).waitFor();
    expect(said).toEqual([]);
  });
});

test('the window goes nowhere else and opens no other', async () => {
  const seen = (): readonly string[] =>
    studio.page
      .context()
      .pages()
      .map((page) => page.url());
  const before = seen();
  // The stand-in lets Chromium begin both and ends them; Electron begins neither.
  const ended = onElectron
    ? []
    : [
        studio.page.waitForEvent('popup').then(async (popup) => void (popup.isClosed() || (await popup.waitForEvent('close')))),
        studio.page.waitForEvent('requestfailed', (request) => request.url() === 'https://example.com/'),
      ];
  await studio.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank', textContent: 'out' });
    document.body.append(link);
    link.click();
    link.target = '';
    link.click();
    link.remove();
  });
  await Promise.all(ended);
  expect(seen()).toEqual(before);
});

test('files of the app are all that can be asked for', async () => {
  const statuses = await studio.page.evaluate(async () => {
    const places = [
      './index.html',
      './../package.json',
      './%2e%2e/package.json',
      './nothing.js',
      './media/sent/00',
      './media/../index.html',
    ];
    return Promise.all(places.map(async (place) => (await fetch(place)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 200]);
});

test('a call with a wrong argument is refused without a word about this computer', async () => {
  const message = await studio.page.evaluate(async () => {
    const bridge = (window as unknown as { studio: { call: Record<string, (argument: unknown) => Promise<unknown>> } }).studio;
    return bridge.call['edit.show']?.({ id: '../../etc/passwd' }).catch((error: Error) => error.message);
  });
  expect(message).toBe("Error invoking remote method 'call:edit.show': Error: edit.show: the argument does not fit");
});

test.skipIf(onElectron)('a second start with the same folder goes to the first and ends', async () => {
  const second = spawn(
    process.execPath,
    ['--import', path.join(root, 'build/stand-in/register.ts'), path.join(root, 'dist/main/index.js')],
    {
      cwd: root,
      env: { ...process.env, KONTEXT_HOME: studio.home, KONTEXT_LIBRARY: studio.library, KONTEXT_STAND_IN_HEADLESS: '1' },
      stdio: 'ignore',
    },
  );
  expect(await new Promise((resolve) => second.on('exit', (code) => resolve(code)))).toBe(0);
  expect(await studio.page.evaluate(() => document.visibilityState)).toBe('visible');
});

test('a damaged settings file and a damaged window file do not stop the start', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'kontext-damaged-'));
  mkdirSync(home, { recursive: true });
  for (const name of ['settings.json', 'window.json']) writeFileSync(path.join(home, name), '{"theme":');
  const damaged = await launchStudio({ home });
  await damaged.page.getByRole('textbox', { name: 'Instruction' }).waitFor();
  await damaged.close();
  rmSync(home, { recursive: true, force: true });
});
