// Finds an installed Chromium and starts it. Nothing listens on a port unless a test harness asks for it.
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const windowsPaths = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
  const folder = process.env[name];
  return folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe')];
});

/** KONTEXT_CHROMIUM, else the first Chromium or Chrome that is installed; null when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env['KONTEXT_CHROMIUM']) return env['KONTEXT_CHROMIUM'];
  const folders = [
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    ...(env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== ''),
  ];
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...macPaths, ...windowsPaths];
  return candidates.find(isExecutable) ?? null;
}

/** No window on screen: told so, or there is no screen. */
export function isHeadless(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['KONTEXT_STAND_IN_HEADLESS'] === '1') return true;
  return process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

let running: Promise<{ context: BrowserContext; profile: string; ownProfile: boolean }> | null = null;

/** Starts Chromium with one window of this size. */
export async function openBrowser(size: { width: number; height: number; x?: number; y?: number }): Promise<BrowserContext> {
  running ??= launch(size);
  return (await running).context;
}

export async function closeBrowser(): Promise<void> {
  const opened = await running?.catch(() => null);
  running = null;
  if (!opened) return;
  await Promise.race([opened.context.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 2000))]);
  if (opened.ownProfile) rmSync(opened.profile, { recursive: true, force: true, maxRetries: 3 });
}

async function launch({ width, height, x, y }: Parameters<typeof openBrowser>[0]): Promise<Awaited<NonNullable<typeof running>>> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium was found');
  // A harness that names the profile reads the port from the file Chromium writes there.
  const asked = process.env['KONTEXT_STAND_IN_PROFILE'];
  const profile = asked ?? mkdtempSync(path.join(tmpdir(), 'kontext-stand-in-'));
  const isRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: isHeadless(),
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    chromiumSandbox: !isRoot,
    ignoreDefaultArgs: ['--enable-automation', '--hide-scrollbars'],
    args: [
      '--app=about:blank',
      `--window-size=${width},${height}`,
      ...(x === undefined || y === undefined ? [] : [`--window-position=${x},${y}`]),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The window has no network, and neither has Chromium itself: it would ask Google about form fields and updates.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
      // Hides the bar that warns of a missing sandbox, which root cannot have.
      ...(isRoot ? ['--test-type'] : []),
      ...(asked === undefined ? [] : ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1']),
    ],
  });
  return { context, profile, ownProfile: asked === undefined };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
