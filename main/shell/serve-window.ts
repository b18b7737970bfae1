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
import type { EditSummary } from '../../app/ipc.ts';
import type { Studio } from '../studio.ts';
import { links, makeDesktopHandlers, openLink } from './desktop.ts';
import { pushEvent, serveCalls } from './ipc.ts';
import { makeMenu } from './menu.ts';
import { makeNotices } from './notices.ts';
import { makeOutCalls } from './out/out-calls.ts';
import type { Windows } from './window.ts';

export type WindowParts = {
  readonly app: Pick<App, 'isPackaged' | 'on'>;
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
  readonly log: (text: string) => void;
};

export function serveWindow({
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
  log,
}: WindowParts): void {
  const desktop = studio.then((parts) => makeDesktopHandlers({ dialog, shell, front: windows.front, studio: parts }));
  const out = studio.then((parts) => makeOutCalls({ clipboard, ClipboardItem, dialog, front: windows.front, out: parts.out }));
  const handlers = Promise.all([studio, desktop, out]).then(([parts, more, outside]) => ({ ...parts.handlers, ...more, ...outside }));
  serveCalls({
    ipcMain,
    isOurs: windows.isOurs,
    handlers,
    onMistake: (call, error) => log(`${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  const actions = {
    revealLibrary: () => void desktop.then((calls) => calls['library.reveal'](undefined)).catch(ignore),
    openReference: () => void openLink(shell, links.reference),
    openCredits: () => void openLink(shell, links.credits),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(makeMenu({ platform: process.platform, isPackaged: app.isPackaged }, actions)));
  studio
    .then((parts) => {
      parts.onEvent((name, payload) => windows.each((contents) => pushEvent(contents, name, payload)));
      powerMonitor.on('resume', parts.wake);
      // Where no change of the folder is told, the person comes back from having made one.
      app.on('browser-window-focus', parts.glance);
      const notify = makeNotices({ Notification, isAway: windows.isAway, wanted: parts.wantsNotices, comeBack: windows.show });
      parts.onEvent((name, payload) => (name === 'edit.ended' ? notify(payload as EditSummary) : undefined));
    })
    .catch(ignore);
  handlers.catch(ignore);
}

function ignore(): void {
  // A studio that could not open says so once, where the app ends.
}
