// Joins the window to the studio: calls, events, the menu. Loaded after the window is asked for.
import type {
  App,
  Clipboard,
  ClipboardItem as ClipboardItems,
  Dialog,
  IpcMain,
  Menu as Menus,
  Notification as Notifications,
  PowerMonitor,
  Shell,
} from 'electron';
import { keyMapOf } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import type { QueueChange } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { commandWords } from '../../app/messages/languages/commands.ts';
import type { Language } from '../../app/language.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { UpdateStatus } from '../../app/updates.ts';
import type { Studio } from '../studio/studio.ts';
import { livingIn } from '../studio/session/queue-now.ts';
import { makeShellCommands } from './shell-commands.ts';
import { makeDesktopHandlers } from './desktop.ts';
import { pushEvent, serveCalls } from './ipc.ts';
import { makeMenu } from './menu.ts';
import { makeNotices } from './notices.ts';
import type { OpenedFiles } from './opened-files.ts';
import { makeOutCalls } from './handoff-calls.ts';
import { makePresence } from './presence.ts';
import { guardQuit } from './quit.ts';
import { shells } from '../../app/messages/languages/shells.ts';
import { makeViewer } from './viewer.ts';
import { makeUpdateCalls } from './update-calls.ts';
import type { Windows } from './window.ts';

export type WindowParts = {
  readonly app: Pick<App, 'isPackaged' | 'on' | 'quit' | 'setBadgeCount' | 'addRecentDocument'>;
  readonly clipboard: Pick<Clipboard, 'write'>;
  readonly ClipboardItem: typeof ClipboardItems;
  readonly dialog: Dialog;
  readonly ipcMain: IpcMain;
  readonly Menu: typeof Menus;
  readonly Notification: typeof Notifications;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly shell: Shell;
  readonly windows: Windows;
  readonly studio: Promise<Studio>;
  readonly openedFiles: OpenedFiles;
  readonly log: (text: string) => void;
};

/** Begins at once; what needs the studio waits for it. A studio that cannot open leaves the window without answers. */
export function serveWindow(parts: WindowParts): void {
  const { app, clipboard, ClipboardItem, dialog, ipcMain, Menu, shell, windows, studio, openedFiles, log } = parts;
  const shellCommand = makeShellCommands({
    app,
    shell,
    active: windows.active,
    showViewer: windows.showViewer,
    revealLibrary: () => void desktop.then((calls) => calls['library.reveal'](undefined)).catch(ignore),
  });
  const desktop = studio.then((open) =>
    makeDesktopHandlers({ dialog, shell, app, front: windows.front, studio: open, shellCommand, openedFiles }),
  );
  const out = studio.then((open) => makeOutCalls({ clipboard, ClipboardItem, dialog, front: windows.front, studio: open }));
  const viewer = makeViewer((shown) => windows.each((contents) => pushEvent(contents, 'viewer.changed', shown)));
  const tell = (status: UpdateStatus): void => windows.each((contents) => pushEvent(contents, 'update.changed', status));
  const handlers = Promise.all([studio, desktop, out]).then(([open, more, outside]) => {
    const updates = makeUpdateCalls({ app, studio: open, resources: process.resourcesPath ?? '', tell, log });
    return { ...open.handlers, ...more, ...outside, ...viewer, ...updates };
  });
  openedFiles.onMore(() => windows.each((contents) => pushEvent(contents, 'picture.opened', null)));
  serveCalls({
    ipcMain,
    isOurs: windows.isOurs,
    handlers,
    onMistake: (call, error) => log(`${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  const ask = (command: CommandName): void => {
    const front = windows.front();
    if (front !== null) pushEvent(front.webContents, 'command.asked', command);
  };
  const showMenu = ({ keys }: Pick<Settings, 'keys'>, language: Language): void => {
    const template = makeMenu(
      { platform: process.platform, isPackaged: app.isPackaged, words: commandWords[language], keys: keyMapOf(keys) },
      { shell: shellCommand, ask },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  showMenu({ keys: {} }, 'en');
  studio
    .then((open) => {
      const current = (): void => showMenu(open.settings(), open.language());
      current();
      open.onEvent((name) => (name === 'settings.changed' ? current() : undefined));
      open.onEvent((name, payload) => windows.each((contents) => pushEvent(contents, name, payload)));
      joinSystem(parts, open);
    })
    .catch(ignore);
  handlers.catch(ignore);
}

/** What the system hears of edits, and the studio of the system: sleep, focus, notices, progress on the icon, and the question before the end. */
function joinSystem({ app, dialog, Notification, powerMonitor, windows }: WindowParts, studio: Studio): void {
  powerMonitor.on('resume', studio.wake);
  // Where no change of the folder is told, the person comes back from having made one.
  app.on('browser-window-focus', studio.quickScan);
  const notify = makeNotices({
    Notification,
    isAway: windows.isAway,
    wanted: () => studio.settings().notifications,
    language: studio.language,
    comeBack: windows.show,
  });
  const presence = makePresence({ app, front: windows.front, isAway: windows.isAway, platform: process.platform });
  app.on('browser-window-focus', presence.seen);
  studio.onEvent((name, payload) => {
    const session = studio.session();
    if (name === 'queue.changed') presence.queue(payload as QueueChange, session === null ? [] : livingIn(session));
    if (name !== 'edit.ended') return;
    notify(payload as EditSummary);
    presence.ended(payload as EditSummary);
  });
  const guard = guardQuit({ app, dialog, edits: studio.underWay, works: studio.ongoing, texts: () => shells[studio.language()].quit });
  // On a Mac the program stays when its window is closed.
  if (process.platform !== 'darwin') windows.guardClosing(guard.mayClose);
}

function ignore(): void {
  // A studio that could not open says so once, where the app ends.
}
