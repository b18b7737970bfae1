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

/** A harness that starts one program after the other lends each a fresh, empty context of one Chromium that runs already. */
const lentAddress = (): string | undefined => process.env['KONTEXT_STAND_IN_BROWSER'];
export const isLent = (): boolean => lentAddress() !== undefined;

type Size = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
type Opened = { readonly context: BrowserContext; readonly tidy: () => void };

let running: Promise<Opened> | null = null;

/** Starts Chromium with one window of this size. */
export async function openBrowser(size: Size): Promise<BrowserContext> {
  const lent = lentAddress();
  running ??= lent === undefined ? launch(size) : borrow(lent);
  return (await running).context;
}

export async function closeBrowser(): Promise<void> {
  const opened = await running?.catch(() => null);
  running = null;
  if (!opened) return;
  await Promise.race([opened.context.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 2000))]);
  opened.tidy();
}

/** Nothing is made up for the page: it has the size of its window and is told what the system says. */
const plain = { viewport: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null } as const;

/** Chromium drops a context when whoever made it is gone, so that one of a killed program does not stay either. */
async function borrow(address: string): Promise<Opened> {
  const browser = await chromium.connectOverCDP(address);
  return { context: await browser.newContext(plain), tidy: () => undefined };
}

async function launch(size: Size): Promise<Opened> {
  // A harness that names the profile reads the port from the file Chromium writes there.
  const asked = process.env['KONTEXT_STAND_IN_PROFILE'];
  const profile = asked ?? mkdtempSync(path.join(tmpdir(), 'kontext-stand-in-'));
  const isStill = process.env['KONTEXT_STAND_IN_STILL'] === '1';
  const context = await launchChromium(profile, size, { headless: isHeadless(), listens: asked !== undefined, isStill });
  return { context, tidy: () => asked === undefined && rmSync(profile, { recursive: true, force: true, maxRetries: 3 }) };
}

/** For pages that live for seconds: what V8 would make of their code for later takes more of the processor than it saves. */
const withoutLater = ['--js-flags=--no-opt --no-maglev --max-lazy'];

/**
 * Without a graphics card each tile is a piece of memory that three processes share, and is copied on its own each time that anything is drawn. As one tile
 * painted by one thread a window looks the same but for the smoothing of a few edges, and takes a sixth less of the processor.
 */
const asOneTile = [
  ...['--default-tile-width=1440', '--default-tile-height=900'],
  ...['--max-untiled-layer-width=1440', '--max-untiled-layer-height=900'],
  '--num-raster-threads=1',
];

/** For the windows of samples. */
export const frugal = [...withoutLater, ...asOneTile];

/**
 * Chromium as the stand-in runs it, with one window of this size. `listens`: on loopback, on the port that it writes into its profile. `isStill`: as on a
 * system whose person wants no motion; it is `frugal`.
 */
export async function launchChromium(
  profile: string,
  { width, height, x, y }: Size,
  { headless, listens, isStill }: { readonly headless: boolean; readonly listens: boolean; readonly isStill: boolean },
): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium was found');
  const isRoot = process.getuid?.() === 0;
  return chromium.launchPersistentContext(profile, {
    ...plain,
    executablePath,
    headless,
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
      ...(isStill ? ['--force-prefers-reduced-motion', ...frugal] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The window has no network, and neither has Chromium itself: it would ask Google about form fields and updates.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
      // Hides the bar that warns of a missing sandbox, which root cannot have.
      ...(isRoot ? ['--test-type'] : []),
      ...(listens ? ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'] : []),
    ],
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
