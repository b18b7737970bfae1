// Makes the window. The only file that names BrowserWindow.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, app, nativeTheme, screen } from 'electron';
import type { Rectangle, WebContents, WebPreferences } from 'electron';
import { startAddress } from './addresses.ts';

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
};

type Theme = (typeof themes)[number];
type Kept = { readonly bounds: Rectangle | null; readonly maximized: boolean; readonly theme: Theme };

const themes = ['system', 'dark', 'light'] as const;

const usual = { width: 1360, height: 860 };
const smallest = { width: 760, height: 520 };
/** Twins of --background in renderer/styles/tokens.css; a test holds them equal. */
const backgrounds = { dark: '#191919', light: '#ececec' };

/** `home` is the user-data folder (it exists), `preload` the built preload file. */
export function makeWindows({ home, preload }: { home: string; preload: string }): Windows {
  const keptFile = path.join(home, 'window.json');
  const open = new Set<BrowserWindow>();

  return {
    show() {
      const front = [...open][0];
      if (front === undefined) return openWindow();
      if (front.isMinimized()) front.restore();
      front.focus();
    },
    isOurs: (contents) => [...open].some((window) => window.webContents === contents),
    each(visit) {
      for (const window of open) if (!window.isDestroyed()) visit(window.webContents);
    },
    isAway: () => ![...open].some((window) => !window.isDestroyed() && window.isFocused()),
    front: () => [...open][0] ?? null,
  };

  function openWindow(): void {
    const kept = readKept(keptFile);
    // The settings are read after the window is asked for: a start in the theme of the last one shows no other first.
    nativeTheme.themeSource = kept.theme;
    const window = new BrowserWindow({
      ...usual,
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
    window.on('close', () => keep(keptFile, placeOf(window)));
    window.once('closed', () => open.delete(window));
    window.webContents.on('render-process-gone', (_event, details) => {
      // Edits live in main, so a fresh page loses nothing; after a crash at start a reload at once would only spin.
      if (details.reason !== 'clean-exit') setTimeout(() => window.isDestroyed() || window.webContents.reload(), 500);
    });
    void window.loadURL(startAddress);
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
