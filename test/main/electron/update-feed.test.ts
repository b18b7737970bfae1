import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromModule } from '../../../main/electron/load-updater.ts';
import type { UpdaterModule } from '../../../main/electron/load-updater.ts';
import { findFeed, isOfFeed } from '../../../main/electron/update-feed.ts';

const written = 'provider: generic\nurl: https://updates.example/kontext\nupdaterCacheDirName: kontext-studio-updater\n';

describe('where updates come from', () => {
  let resources: string;
  beforeEach(() => (resources = mkdtempSync(path.join(tmpdir(), 'kontext-feed-'))));
  afterEach(() => rmSync(resources, { recursive: true, force: true }));
  const found = (text: string | null, more: Partial<Parameters<typeof findFeed>[0]> = {}) => {
    if (text !== null) writeFileSync(path.join(resources, 'app-update.yml'), text);
    return findFeed({ isPackaged: true, resources, platform: 'darwin', env: {}, ...more });
  };

  test('is what the packager wrote beside the program', () => {
    expect(found(written)).toEqual({ url: 'https://updates.example/kontext' });
    expect(found("provider: generic\nurl: 'https://updates.example/a b'\n")).toEqual({ none: 'no-feed' });
    expect(found('url: "https://updates.example/x/"\nprovider: generic\n')).toEqual({ url: 'https://updates.example/x/' });
  });

  test.each([
    ['nothing', null],
    ['an empty file', ''],
    ['http', written.replace('https', 'http')],
    ['a file of this computer', written.replace('https://updates.example', 'file://')],
    ['another kind of place', written.replace('generic', 'github')],
    ['no address', 'provider: generic\n'],
  ])('is nowhere after %s', (_what, text) => {
    expect(found(text)).toEqual({ none: 'no-feed' });
  });

  test('is nowhere for a program that is run from its source, and for packages that others update', () => {
    expect(found(written, { isPackaged: false })).toEqual({ none: 'not-packaged' });
    const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): unknown => found(written, { platform, env });
    const feed = { url: 'https://updates.example/kontext' };
    expect([at('linux', {}), at('linux', { APPIMAGE: '/home/ada/studio.AppImage' })]).toEqual([{ none: 'other-package' }, feed]);
    expect([at('win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\studio.exe' }), at('win32', {})]).toEqual([{ none: 'other-package' }, feed]);
  });
});

test.each([
  ['https://updates.example/kontext/latest.yml', true],
  ['https://updates.example/kontext/a/b.zip?noCache=1', true],
  ['https://updates.example/kontextual/latest.yml', false],
  ['https://updates.example/latest.yml', false],
  ['https://updates.example/kontext/../latest.yml', false],
  ['https://updates.example/kontext/%2e%2e/latest.yml', false],
  ['https://updates.example/kontext/..%2flatest.yml', false],
  ['http://updates.example/kontext/latest.yml', false],
  ['https://updates.example.evil/kontext/latest.yml', false],
  ['https://updates.example:8443/kontext/latest.yml', false],
  ['https://ada:key@updates.example/kontext/latest.yml', false],
  ['https://evil/?https://updates.example/kontext/', false],
  ['file:///kontext/latest.yml', false],
  ['', false],
])('the session of updates may ask %s: %s', (address, allowed) => {
  expect(isOfFeed(address, 'https://updates.example/kontext')).toBe(allowed);
});

describe('electron-updater', () => {
  type Decide = (answer: { cancel: boolean }) => void;

  function fake() {
    const listeners = new Map<string, (value: never) => void>();
    let before: ((details: { url: string }, decide: Decide) => void) | undefined;
    const autoUpdater = {
      netSession: { webRequest: { onBeforeRequest: (listener: typeof before) => (before = listener) } },
      on: vi.fn((name: string, listener: (value: never) => void) => void listeners.set(name, listener)),
      off: vi.fn((name: string) => void listeners.delete(name)),
      checkForUpdates: vi.fn(async (): Promise<unknown> => null),
      downloadUpdate: vi.fn(async (_token: unknown) => ['/cache/update']),
      quitAndInstall: vi.fn(),
    };
    const cancelled = vi.fn();
    const module = {
      autoUpdater,
      CancellationToken: class {
        cancel = cancelled;
      },
    } as unknown as UpdaterModule;
    const logged: string[] = [];
    const updater = fromModule(module, 'https://updates.example/kontext', (text) => logged.push(text));
    return {
      updater,
      autoUpdater,
      listeners,
      cancelled,
      logged,
      ask: (url: string) => new Promise((resolve) => before?.({ url }, resolve)),
    };
  }

  test('does nothing by itself, takes no older version, no trial version and no installer that fetches another', () => {
    expect(fake().autoUpdater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
    });
  });

  test('reaches the feed and nothing else', async () => {
    const { ask } = fake();
    expect(await ask('https://updates.example/kontext/latest.yml')).toEqual({ cancel: false });
    expect(await ask('https://elsewhere.example/kontext/latest.yml')).toEqual({ cancel: true });
  });

  test('does not end the program by an error that is a rejection already', () => {
    expect(fake().listeners.has('error')).toBe(true);
  });

  test('is asked for what is newer', async () => {
    const { updater, autoUpdater } = fake();
    const nothing = await updater.look();
    autoUpdater.checkForUpdates.mockResolvedValueOnce({ isUpdateAvailable: false, updateInfo: { version: '1.0.0' } });
    const same = await updater.look();
    autoUpdater.checkForUpdates.mockResolvedValueOnce({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } });
    expect([nothing, same, await updater.look()]).toEqual([null, null, '2.0.0']);
  });

  test('fetches with a way to stop, and tells how far it is', async () => {
    const { updater, listeners, cancelled } = fake();
    const heard: number[] = [];
    const { done, cancel } = updater.download((percent) => heard.push(percent));
    listeners.get('download-progress')?.({ percent: 41.6 } as never);
    cancel();
    await done;
    expect([heard, cancelled.mock.calls.length, listeners.has('download-progress')]).toEqual([[42], 1, false]);
  });

  test('installs without questions and opens the program again', () => {
    const { updater, autoUpdater } = fake();
    updater.installOnQuit(true);
    updater.installNow();
    expect([(autoUpdater as { autoInstallOnAppQuit?: boolean }).autoInstallOnAppQuit, autoUpdater.quitAndInstall.mock.calls]).toEqual([
      true,
      [[true, true]],
    ]);
  });
});
