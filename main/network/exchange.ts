// One HTTP exchange on a connection of its own: opened, used once, closed. Nothing here repeats or redirects anything.
import type http from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { nodeHttp, nodeHttps } from '../platform/node-http.ts';
import { proxyEnvironment, trustedAuthorities } from './trust.ts';
import type { FindProxy } from './trust.ts';

const connectMs = 30_000;

export type Opened =
  | { readonly kind: 'open'; readonly response: http.IncomingMessage; readonly end: () => void }
  | { readonly kind: 'never-sent' | 'lost'; readonly code: string };

type Ask = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly write: ((request: http.ClientRequest) => Promise<void>) | null;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly findProxy: FindProxy | null;
  readonly lookup?: LookupFunction;
};

/**
 * Sends one request and resolves when the answer's head is there. `write` writes the body once the connection stands; before
 * that not one byte leaves, so a failure until then is `never-sent` for certain. The caller reads `response` and calls `end`.
 * Never rejects: what Node refuses to send at all (a header it does not take) is `never-sent` too.
 */
export async function openExchange(options: Ask): Promise<Opened> {
  try {
    return await exchange(options);
  } catch (error) {
    return { kind: 'never-sent', code: (error as Partial<NodeJS.ErrnoException>).code ?? 'CANNOT_BE_SENT' };
  }
}

async function exchange(options: Ask): Promise<Opened> {
  const url = new URL(options.url);
  const secure = url.protocol === 'https:';
  const proxyEnv = await proxyEnvironment(options.url, options.findProxy);
  const agentOptions = { keepAlive: false, proxyEnv, ...(options.lookup === undefined ? {} : { lookup: options.lookup }) };
  const { Agent, request: ask } = secure ? nodeHttps() : nodeHttp;
  // Said outright, since NODE_TLS_REJECT_UNAUTHORIZED in the environment would otherwise turn the check of certificates off.
  const agent = new Agent(secure ? { ...agentOptions, ca: trustedAuthorities(), rejectUnauthorized: true } : agentOptions);

  return new Promise((resolve) => {
    let stands = false;
    let settled = false;
    const request = ask(url, {
      method: options.method,
      headers: { ...options.headers, 'accept-encoding': 'identity', connection: 'close' },
      agent,
    });
    const unlessHeard = unlessReading(request);
    const overdue = (): void =>
      unlessHeard(
        () => request.destroy(codeError('TOTAL_TIMEOUT')),
        () => (total = setTimeout(overdue, options.idleMs)),
      );
    let total = setTimeout(overdue, options.totalMs);
    const connecting = setTimeout(() => request.destroy(codeError('CONNECT_TIMEOUT')), connectMs);
    const end = (): void => {
      clearTimeout(total);
      clearTimeout(connecting);
      request.destroy();
      agent.destroy();
    };
    const fail = (error: Error & { code?: string }): void => {
      end();
      if (settled) return;
      settled = true;
      resolve({ kind: stands ? 'lost' : 'never-sent', code: error.code ?? error.message });
    };
    const begin = (): void => {
      stands = true;
      clearTimeout(connecting);
      request.setTimeout(options.idleMs, () => unlessHeard(() => request.destroy(codeError('IDLE_TIMEOUT'))));
      if (options.write === null) request.end();
      else options.write(request).catch(() => request.destroy(codeError('BODY_UNREADABLE')));
    };

    request.on('socket', (socket) => whenStanding(socket, secure, begin));
    request.on('error', fail);
    // An answer that Node takes for no answer (101) ends in a close without an error.
    request.on('close', () => {
      if (!settled) fail(codeError('CLOSED'));
    });
    request.on('response', (response) => {
      if (settled) return;
      settled = true;
      resolve({ kind: 'open', response, end });
    });
  });
}

/**
 * A program that stood still (Ctrl+Z, a computer asleep) has its timers before what arrived meanwhile: an answer that names what was bought is read before the
 * line is given up.
 */
function unlessReading(request: http.ClientRequest): (quiet: () => void, heard?: () => void) => void {
  const received = (): number => request.socket?.bytesRead ?? 0;
  return (quiet, heard) => {
    const before = received();
    setImmediate(() => (received() === before ? quiet() : heard?.()));
  };
}

/** Calls back when bytes could be sent: TCP is up and, for https, the certificate was accepted. */
function whenStanding(socket: Socket, secure: boolean, begin: () => void): void {
  if (secure) {
    if ((socket as TLSSocket & { secureConnecting?: boolean }).secureConnecting === false) begin();
    else socket.once('secureConnect', begin);
  } else if (socket.connecting) socket.once('connect', begin);
  else begin();
}

export function codeError(code: string): Error & { code: string } {
  return Object.assign(new Error(code), { code });
}
