import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';
import {
  cleanEnvironment,
  guardContents,
  guardEverything,
  guardSession,
  mayRequest,
  refusedSwitches,
  wasStartedUnsafely,
} from '../../../main/electron/guard.ts';

const own = ['studio://app/', 'studio://app/index.html', 'studio://app/media/sent/00', 'studio://app/index.html?x#y'];
const foreign = [
  'https://example.com/',
  'http://localhost/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'file://app/index.html',
  'about:blank',
  'about:srcdoc',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'blob:https://example.com/1',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'studio://app.evil/',
  'studio://evil/',
  'studio://app:80/',
  'studio://me@app/',
  'studio://app@evil/',
  'studio://evil/app/',
  'studios://app/',
  'xstudio://app/',
  'studio:app/index.html',
  'studio:/app/index.html',
  'ftp://app/',
  'ws://app/',
  'mailto:a@b.c',
  'view-source:studio://app/index.html',
  'http://studio://app/',
  '',
  'not an address',
  '//app/index.html',
];

type Handler = (...args: unknown[]) => unknown;

/** A session that keeps what it is given, by the setter's name. */
function fakeSession(): { session: Session; given: Map<string, Handler>; spellchecker: () => unknown } {
  const given = new Map<string, Handler>();
  let spellchecker: unknown = 'untouched';
  const target = {
    webRequest: { onBeforeRequest: (listener: Handler) => given.set('onBeforeRequest', listener) },
    setSpellCheckerEnabled: (enabled: unknown) => (spellchecker = enabled),
  };
  const session = new Proxy(target, {
    get: (object, name: string) => Reflect.get(object, name) ?? ((handler: Handler) => given.set(name, handler)),
  });
  return { session: session as unknown as Session, given, spellchecker: () => spellchecker };
}

function guardedSession(devTools = false) {
  const fake = fakeSession();
  guardSession(fake.session, { devTools });
  const handler = (name: string): Handler => {
    const found = fake.given.get(name);
    if (found === undefined) throw new Error(`${name} was not set`);
    return found;
  };
  return { ...fake, handler };
}

/** Every permission that Electron's own types name. */
function permissionNames(): string[] {
  const types = readFileSync(path.resolve(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');
  const [, names] = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types) ?? [];
  return [...(names ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
}

describe('a page', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays at our address on %s', (name) => {
    const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler: () => void };
    contents.setWindowOpenHandler = () => undefined;
    guardContents(contents as never);
    const prevented = (url: string): boolean => {
      let stopped = false;
      contents.emit(name, { url, preventDefault: () => (stopped = true) });
      return stopped;
    };
    expect(own.filter(prevented)).toEqual([]);
    expect(foreign.filter((url) => !prevented(url))).toEqual([]);
  });

  test('opens no window and holds no webview', () => {
    let opened: ((details: { url: string }) => unknown) | undefined;
    const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler: (handler: typeof opened) => void };
    contents.setWindowOpenHandler = (handler) => (opened = handler);
    guardContents(contents as never);
    let stopped = false;
    contents.emit('will-attach-webview', { preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
    expect([...own, ...foreign].map((url) => opened?.({ url }))).toEqual([...own, ...foreign].map(() => ({ action: 'deny' })));
  });

  test('is guarded whichever way it came to be, and so is each session', () => {
    const app = Object.assign(new EventEmitter(), { isPackaged: true });
    guardEverything(app as never);
    const { session, given } = fakeSession();
    app.emit('session-created', session);
    expect(given.has('setPermissionRequestHandler')).toBe(true);
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined });
    app.emit('web-contents-created', {}, contents);
    expect(contents.listenerCount('will-navigate')).toBe(1);
  });
});

describe('a session', () => {
  test('grants the clipboard to our page and nothing else to anybody', () => {
    const { handler } = guardedSession();
    const granted = (permission: string, url: string): boolean => {
      let answer = false;
      handler('setPermissionRequestHandler')({ getURL: () => url }, permission, (decided: boolean) => (answer = decided));
      expect(handler('setPermissionCheckHandler')(null, permission, url)).toBe(answer);
      return answer;
    };
    const names = permissionNames();
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => granted(name, 'studio://app/index.html'))).toEqual(['clipboard-sanitized-write']);
    expect(names.filter((name) => granted(name, 'https://example.com/'))).toEqual([]);
  });

  test('lends no device, no screen, no pairing', () => {
    const { handler, spellchecker } = guardedSession();
    const answers: unknown[] = [];
    handler('setDisplayMediaRequestHandler')({}, (streams: unknown) => answers.push(streams));
    handler('setBluetoothPairingHandler')({}, (response: unknown) => answers.push(response));
    expect(answers).toEqual([null, { confirmed: false }]);
    expect(handler('setDevicePermissionHandler')({})).toBe(false);
    expect(handler('setUSBProtectedClassesHandler')({ protectedClasses: ['hid'] })).toEqual([
      'hid',
      'audio',
      'audio-video',
      'mass-storage',
      'smart-card',
      'video',
      'wireless',
    ]);
    expect(spellchecker()).toBe(false);
  });

  test('lets no request out of the app', () => {
    const { handler } = guardedSession();
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      handler('onBeforeRequest')({ url }, (decided: { cancel: boolean }) => (answer = decided.cancel));
      return answer;
    };
    expect(own.filter((url) => cancelled(url) !== false)).toEqual([]);
    expect(foreign.filter((url) => cancelled(url) !== true)).toEqual([]);
  });
});

test('pixels made by the page itself may be asked for, and developer tools in development', () => {
  expect(mayRequest('blob:studio://app/0000', false)).toBe(true);
  expect(mayRequest('data:image/png;base64,AA==', false)).toBe(true);
  expect(mayRequest('blob:https://example.com/0000', true)).toBe(false);
  expect(mayRequest('data:text/html,x', true)).toBe(false);
  expect([true, false].map((devTools) => mayRequest('devtools://devtools/bundled/x.js', devTools))).toEqual([true, false]);
});

test('a packaged app refuses every debugging switch; a developer may use them', () => {
  const started = (isPackaged: boolean, given: string | null): boolean =>
    wasStartedUnsafely({ isPackaged, commandLine: { hasSwitch: (name: string) => name === given } });
  const asked = [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'inspect',
    'inspect-brk',
    'js-flags',
    'load-extension',
    'proxy-server',
    'no-sandbox',
  ];
  expect(asked.filter((name) => !started(true, name))).toEqual([]);
  expect(refusedSwitches.filter((name) => started(false, name))).toEqual([]);
  expect(started(true, null)).toBe(false);
});

test('a packaged app hands on no ELECTRON_ and no NODE_ variables', () => {
  const full = { PATH: '/bin', ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect', node_extra: '1', KONTEXT_HOME: '/k' };
  const packaged = { ...full };
  cleanEnvironment({ isPackaged: true }, packaged);
  expect(packaged).toEqual({ PATH: '/bin', KONTEXT_HOME: '/k' });
  const development = { ...full };
  cleanEnvironment({ isPackaged: false }, development);
  expect(development).toEqual(full);
});
