// Makes the window. The only file that names BrowserWindow.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, app, nativeTheme, screen } from 'electron';
import type { Rectangle, WebContents, WebPreferences } from 'electron';
import { startAddress, viewerAddress } from './addresses.ts';

/** What every window of ours may do, which is nearly nothing. */
export const webPreferences: Readonly<WebPreferences> = Object.freeze({
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
  devTools: !app.isPackaged,
});

export type Windows = {
  /** Opens the window, or brings the open one to the front. */
  readonly show: () => void;
  readonly isOurs: (contents: WebContents) => boolean;
  readonly each: (visit: (contents: WebContents) => void) => void;
  /** True while no window of ours has the person's attention. */
  readonly isAway: () => boolean;
  /** The window a dialog belongs to; null when none is open. */
  readonly front: () => BrowserWindow | null;
  /** The window that has the person's attention, or had it last. */
  readonly active: () => BrowserWindow | null;
  /** A second window for the picture on the stage: on another screen, in front of a client. */
  readonly showViewer: () => void;
  /** Asked before the window closes. */
  readonly guardClosing: (mayClose: () => boolean) => void;
};

type Theme = (typeof themes)[number];
type Kept = { readonly bounds: Rectangle | null; readonly maximized: boolean; readonly theme: Theme };

const themes = ['system', 'dark', 'light'] as const;

const usual = { width: 1360, height: 860 };
const viewerSize = { width: 1100, height: 780 };
const smallest = { width: 760, height: 520 };
/** Twins of --background in renderer/styles/tokens.css; a test holds them equal. */
const backgrounds = { dark: '#191919', light: '#ececec' };

/** `home` is the user-data folder (it exists), `preload` the built preload file. */
export function makeWindows({ home, preload }: { home: string; preload: string }): Windows {
  const keptFile = path.join(home, 'window.json');
  const open = new Set<BrowserWindow>();
  let main: BrowserWindow | null = null;
  let viewer: BrowserWindow | null = null;
  let mayClose = (): boolean => true;

  const bringBack = (window: BrowserWindow): void => {
    if (window.isMinimized()) window.restore();
    window.focus();
  };

  return {
    show: () => (main === null ? openMain() : bringBack(main)),
    showViewer: () => (viewer === null ? openViewer() : bringBack(viewer)),
    guardClosing: (asked) => void (mayClose = asked),
    active: () => [...open].find((window) => !window.isDestroyed() && window.isFocused()) ?? main,
    isOurs: (contents) => [...open].some((window) => window.webContents === contents),
    each(visit) {
      for (const window of open) if (!window.isDestroyed()) visit(window.webContents);
    },
    isAway: () => ![...open].some((window) => !window.isDestroyed() && window.isFocused()),
    front: () => main,
  };

  function openMain(): void {
    const window = openWindow(keptFile, usual, startAddress);
    main = window;
    window.on('close', (event) => (mayClose() ? keep(keptFile, placeOf(window)) : event.preventDefault()));
    window.once('closed', () => {
      main = null;
      // It shows what the window has on its stage.
      viewer?.close();
    });
  }

  function openViewer(): void {
    const file = path.join(home, 'viewer.json');
    const window = openWindow(file, viewerSize, viewerAddress);
    viewer = window;
    window.on('close', () => keep(file, placeOf(window)));
    window.once('closed', () => (viewer = null));
  }

  function openWindow(file: string, size: typeof usual, address: string): BrowserWindow {
    const kept = readKept(file);
    // The settings are read after the window is asked for: a start in the theme of the last one shows no other first.
    if (main === null) nativeTheme.themeSource = kept.theme;
    const window = new BrowserWindow({
      ...size,
      ...(kept.bounds !== null && isOnScreen(kept.bounds) ? kept.bounds : {}),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Kontext Studio',
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
      webPreferences: { ...webPreferences, preload },
    });
    open.add(window);
    window.once('ready-to-show', () => {
      if (kept.maximized) window.maximize();
      window.show();
    });
    window.once('closed', () => open.delete(window));
    window.webContents.on('render-process-gone', (_event, details) => {
      // Edits live in main, so a fresh page loses nothing; after a crash at start a reload at once would only spin.
      if (details.reason !== 'clean-exit') setTimeout(() => window.isDestroyed() || window.webContents.reload(), 500);
    });
    void window.loadURL(address);
    return window;
  }
}

/** At least a corner one can grab must lie on a screen that is there today. */
function isOnScreen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const down = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return across >= 200 && down >= 100;
  });
}

function placeOf(window: BrowserWindow): Kept {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized(), theme: nativeTheme.themeSource };
}

function readKept(file: string): Kept {
  try {
    const raw = JSON.parse(readFileSync(file, 'utf8')) as { bounds?: Partial<Rectangle>; maximized?: unknown; theme?: unknown } | null;
    const { x, y, width, height } = raw?.bounds ?? {};
    const numbers = [x, y, width, height].every((number) => Number.isInteger(number));
    return {
      bounds: numbers ? ({ x, y, width, height } as Rectangle) : null,
      maximized: raw?.maximized === true,
      theme: themes.find((theme) => theme === raw?.theme) ?? 'system',
    };
  } catch {
    // None yet, or a damaged one: a window of the usual size costs nobody anything.
    return { bounds: null, maximized: false, theme: 'system' };
  }
}

function keep(file: string, kept: Kept): void {
  try {
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  } catch {
    // A full or read-only disk must not keep the window from closing.
  }
}
