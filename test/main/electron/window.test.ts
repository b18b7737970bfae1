import type { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Bounds = { x: number; y: number; width: number; height: number };

const world = vi.hoisted(() => ({
  made: [] as { options: Record<string, unknown>; effects: string[]; window: unknown }[],
  dark: false,
  theme: 'system',
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class FakeContents extends Emitter {
    effects: string[];
    constructor(effects: string[]) {
      super();
      this.effects = effects;
    }
    reload = (): void => void this.effects.push('reload');
  }
  class BrowserWindow extends Emitter {
    effects: string[] = [];
    webContents = new FakeContents(this.effects);
    minimized = false;
    bounds = { x: 5, y: 6, width: 900, height: 700 };
    constructor(options: Record<string, unknown>) {
      super();
      world.made.push({ options, effects: this.effects, window: this });
    }
    loadURL = async (url: string): Promise<void> => void this.effects.push(`load ${url}`);
    show = (): void => void this.effects.push('show');
    maximize = (): void => void this.effects.push('maximize');
    focus = (): void => void this.effects.push('focus');
    restore = (): void => void this.effects.push('restore');
    isMinimized = (): boolean => this.minimized;
    isMaximized = (): boolean => true;
    isDestroyed = (): boolean => false;
    getNormalBounds = (): object => this.bounds;
  }
  return {
    BrowserWindow,
    app: { isPackaged: true },
    nativeTheme: {
      get shouldUseDarkColors() {
        return world.theme === 'system' ? world.dark : world.theme === 'dark';
      },
      get themeSource() {
        return world.theme;
      },
      set themeSource(theme) {
        world.theme = theme;
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  };
});

const { makeWindows, webPreferences } = await import('../../../main/electron/window.ts');

type FakeWindow = EventEmitter & { webContents: EventEmitter; minimized: boolean };

let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kontext-window-'));
  world.made.length = 0;
  world.dark = false;
  world.theme = 'system';
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

function opened(kept?: unknown) {
  if (kept !== undefined) writeFileSync(path.join(home, 'window.json'), typeof kept === 'string' ? kept : JSON.stringify(kept));
  const windows = makeWindows({ home, preload: '/preload.cjs' });
  windows.show();
  const [made] = world.made;
  if (made === undefined) throw new Error('no window was made');
  return { windows, options: made.options, effects: made.effects, window: made.window as FakeWindow };
}

const hardened = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  enableDeprecatedPaste: false,
  spellcheck: false,
  devTools: false,
};

test('what a page may do is fixed and frozen', () => {
  expect([Object.isFrozen(webPreferences), webPreferences]).toEqual([true, hardened]);
  expect(opened().options['webPreferences']).toEqual({ ...hardened, preload: '/preload.cjs' });
});

test('the window is shown when it has something to show, on its own address', () => {
  const { effects, window, options } = opened();
  expect([options['show'], effects]).toEqual([false, ['load studio://app/index.html']]);
  window.emit('ready-to-show');
  expect(effects).toEqual(['load studio://app/index.html', 'show']);
});

test('its background is of the theme, so that nothing flashes', () => {
  const tokens = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');
  const [, light, dark] = /--background: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
  expect(opened().options['backgroundColor']).toBe(light);
  world.made.length = 0;
  world.dark = true;
  expect(opened().options['backgroundColor']).toBe(dark);
});

test('a start is in the theme of the last one before the settings are read', () => {
  const { window } = opened();
  world.theme = 'dark';
  window.emit('close');
  world.theme = 'system';
  world.made.length = 0;
  expect([opened().options['backgroundColor'], world.theme]).toEqual(['#191919', 'dark']);
  world.made.length = 0;
  opened({ theme: 'pink' });
  expect(world.theme).toBe('system');
});

describe('its place', () => {
  const placed = (kept?: unknown): Partial<Bounds> => {
    const { x, y, width, height } = opened(kept).options as Partial<Bounds>;
    return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }), ...(width && height ? { width, height } : {}) };
  };
  const usual = { width: 1360, height: 860 };

  test('is kept from one start to the next', () => {
    const { window } = opened();
    window.emit('close');
    expect(JSON.parse(readFileSync(path.join(home, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 5, y: 6, width: 900, height: 700 },
      maximized: true,
      theme: 'system',
    });
    world.made.length = 0;
    const again = opened();
    expect(again.options).toMatchObject({ x: 5, y: 6, width: 900, height: 700 });
    again.window.emit('ready-to-show');
    expect(again.effects).toEqual(['load studio://app/index.html', 'maximize', 'show']);
  });

  test.each([
    ['a screen that is gone', { bounds: { x: 4000, y: 0, width: 900, height: 700 } }],
    ['a damaged file', '{"bounds":'],
    ['a file of another kind', [1, 2]],
    ['null', 'null'],
    ['numbers that are none', { bounds: { x: '1', y: 0, width: 900, height: 700 } }],
  ])('is the usual one after %s', (_what, kept) => {
    expect(placed(kept)).toEqual(usual);
  });
});

test('asked for again, the open window comes to the front', () => {
  const { windows, window, effects } = opened();
  window.minimized = true;
  windows.show();
  expect([world.made.length, effects.slice(1)]).toEqual([1, ['restore', 'focus']]);
  window.emit('closed');
  windows.show();
  expect(world.made.length).toBe(2);
});

test('a window that closed is ours no longer', () => {
  const { windows, window } = opened();
  const contents = window.webContents as never;
  const before = windows.isOurs(contents);
  window.emit('closed');
  expect([before, windows.isOurs(contents), windows.front()]).toEqual([true, false, null]);
});

test('a page that crashed is loaded again; one that ended is not', () => {
  vi.useFakeTimers();
  const { window, effects } = opened();
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  vi.advanceTimersByTime(1000);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  vi.advanceTimersByTime(1000);
  expect(effects.slice(1)).toEqual(['reload']);
});
