// Starts the built app as a process of its own and hands out its page. On the stand-in, or on real Electron with KONTEXT_E2E_ELECTRON=1.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron, chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { isFull } from '../size.ts';
import { killChromiumOf } from './kill-chromium.ts';

export type StudioOptions = {
  readonly env?: Record<string, string>;
  /** User-data folder; a fresh one, removed on close, when not given. */
  readonly home?: string;
  /** Library folder; a fresh one, removed on close, when not given. */
  readonly library?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Files the program is started with, as "Open with" does. */
  readonly files?: readonly string[];
  /** Default: no window on screen. */
  readonly headless?: boolean;
  /** What the dialogs answer: one for many takes all, one for one takes the next. Without it they are cancelled. */
  readonly dialogPaths?: readonly string[];
  /** Without any settings. By default the library stands open under the stage, where many tests see what came. */
  readonly asItComes?: boolean;
  /** For tests that look over the stand-in's shoulder: modules it loads first, a program it runs under, where Chromium's profile lies. */
  readonly watched?: { readonly modules: readonly string[]; readonly under: readonly string[]; readonly profile: string };
};

export type RunningStudio = {
  readonly page: Page;
  /** As a person quits: the app has its second to tidy up. */
  readonly close: () => Promise<void>;
  /** As a power cut: SIGKILL for the app and its children. The folders stay until close(). */
  readonly kill: () => Promise<void>;
  /** Drops files of this computer on the middle of an element, or of the window. */
  readonly dropFiles: (selector: string | null, paths: readonly string[]) => Promise<void>;
  /** Carries files over the window without letting them go; returns what carries them away again. */
  readonly hoverFiles: (paths: readonly string[]) => Promise<() => Promise<void>>;
  readonly home: string;
  readonly library: string;
  /** All that the app wrote to its standard output and error so far. */
  readonly output: () => string;
};

const root = path.resolve(import.meta.dirname, '../..');
const mainFile = path.join(root, 'dist/main/index.js');
/** Node keeps here what it made of the sources of the stand-in, of Playwright and of the app. */
const compiled = path.join(root, 'node_modules/.cache/compiled');
/** Names the variable with the address of a Chromium that runs and may be shared, one window at a time. */
export const lentChromium = 'KONTEXT_E2E_CHROMIUM';

/** Once: what a person chose since stays. */
function openGrid(home: string): void {
  const file = path.join(home, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify({ layout: { gridOpen: true } }));
}

export async function launchStudio(options: StudioOptions = {}): Promise<RunningStudio> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-e2e-'));
  const home = options.home ?? path.join(scratch, 'home');
  const library = options.library ?? path.join(scratch, 'library');
  if (options.asItComes !== true) openGrid(home);
  const env: Record<string, string> = {
    ...withoutOurs(process.env),
    KONTEXT_HOME: home,
    KONTEXT_LIBRARY: library,
    ...options.env,
  };
  const started =
    process.env['KONTEXT_E2E_ELECTRON'] === '1' ? await startElectron(env, options) : await startStandIn(env, options, scratch);
  const { page } = started;
  // Longer than Playwright's own: a machine may have other things to do.
  page.setDefaultTimeout(200_000);
  if (options.viewport) await page.setViewportSize(options.viewport);
  return {
    page,
    home,
    library,
    output: started.output,
    kill: started.kill,
    async close() {
      await started.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    async dropFiles(selector, paths) {
      await drag(page, selector, paths, ['dragEnter', 'dragOver', 'drop']);
    },
    async hoverFiles(paths) {
      await drag(page, null, paths, ['dragEnter', 'dragOver']);
      return async () => {
        await drag(page, null, paths, ['dragCancel']);
        // As a hand does that has carried something away.
        await page.mouse.move(1, 1);
      };
    },
  };
}

async function drag(
  page: Page,
  selector: string | null,
  paths: readonly string[],
  steps: readonly ('dragEnter' | 'dragOver' | 'drop' | 'dragCancel')[],
): Promise<void> {
  const { x, y } = await middle(page, selector);
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map((file) => path.resolve(file)), dragOperationsMask: 1 };
  for (const type of steps) await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  await cdp.detach();
}

type Started = Pick<RunningStudio, 'page' | 'close' | 'kill' | 'output'>;

async function startStandIn(env: Record<string, string>, options: StudioOptions, scratch: string): Promise<Started> {
  const { modules, under, profile } = options.watched ?? {
    modules: [],
    under: [],
    profile: path.join(mkdtempSync(path.join(scratch, 'run-')), 'profile'),
  };
  const lent = options.watched === undefined && options.headless !== false ? process.env[lentChromium] : undefined;
  const browser = lent === undefined ? null : await connectOnce(lent);
  const others = new Set(pagesOf(browser));
  const imports = [path.join(root, 'build/stand-in/register.ts'), ...modules].flatMap((file) => ['--import', file]);
  const [program = '', ...args] = [...under, process.execPath, ...imports, mainFile, ...(options.files ?? [])];
  const child = spawn(program, args, {
    cwd: root,
    env: {
      // What is looked over must not be written to by Node as well.
      ...(options.watched === undefined ? { NODE_COMPILE_CACHE: compiled } : {}),
      ...env,
      KONTEXT_STAND_IN_PROFILE: profile,
      ...(lent === undefined ? {} : { KONTEXT_STAND_IN_BROWSER: lent }),
      KONTEXT_STAND_IN_DIALOG: JSON.stringify(options.dialogPaths ?? []),
      KONTEXT_STAND_IN_COLOR_SCHEME: options.colorScheme ?? 'light',
      ...(options.headless === false ? {} : { KONTEXT_STAND_IN_HEADLESS: '1' }),
      // Without a graphics card one wheel that turns takes a third of a core: Chromium draws the window sixty times a second.
      ...(isFull ? {} : { KONTEXT_STAND_IN_STILL: '1' }),
    },
    // The channel is how the app learns that this test is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (written += piece.toString('utf8')));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killGroup = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already, which is what was wanted.
    }
    if (lent === undefined) killChromiumOf(profile);
  };
  try {
    const shows = browser ?? (await connect(await until('the port of Chromium', () => readPort(profile, child.exitCode, () => written))));
    const page = await until('the window', () => {
      if (child.exitCode !== null) throw new Error(`exit code ${child.exitCode}`);
      return pagesOf(shows).find((candidate) => !others.has(candidate) && candidate.url().startsWith('http://studio-app'));
    });
    await page.waitForLoadState('load');
    /** Of a Chromium that stays, this app's pages must be gone before the next app has its own. */
    const leave = async (): Promise<void> => {
      if (browser === null) return shows.close().catch(() => undefined);
      await until('the end of the window', () => pagesOf(shows).every((one) => others.has(one)) || undefined);
    };
    return {
      page,
      output: () => written,
      async kill() {
        killGroup();
        await exited;
        await leave();
      },
      async close() {
        child.kill('SIGTERM');
        const patience = new AbortController();
        const late = delay(60_000, false, { signal: patience.signal }).catch(() => false);
        const inTime = await Promise.race([exited.then(() => true), late]);
        patience.abort();
        killGroup();
        await leave();
        if (!inTime) throw new Error(`The app did not quit within 60 s. It wrote:\n${written}`);
      },
    };
  } catch (error) {
    killGroup();
    throw new Error(`The app did not start. It wrote:\n${written}`, { cause: error });
  }
}

const pagesOf = (browser: Browser | null): readonly Page[] => browser?.contexts().flatMap((context) => context.pages()) ?? [];
const connect = (address: string): Promise<Browser> => chromium.connectOverCDP(address, { noDefaults: true });

let connected: Promise<Browser> | null = null;

/** A process has one Chromium lent to it. */
function connectOnce(address: string): Promise<Browser> {
  connected ??= connect(address);
  return connected;
}

async function startElectron(env: Record<string, string>, options: StudioOptions): Promise<Started> {
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), root, ...(options.files ?? [])],
    cwd: root,
    env,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
  });
  let written = '';
  const child = app.process();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (written += piece.toString('utf8')));
  const answers = [...(options.dialogPaths ?? [])];
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async (...parts: unknown[]) => {
      const many = (parts.at(-1) as { properties?: string[] }).properties?.includes('multiSelections') ?? false;
      const filePaths = paths.splice(0, many ? paths.length : 1);
      return { canceled: filePaths.length === 0, filePaths };
    };
  }, answers);
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    output: () => written,
    close: () => app.close(),
    async kill() {
      child.kill('SIGKILL');
      await app.close().catch(() => undefined);
    },
  };
}

/** What a developer has set for the app in his own shell must not reach a test. */
function withoutOurs(env: NodeJS.ProcessEnv): Record<string, string> {
  const foreign = Object.entries(env).filter(([name]) => !/^(?:KONTEXT_(?!CHROMIUM)|SEAART_)/.test(name));
  return Object.fromEntries(foreign.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The address that Chromium is asked at, once it says its port. */
function readPort(profile: string, exitCode: number | null, written: () => string): string | undefined {
  if (exitCode !== null) throw new Error(`exit code ${exitCode}: ${written()}`);
  const file = path.join(profile, 'DevToolsActivePort');
  const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
  return port ? `http://127.0.0.1:${port}` : undefined;
}

async function until<T>(what: string, look: () => T | undefined, patienceMs = 200_000): Promise<T> {
  for (const start = performance.now(); performance.now() - start < patienceMs; await delay(25)) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error(`waited ${patienceMs} ms for ${what}`);
}

async function middle(page: Page, selector: string | null): Promise<{ x: number; y: number }> {
  const box =
    selector === null
      ? { x: 0, y: 0, ...(await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }))) }
      : await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
