// The order in which main/index.ts sets the walls up, seen by an Electron that only writes down what it is asked for.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const world = vi.hoisted(() => ({
  effects: [] as string[],
  given: new Map<string, (...args: unknown[]) => unknown>(),
  packaged: false,
  switches: [] as string[],
  locked: true,
  ready: false,
  keyAtOpening: 'never opened' as string | undefined,
  log: (_text: string): void => undefined,
}));

vi.mock('electron', () => {
  const note =
    (name: string, answer?: unknown) =>
    (..._args: unknown[]): unknown => (world.effects.push(name), answer);
  const app = {
    get isPackaged() {
      return world.packaged;
    },
    commandLine: { hasSwitch: (name: string) => world.switches.includes(name) },
    setName: note('setName'),
    setPath: (name: string, folder: string) => world.effects.push(`setPath ${name} ${path.basename(folder)}`),
    enableSandbox: note('enableSandbox'),
    requestSingleInstanceLock: (...args: unknown[]) => (world.effects.push(`lock(${args.length})`), world.locked),
    whenReady: () => {
      world.effects.push('whenReady');
      return world.ready ? Promise.resolve() : new Promise(() => undefined);
    },
    exit: (code: number) => world.effects.push(`exit ${code}`),
    quit: note('quit'),
    on: (name: string, listener: (...args: unknown[]) => unknown) => {
      world.effects.push(`on ${name}`);
      world.given.set(name, listener);
    },
  };
  const anything = {};
  class BrowserWindow {
    webContents = { on: () => undefined };
    constructor() {
      world.effects.push('window');
    }
    once = (): void => undefined;
    on = (): void => undefined;
    isMinimized = (): boolean => false;
    focus = note('focus');
    loadURL = async (url: string): Promise<void> => void world.effects.push(`load ${url}`);
  }
  const protocol = { registerSchemesAsPrivileged: note('registerScheme'), handle: note('serveScheme') };
  const nativeTheme = { shouldUseDarkColors: false };
  const screen = { getAllDisplays: () => [] };
  const dialog = { showErrorBox: note('error box') };
  return {
    app,
    BrowserWindow,
    protocol,
    nativeTheme,
    screen,
    dialog,
    Menu: anything,
    Notification: anything,
    ClipboardItem: anything,
    clipboard: anything,
    ipcMain: anything,
    nativeImage: anything,
    powerMonitor: anything,
    session: { defaultSession: anything },
    shell: anything,
    utilityProcess: anything,
  };
});
vi.mock('../../main/electron/open-studio.ts', () => ({
  openStudio: async ({ log }: { log: (text: string) => void }) => {
    world.keyAtOpening = process.env['SEAART_API_KEY'];
    world.log = log;
    return { studio: {}, close: async () => undefined };
  },
}));
vi.mock('../../main/electron/serve-window.ts', () => ({ serveWindow: () => void world.effects.push('serveCalls') }));

const canary = 'sa-canary-start-5d1c77';
const kept = { ...process.env };
const umask = process.umask();
let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kontext-begin-'));
  Object.assign(world, { effects: [], packaged: false, switches: [], locked: true, ready: false, keyAtOpening: 'never opened' });
  world.given.clear();
  process.env['KONTEXT_HOME'] = path.join(home, 'user data');
  process.env['SEAART_API_KEY'] = canary;
});

afterEach(() => {
  for (const name of ['KONTEXT_HOME', 'SEAART_API_KEY', 'ELECTRON_TRY', 'NODE_TRY']) {
    if (kept[name] === undefined) delete process.env[name];
    else process.env[name] = kept[name];
  }
  process.umask(umask);
  rmSync(home, { recursive: true, force: true });
});

async function begin(): Promise<readonly string[]> {
  const before = process.listeners('uncaughtException');
  vi.resetModules();
  await import('../../main/index.ts');
  await vi.waitFor(() =>
    expect(!world.ready || world.keyAtOpening !== 'never opened' || world.effects.some((effect) => effect.startsWith('exit'))).toBe(true),
  );
  for (const listener of process.listeners('uncaughtException')) {
    if (before.includes(listener)) continue;
    world.given.set('uncaughtException', listener as (...args: unknown[]) => unknown);
    process.off('uncaughtException', listener);
  }
  return world.effects;
}

test('sandbox, scheme and guards stand before the app may be ready', async () => {
  expect(await begin()).toEqual([
    'setName',
    'setPath userData user data',
    'enableSandbox',
    'registerScheme',
    'on web-contents-created',
    'on session-created',
    'on open-file',
    'on second-instance',
    'lock(0)',
    'whenReady',
  ]);
  expect(process.umask()).toBe(process.platform === 'win32' ? 0 : 0o077);
  expect(statSync(path.join(home, 'user data')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
});

test('a packaged app that was started with a debugging switch ends before it takes the lock', async () => {
  Object.assign(world, { packaged: true, switches: ['remote-debugging-port'] });
  const effects = await begin();
  expect([effects.includes('exit 1'), effects.includes('lock(0)'), effects.includes('whenReady')]).toEqual([true, false, false]);
});

test('a second start ends and opens nothing', async () => {
  world.locked = false;
  const effects = await begin();
  expect([effects.at(-1), effects.includes('window')]).toEqual(['exit 0', false]);
});

test('the key has left the environment before anything is opened that starts a process', async () => {
  world.ready = true;
  await begin();
  expect([world.keyAtOpening, process.env['SEAART_API_KEY']]).toEqual([undefined, undefined]);
});

test('a packaged app has forgotten ELECTRON_ and NODE_ variables by then', async () => {
  Object.assign(world, { ready: true, packaged: true });
  process.env['ELECTRON_TRY'] = '1';
  process.env['NODE_TRY'] = '1';
  await begin();
  expect([process.env['ELECTRON_TRY'], process.env['NODE_TRY']]).toEqual([undefined, undefined]);
});

test('what is logged on the way, an uncaught error too, has the key struck out', async () => {
  world.ready = true;
  await begin();
  world.given.get('uncaughtException')?.(new Error(`refused: ${canary}`));
  world.given.get('child-process-gone')?.({}, { type: 'Utility', reason: `crashed ${canary}` });
  world.log(`x${canary}x`);
  const log = readFileSync(path.join(home, 'user data/logs/studio.log'), 'utf8');
  expect([log.split('\n').length, log.includes(canary), log.includes('[key]')]).toEqual([4, false, true]);
});

test('the page comes from our scheme, and a second start brings the window to the front whatever it says', async () => {
  world.ready = true;
  const effects = await begin();
  expect(effects.filter((effect) => effect.startsWith('load'))).toEqual(['load studio://app/index.html']);
  world.given.get('second-instance')?.({}, ['--remote-debugging-port=1', '/etc/passwd', 'studio://evil/'], '/', { path: '/etc/shadow' });
  expect(effects.slice(-1)).toEqual(['focus']);
});
