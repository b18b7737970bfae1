// `dialog`, `shell`, `Menu`, `nativeTheme`, `screen`. Dialogs answer from a list a test gives, else Chromium's own chooser asks.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { MenuItemConstructorOptions, MessageBoxOptions, OpenDialogOptions } from 'electron';
import { isHeadless } from './browser.ts';
import { moveToTrash } from '../../main/platform/system-trash.ts';
import { openWindows } from './registry.ts';

// KONTEXT_STAND_IN_DIALOG: a JSON list of paths; a dialog for many takes all that are left, a dialog for one the next.
const answers = process.env['KONTEXT_STAND_IN_DIALOG'];
const prepared: string[] | null = answers === undefined ? null : (JSON.parse(answers) as string[]);

export const dialog = {
  async showOpenDialog(...parts: [OpenDialogOptions] | [unknown, OpenDialogOptions]) {
    const options = parts[parts.length - 1] as OpenDialogOptions;
    const many = options.properties?.includes('multiSelections') ?? false;
    const folder = options.properties?.includes('openDirectory') ?? false;
    const filePaths = prepared?.splice(0, many ? prepared.length : 1) ?? (await openWindows()[0]?.chooseFiles(many, folder)) ?? [];
    return { canceled: filePaths.length === 0, filePaths };
  },
  /** Chromium has no chooser for a place to save at that a program could ask for: without a prepared answer it is cancelled. */
  async showSaveDialog() {
    const [filePath] = prepared?.splice(0, 1) ?? [];
    return { canceled: filePath === undefined, filePath: filePath ?? '' };
  },
  /** KONTEXT_STAND_IN_ANSWER: which button is pressed, 0 the first; the first when not said. */
  async showMessageBox(...parts: [MessageBoxOptions] | [unknown, MessageBoxOptions]) {
    const { message, detail = '' } = parts[parts.length - 1] as MessageBoxOptions;
    console.log(`stand-in: asked “${message}” ${detail}`);
    return { response: Number(process.env['KONTEXT_STAND_IN_ANSWER'] ?? 0), checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
};

export const shell = {
  async openExternal(address: string): Promise<void> {
    openOutside('open', address);
  },
  async openPath(file: string): Promise<string> {
    openOutside('open', file);
    return '';
  },
  trashItem: moveToTrash,
  showItemInFolder: (file: string): void => openOutside('show', file, path.dirname(file)),
};

/** Says what Electron would open and, where somebody looks at the screen, opens it. */
function openOutside(verb: string, what: string, target = what): void {
  console.log(`stand-in: ${verb} ${what}`);
  if (isHeadless() || process.env['KONTEXT_STAND_IN_PROFILE'] !== undefined || process.platform !== 'linux') return;
  spawn('xdg-open', [target], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (): void => undefined,
};

/** The stand-in has no way to the system's notifications and says so, as Electron does where there is none. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => false;
  show(): void {
    throw new Error('notifications are not supported here');
  }
}

type Scheme = 'light' | 'dark';
const systemScheme = process.env['KONTEXT_STAND_IN_COLOR_SCHEME'] as Scheme | undefined;
let source: Scheme | 'system' = 'system';

export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return (source === 'system' ? systemScheme : source) === 'dark';
  },
  get themeSource(): Scheme | 'system' {
    return source;
  },
  set themeSource(next: Scheme | 'system') {
    // As in Electron, what is set again changes nothing: a test may have told the page otherwise meanwhile.
    if (next === source) return;
    source = next;
    for (const window of openWindows()) {
      void window.page().then((page) => page?.emulateMedia({ colorScheme: shownScheme() }).catch(() => undefined));
    }
  },
};

/** null: as Chromium itself finds the system. */
export const shownScheme = (): Scheme | null => (source === 'system' ? (systemScheme ?? null) : source);

// Chromium places windows itself; this only says that any kept place is on a screen.
const everywhere = { x: -10_000, y: -10_000, width: 20_000, height: 20_000 };
export const screen = { getAllDisplays: () => [{ workArea: everywhere, bounds: everywhere }] };

// Node is not told of sleep; the studio finds out by itself a little later.
export const powerMonitor = new EventEmitter();

/** On Linux, Electron's cannot read files by the system's decoders either. */
export const nativeImage = {
  createThumbnailFromPath: (): Promise<never> => Promise.reject(new Error('this system makes no thumbnails')),
};
