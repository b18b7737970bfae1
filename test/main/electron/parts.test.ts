import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { spawnWithElectron } from '../../../main/electron/picture-channel.ts';
import { firstProxy, isDirectLine } from '../../../main/electron/proxy.ts';
import { closeBeforeQuit } from '../../../main/electron/quit.ts';
import type { OpenStudio } from '../../../main/studio/studio.ts';

test('the picture process is a utility process whose messages pass through as they are', () => {
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn(() => true) });
  const fork = vi.fn((..._given: unknown[]) => child);
  const channel = spawnWithElectron({ fork } as never, '/dist/main/picture-process.js', { PATH: '/bin' })();
  const heard: unknown[] = [];
  channel.onMessage((message) => heard.push(message));
  channel.onExit((code) => heard.push(code));
  channel.send({ job: 1 });
  child.emit('message', { done: 1 });
  child.emit('exit', 7);
  channel.kill();
  expect(fork.mock.calls).toEqual([
    ['/dist/main/picture-process.js', [], { serviceName: 'Kontext Studio Pictures', stdio: 'ignore', env: { PATH: '/bin' } }],
  ]);
  expect([heard, child.postMessage.mock.calls, child.kill.mock.calls.length]).toEqual([[{ done: 1 }, 7], [[{ job: 1 }]], 1]);
});

test('the first proxy of the system’s list is taken, where Node can speak it', () => {
  const table = {
    DIRECT: null,
    'PROXY p.example:3128': 'http://p.example:3128',
    'HTTPS p.example:443; DIRECT': 'https://p.example:443',
    'SOCKS5 p.example:1080; PROXY q:1': null,
    '': null,
  };
  expect(Object.fromEntries(Object.keys(table).map((list) => [list, firstProxy(list)]))).toEqual(table);
  // Of every kind of proxy it is known that there is one.
  expect(Object.keys(table).filter(isDirectLine)).toEqual(['DIRECT']);
});

describe('quitting', () => {
  function quitting(studio: Promise<OpenStudio>) {
    const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
    closeBeforeQuit(app as never, studio);
    const preventDefault = vi.fn();
    const quit = (): boolean => app.emit('will-quit', { preventDefault });
    return { app, quit, preventDefault };
  }

  test('waits for the studio to close, and closes it once', async () => {
    const close = vi.fn(async () => undefined);
    const { app, quit, preventDefault } = quitting(Promise.resolve({ close } as unknown as OpenStudio));
    quit();
    quit();
    await vi.waitFor(() => expect(app.exit.mock.calls).toEqual([[0]]));
    expect([close.mock.calls.length, preventDefault.mock.calls.length]).toEqual([1, 2]);
  });

  test('does not wait more than a second, nor for a studio that never opened', async () => {
    vi.useFakeTimers();
    const hanging = quitting(Promise.resolve({ close: () => new Promise(() => undefined) } as unknown as OpenStudio));
    hanging.quit();
    await vi.advanceTimersByTimeAsync(999);
    expect(hanging.app.exit.mock.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(hanging.app.exit.mock.calls).toEqual([[0]]);
    const broken = quitting(Promise.reject(new Error('no')));
    broken.quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(broken.app.exit.mock.calls).toEqual([[0]]);
    vi.useRealTimers();
  });
});
