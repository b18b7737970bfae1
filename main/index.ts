// Electron's composition root. Only what the window needs is loaded before the window is asked for; the studio follows.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Menu, app, dialog, ipcMain, nativeTheme, protocol, shell, utilityProcess } from 'electron';
import type { Settings } from '../app/settings.ts';
import { readPlaces } from './places.ts';
import { cleanEnvironment, guardEverything, wasStartedUnsafely } from './shell/guard.ts';
import { registerScheme, serveScheme } from './shell/protocol.ts';
import { closeBeforeQuit } from './shell/quit.ts';
import { makeWindows } from './shell/window.ts';
import type { OpenStudio } from './studio.ts';

const beside = (file: string): string => path.join(import.meta.dirname, file);
const places = readPlaces(process.env, process.platform, homedir());

app.setName('Kontext Studio');
mkdirSync(places.home, { recursive: true, mode: 0o700 });
app.setPath('userData', places.home);
app.enableSandbox();
registerScheme(protocol);
guardEverything(app);

if (wasStartedUnsafely(app) || !app.requestSingleInstanceLock()) {
  app.exit(wasStartedUnsafely(app) ? 1 : 0);
} else {
  cleanEnvironment(app, process.env);
  void app.whenReady().then(start);
}

function start(): void {
  const windows = makeWindows({ home: places.home, preload: beside('../preload/preload.cjs') });
  const opened = openStudio();
  const studio = opened.then((open) => open.studio);
  serveScheme(protocol, { uiFolder: beside('../renderer'), studio, callsServed: serveWindow() });
  windows.show();

  app.on('second-instance', windows.show);
  app.on('activate', windows.show);
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(app, opened);
  opened.catch((error: unknown) => {
    dialog.showErrorBox('Kontext Studio could not start', error instanceof Error ? error.message : String(error));
    app.exit(1);
  });

  async function serveWindow(): Promise<void> {
    const [{ pushEvent, serveCalls }, { links, makeDesktopHandlers, openLink }, { makeMenu }] = await Promise.all([
      import('./shell/ipc.ts'),
      import('./shell/desktop.ts'),
      import('./shell/menu.ts'),
    ]);
    const desktop = studio.then((parts) => makeDesktopHandlers({ dialog, shell, front: windows.front, studio: parts }));
    serveCalls({
      ipcMain,
      isOurs: windows.isOurs,
      handlers: Promise.all([studio, desktop]).then(([parts, more]) => ({ ...parts.handlers, ...more })),
      onMistake: (call, error) => console.error(call, error),
    });
    void studio
      .then((parts) => parts.onEvent((name, payload) => windows.each((contents) => pushEvent(contents, name, payload))))
      .catch(ignore);
    const menu = makeMenu(
      { platform: process.platform, isPackaged: app.isPackaged },
      {
        revealLibrary: () => void desktop.then((handlers) => handlers['library.reveal'](undefined)).catch(ignore),
        openReference: () => void openLink(shell, links.reference),
        openCredits: () => void openLink(shell, links.credits),
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  }
}

async function openStudio(): Promise<OpenStudio> {
  const [{ makeStudio }, { openSettingsFile }, { spawnWithElectron }, { pictureEnvironment }] = await Promise.all([
    import('./studio.ts'),
    import('./shell/settings-file.ts'),
    import('./shell/picture-channel.ts'),
    import('./pictures/process-host.ts'),
  ]);
  const settings = openSettingsFile(places.home, (name) => console.error(`The settings file was damaged and is now ${name}.`));
  const applyTheme = ({ theme }: Settings): void => void (nativeTheme.themeSource = theme);
  applyTheme(settings.read());
  return makeStudio({
    ...places,
    version: app.getVersion(),
    hostVersions: {
      host: `Electron ${process.versions['electron'] ?? 'stand-in'}`,
      node: process.versions.node,
      chromium: process.versions['chrome'] ?? '',
    },
    settings: {
      read: settings.read,
      write(next) {
        settings.write(next);
        applyTheme(next);
      },
    },
    workerUrl: beside('index-worker.js'),
    manner: { kind: 'window' },
    spawnPictures: spawnWithElectron(utilityProcess, beside('picture-process.js'), pictureEnvironment(process.env)),
  });
}

function ignore(): void {
  // A studio that could not open has said so itself.
}
