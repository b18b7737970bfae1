// Electron's composition root. Only what the window needs is loaded before the window is asked for; the studio follows.
import path from 'node:path';
import {
  ClipboardItem,
  Menu,
  Notification,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { languageOfSystem } from '../app/language.ts';
import { makeLog } from './platform/log.ts';
import { makeFolderSync } from './platform/make-folder.ts';
import { homeFolder, readPaths } from './platform/paths.ts';
import { collectOpenedFiles } from './electron/opened-files.ts';
import { cleanEnvironment, guardEverything, wasStartedUnsafely } from './electron/guard.ts';
import { registerScheme, serveScheme } from './electron/protocol.ts';
import { closeBeforeQuit } from './electron/quit.ts';
import { shells } from '../app/messages/languages/shells.ts';
import { makeWindows } from './electron/window.ts';

const beside = (file: string): string => path.join(import.meta.dirname, file);
const paths = readPaths(process.env, process.platform, homeFolder());
const { line: log, hide } = makeLog(path.join(paths.home, 'logs'));

// SQLite and Chromium give their files a mode of their own: what they may not have is taken from all of them.
const systemMask = process.umask(0o077);
app.setName('Kontext Studio');
const homeTrouble = makeHome();
if (homeTrouble === null) app.setPath('userData', paths.home);
app.enableSandbox();
registerScheme(protocol);
guardEverything(app);
let show = (): void => undefined;
const openedFiles = collectOpenedFiles({ app, argv: process.argv, folder: process.cwd(), show: () => show() });

if (wasStartedUnsafely(app)) app.exit(1);
else if (homeTrouble !== null) void app.whenReady().then(() => tellNoHome(homeTrouble));
else if (!app.requestSingleInstanceLock()) app.exit(0);
else void app.whenReady().then(start);

/** What kept the user-data folder from being there; null when it is. */
function makeHome(): Error | null {
  try {
    makeFolderSync(paths.home);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function tellNoHome(error: Error): Promise<void> {
  const [{ userDataTrouble }, { failureIn }] = await Promise.all([
    import('./platform/user-data.ts'),
    import('../app/messages/languages/spoken.ts'),
  ]);
  const language = languageOfSystem(app.getPreferredSystemLanguages());
  dialog.showErrorBox(shells[language].notStarted, failureIn(language, userDataTrouble(paths.home, error)));
  app.exit(1);
}

function start(): void {
  cleanEnvironment(app, process.env);
  if (paths.environmentKey !== null) hide(paths.environmentKey);
  // No child process has a use for the key.
  delete process.env['SEAART_API_KEY'];
  const windows = makeWindows({ home: paths.home, preload: beside('../preload/preload.cjs') });
  void import('./library/index-thread.ts').then(({ startAhead }) => startAhead(beside('index-worker.js')));
  const opened = import('./electron/open-studio.ts').then(({ openStudio }) =>
    openStudio({ app, nativeTheme, session: session.defaultSession, shell, nativeImage, utilityProcess, paths, systemMask, beside, log }),
  );
  const studio = opened.then((open) => open.studio);
  const callsServed = import('./electron/serve-window.ts').then(({ serveWindow }) =>
    serveWindow({
      app,
      clipboard,
      ClipboardItem,
      dialog,
      ipcMain,
      Menu,
      Notification,
      powerMonitor,
      shell,
      windows,
      studio,
      openedFiles,
      log,
    }),
  );
  serveScheme(protocol, { uiFolder: beside('../renderer'), studio, callsServed });
  ({ show } = windows);
  show();

  app.on('activate', show);
  // A Mac keeps a program without windows in its dock.
  app.on('window-all-closed', () => (process.platform === 'darwin' ? undefined : app.quit()));
  app.on('child-process-gone', (_event, details) => log(`${details.type} process gone: ${details.reason}`));
  process.on('uncaughtException', (error) => log(error.stack ?? error.message));
  closeBeforeQuit(app, opened);
  opened.catch((error: unknown) => {
    dialog.showErrorBox(
      shells[languageOfSystem(app.getPreferredSystemLanguages())].notStarted,
      error instanceof Error ? error.message : String(error),
    );
    app.exit(1);
  });
}
