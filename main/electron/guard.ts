// Keeps the windows in: no other page, no other window, no device, no network, no debugging switch. Undone items make its tests fail.
import type { App, Session, WebContents } from 'electron';
import { isOwnAddress } from './addresses.ts';

/** Switches that open the app to other programs or send its traffic elsewhere. */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'proxy-auto-detect',
  'host-rules',
  'host-resolver-rules',
  'no-sandbox',
  'disable-web-security',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
] as const;

/** True when a packaged app was started with a switch it must not run with. Developers may debug. */
export function wasStartedUnsafely(app: Pick<App, 'isPackaged'> & { commandLine: Pick<App['commandLine'], 'hasSwitch'> }): boolean {
  return app.isPackaged && refusedSwitches.some((name) => app.commandLine.hasSwitch(name));
}

/** Nothing of ELECTRON_* or NODE_* reaches what a packaged app starts. */
export function cleanEnvironment(app: Pick<App, 'isPackaged'>, env: NodeJS.ProcessEnv): void {
  if (!app.isPackaged) return;
  for (const name of Object.keys(env)) if (/^(?:ELECTRON|NODE)_/i.test(name)) delete env[name];
}

/** Guards every page and every session there will be. Must run before the app is ready. */
export function guardEverything(app: Pick<App, 'on' | 'isPackaged'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('session-created', (session) => guardSession(session, { devTools: !app.isPackaged }));
}

export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  const stayHome = (event: { readonly url: string; readonly preventDefault: () => void }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export function guardSession(session: Session, { devTools }: { devTools: boolean }): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write' && isOwnAddress(contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === 'clipboard-sanitized-write' && isOwnAddress(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.setUSBProtectedClassesHandler((details) => [...new Set([...details.protectedClasses, ...usbClasses])]);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url, devTools) }));
  // Dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false);
}

const usbClasses = ['audio', 'audio-video', 'hid', 'mass-storage', 'smart-card', 'video', 'wireless'] as const;

/** Whether a page may ask for an address at all: its own files, pixels it made itself, and DevTools' files for developers. */
export function mayRequest(address: string, devTools: boolean): boolean {
  if (isOwnAddress(address)) return true;
  if (address.startsWith('blob:')) return isOwnAddress(address.slice('blob:'.length));
  if (address.startsWith('data:image/')) return true;
  return devTools && address.startsWith('devtools://');
}
