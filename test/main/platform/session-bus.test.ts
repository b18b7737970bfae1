// What is said on the session bus, byte by byte, and what comes of a bus that is none. A real one is asked in secret-service.test.ts.
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { askLockState } from '../../../main/platform/locked-keyring.ts';
import { busPaths } from '../../../main/platform/session-bus.ts';
import { BodyReader, callMessage, messageIn } from '../../../main/platform/session-bus-messages.ts';
import { temporaryFolder } from '../temporary-folder.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  ['unix:path=/run/user/1000/bus', undefined, ['/run/user/1000/bus']],
  ['unix:path=/tmp/a%20b,guid=0123', undefined, ['/tmp/a b']],
  ['unix:abstract=/tmp/dbus-Xy,guid=0123', undefined, ['\0/tmp/dbus-Xy']],
  ['tcp:host=localhost,port=1;unix:path=/b', undefined, ['/b']],
  ['unix:runtime=yes', '/run/user/7', ['/run/user/7/bus']],
  ['', '/run/user/7', ['/run/user/7/bus']],
  ['', '', []],
  ['disabled:', '/run/user/7', []],
  ['autolaunch:', '/run/user/7', []],
])('the address “%s” with the folder %s leads to %j', (address, runtime, places) => {
  expect(busPaths({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime })).toEqual(places);
});

describe('a message', () => {
  const call = { destination: 'org.freedesktop.secrets', path: '/a', interface: 'b.c', member: 'D' };
  const message = callMessage(7, { ...call, values: [{ service: 'ü', account: 'x' }, 'default', 5] });

  test('is found when it is whole, and holds what was given, aligned as the protocol wants it', () => {
    for (let cut = 0; cut < message.length; cut += 1) expect(messageIn(message.subarray(0, cut), 4096)).toBeNull();
    const found = messageIn(Buffer.concat([message, Buffer.from('more')]), 4096);
    expect(found).toMatchObject({ kind: 'call', bytes: message.length, replyTo: null, error: null, signature: 'a{ss}su' });
    const body = new BodyReader(found?.signature ?? '', found?.body ?? Buffer.alloc(0));
    const end = body.number() + 8;
    const entries: string[] = [];
    for (let bytes = 0; bytes < 2; bytes += 1) {
      body.align(8);
      entries.push(body.text(), body.text());
    }
    expect([entries, end > 8, body.text(), body.number(), body.isAtEnd()]).toEqual([
      ['service', 'ü', 'account', 'x'],
      true,
      'default',
      5,
      true,
    ]);
  });

  test('of another byte order, too long or cut inside is refused', () => {
    const big = Buffer.from(message);
    big[0] = 'B'.charCodeAt(0);
    expect(() => messageIn(big, 4096)).toThrow('byte order');
    expect(() => messageIn(message, 100)).toThrow('too much');
    expect(() => new BodyReader('s', Buffer.from([9, 0, 0, 0, 65])).text()).toThrow('cut');
  });
});

describe.skipIf(process.platform === 'win32')('what is behind a keyring cannot be known', () => {
  async function busThat(speaks: (socket: Socket) => void): Promise<NodeJS.ProcessEnv> {
    const place = join(temporaryFolder(), 'bus');
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      speaks(socket);
    });
    server.listen(place);
    await once(server, 'listening');
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${place}` };
  }
  const agrees = (then: (socket: Socket) => void) => (socket: Socket) =>
    socket.once('data', () => {
      socket.once('data', () => then(socket));
      socket.write('OK 0123\r\n');
    });

  test.each([
    ['refuses us', (socket: Socket) => void socket.once('data', () => socket.end('REJECTED EXTERNAL\r\n'))],
    ['hangs up at once', (socket: Socket) => void socket.destroy()],
    ['hangs up when it is asked', agrees((socket) => void socket.destroy())],
    ['speaks of something else', agrees((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))],
    [
      'promises more than there can be',
      agrees((socket) => void socket.write(Buffer.from([108, 2, 1, 1, 255, 255, 255, 127, 1, 0, 0, 0, 0, 0, 0, 0]))),
    ],
    ['never ends its first line', (socket: Socket) => void socket.once('data', () => socket.write('x'.repeat(5000)))],
  ])('by a bus that %s', async (_, speaks) => {
    expect(await askLockState('service', 'account', await busThat(speaks))).toBe('unknown');
  });

  test('where there is no bus at all', async () => {
    const gone = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(temporaryFolder(), 'none')}` };
    expect([await askLockState('service', 'account', gone), await askLockState('service', 'account', {})]).toEqual(['unknown', 'unknown']);
  });

  test('by a bus that is silent, after five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let connected: () => void = () => undefined;
    const isThere = new Promise<void>((resolve) => (connected = resolve));
    let answer: unknown = 'waiting';
    void askLockState('service', 'account', await busThat(() => connected())).then((behind) => (answer = behind));
    await isThere;
    await vi.advanceTimersByTimeAsync(4999);
    expect(answer).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(answer).toBe('silent'));
  });
});
