// Questions on the session bus of a Linux desktop, in as much of the D-Bus protocol as they need. Nothing is started for it: no program, no library.
// Source: D-Bus Specification, "Message Protocol", "Authentication Protocol" and "Server Addresses".
import { once } from 'node:events';
import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { BodyReader, callMessage, messageIn } from './session-bus-messages.ts';
import type { BusCall, BusMessage } from './session-bus-messages.ts';

export type SessionBus = {
  /** Asks once and answers the body. Rejects with the error's name where the other side refuses, dies or does not answer in time. */
  readonly ask: (call: BusCall) => Promise<BodyReader>;
  readonly close: () => void;
};

/** What is asked here is a few hundred bytes; more is no answer to it. */
const maxBytes = 1024 * 1024;

/** Connects and says hello. `maxMs` is the time for all that is asked, together. Rejects when there is no bus that can be spoken to. */
export async function openSessionBus(environment: NodeJS.ProcessEnv, maxMs: number): Promise<SessionBus> {
  const [socketPath] = busPaths(environment);
  if (socketPath === undefined) throw new Error('this session names no bus on a socket');
  const socket = createConnection({ path: socketPath });
  // Also where the other side accepts and then says nothing.
  const late = setTimeout(() => socket.destroy(new Error('the session bus does not answer')), maxMs);
  socket.once('close', () => clearTimeout(late));
  try {
    const bus = speak(socket, await authenticate(socket));
    await bus.ask({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
      values: [],
    });
    return bus;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Paths of the sockets that the environment names, best first; one in Linux's abstract names begins with a zero byte. */
export function busPaths(environment: NodeJS.ProcessEnv): readonly string[] {
  const runtime = environment['XDG_RUNTIME_DIR'];
  const usual = runtime === undefined || runtime === '' ? '' : `${runtime}/bus`;
  const named = environment['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const addresses = named === '' && usual !== '' ? [`unix:path=${escapeValue(usual)}`] : named.split(';');
  return addresses.flatMap((address) => {
    if (!address.startsWith('unix:')) return [];
    const parts = new Map(
      address
        .slice('unix:'.length)
        .split(',')
        .map((part): [string, string] => {
          const at = part.indexOf('=');
          return [part.slice(0, at), unescapeValue(part.slice(at + 1))];
        }),
    );
    const abstract = parts.get('abstract');
    const path = parts.get('runtime') === 'yes' ? usual : parts.get('path');
    return abstract !== undefined ? [`\0${abstract}`] : path === undefined || path === '' ? [] : [path];
  });
}

const escapeValue = (value: string): string => value.replace(/[^\w\-/.\\*]/g, (letter) => encodeURIComponent(letter));

function unescapeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Says who we are, by the number that the kernel tells the other side anyway. Answers what came after the agreement, which is nothing yet. */
async function authenticate(socket: Socket): Promise<Buffer> {
  await once(socket, 'connect');
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  let heard = Buffer.alloc(0);
  while (!heard.includes('\r\n')) {
    if (heard.length > 1000) throw new Error('the session bus speaks another language');
    heard = Buffer.concat([heard, await nextBytes(socket)]);
  }
  const end = heard.indexOf('\r\n');
  if (!heard.subarray(0, end).toString('latin1').startsWith('OK ')) throw new Error('the session bus refuses this user');
  socket.write('BEGIN\r\n');
  return heard.subarray(end + 2);
}

/** Rejects also when the other side ends. */
function nextBytes(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      socket.off('data', data).off('close', closed).off('error', reject);
      socket.pause();
    };
    const data = (bytes: Buffer): void => (settle(), resolve(bytes));
    const closed = (): void => (settle(), reject(new Error('the session bus hung up')));
    socket.on('data', data).once('close', closed).once('error', reject);
    socket.resume();
  });
}

function speak(socket: Socket, early: Buffer): SessionBus {
  const waiting = new Map<number, { readonly resolve: (body: BodyReader) => void; readonly reject: (error: Error) => void }>();
  let serial = 0;
  let heard = early;
  let ended: Error | null = null;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const take = (message: BusMessage): void => {
    const asker = waiting.get(message.replyTo ?? -1);
    // Signals and what others ask of us are nothing to us.
    if (asker === undefined || message.replyTo === null) return;
    waiting.delete(message.replyTo);
    if (message.kind === 'error') asker.reject(new Error(message.error ?? 'the session bus refuses'));
    else asker.resolve(new BodyReader(message.signature, message.body));
  };
  socket.on('error', end);
  socket.on('close', () => end(new Error('the session bus hung up')));
  socket.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    try {
      for (let found = messageIn(heard, maxBytes); found !== null; found = messageIn(heard, maxBytes)) {
        heard = heard.subarray(found.bytes);
        take(found);
      }
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.resume();

  return {
    ask: (call) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        serial += 1;
        waiting.set(serial, { resolve, reject });
        socket.write(callMessage(serial, call));
      }),
    close: () => void socket.destroy(),
  };
}
