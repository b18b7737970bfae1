// HTTP/1.1 by hand on a socket, so that a test can see and break it at any byte. One request for each connection.
import type { Socket } from 'node:net';

export type Heard = {
  readonly method: string;
  /** Path with its query, byte-exact. */
  readonly path: string;
  /** Names in lower case; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every byte that came after the head, and how many the head promised. */
  readonly body: Buffer;
  readonly promisedBytes: number;
  readonly whole: boolean;
};

/** Calls back when the head is there, whenever more of the body came, and once when the request is whole. */
export function hear(
  socket: Socket,
  on: { head: (heard: Heard) => void; more: (heard: Heard) => void; whole: (heard: Heard) => void },
): void {
  let raw: Buffer = Buffer.alloc(0);
  let heard: { -readonly [K in keyof Heard]: Heard[K] } | null = null;
  const grown = (): void => {
    if (heard === null) return;
    on.more(heard);
    if (heard.whole || heard.body.length < heard.promisedBytes) return;
    heard.whole = true;
    on.whole(heard);
  };
  socket.on('data', (bytes: Buffer) => {
    if (heard !== null) {
      heard.body = Buffer.concat([heard.body, bytes]);
      return grown();
    }
    raw = Buffer.concat([raw, bytes]);
    const end = raw.indexOf('\r\n\r\n');
    if (end === -1) return;
    const [first = '', ...lines] = raw.subarray(0, end).toString('latin1').split('\r\n');
    const [method = '', path = ''] = first.split(' ');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    heard = { method, path, headers, body: raw.subarray(end + 4), promisedBytes: Number(headers['content-length'] ?? 0), whole: false };
    on.head(heard);
    grown();
  });
}

/** The bytes of an answer. `claimLength` replaces the true Content-Length; null leaves it out. */
export function render(answer: {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body: Buffer;
  claimLength?: number | null | undefined;
}): Buffer {
  const length = answer.claimLength === undefined ? answer.body.length : answer.claimLength;
  const headers = { ...(length === null ? {} : { 'content-length': String(length) }), connection: 'close', ...answer.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${answer.status} Scripted\r\n${lines.join('')}\r\n`, 'latin1'), answer.body]);
}
