// The Http port on Node's own https: one request, one fresh connection, a streamed body, a bounded answer.
import { createHash } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Posted } from '../../app/edits/edit.ts';
import type { BodyPiece } from '../../app/models/body-piece.ts';
import type { Http, HttpAnswer, HttpAsk } from '../../app/seaart/http.ts';
import { piecesOf } from './body-pieces.ts';
import { codeError, openExchange } from './exchange.ts';
import type { FindProxy } from './trust.ts';

export function makeHttp(options: { userAgent: string; findProxy: FindProxy | null }): Http {
  return {
    send: async (ask) => {
      const opened = await openExchange({
        method: ask.method,
        url: ask.url,
        headers: {
          'user-agent': options.userAgent,
          ...ask.headers,
          ...(ask.method === 'GET' ? {} : { 'content-length': String(bodyBytes(ask.body)) }),
        },
        write: ask.body.length === 0 ? null : (request) => writeBody(request, ask.body),
        idleMs: ask.idleMs,
        totalMs: ask.totalMs,
        findProxy: options.findProxy,
      });
      if (opened.kind !== 'open') return opened;
      try {
        return await readAnswer(opened.response, ask);
      } finally {
        opened.end();
      }
    },
  };
}

/** Bytes of the body on the wire: text as UTF-8, files as base64 with padding. */
export function bodyBytes(body: readonly BodyPiece[]): number {
  return body.reduce((sum, piece) => sum + (piece.kind === 'text' ? Buffer.byteLength(piece.text) : Math.ceil(piece.bytes / 3) * 4), 0);
}

/** Bytes and hash of a body as it would leave, read in the same pieces; null when a file of it is not what was promised. */
export async function weighBody(body: readonly BodyPiece[]): Promise<Posted | null> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of piecesOf(body)) hash.update(bytes);
  } catch {
    return null;
  }
  return { bytes: bodyBytes(body), sha256: hash.digest('hex') };
}

/** Writes text and base64 in small pieces, each when the one before has left: memory stays flat whatever the pictures weigh. */
async function writeBody(request: ClientRequest, body: readonly BodyPiece[]): Promise<void> {
  for await (const bytes of piecesOf(body)) await leave(request, bytes);
  request.end();
}

/** Resolves when the system has taken all of the bytes: their buffer may be filled anew then. */
function leave(request: ClientRequest, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = (): void => reject(codeError('CLOSED'));
    if (request.destroyed) return close();
    request.once('close', close);
    request.write(bytes, (error) => {
      // The connection says itself why it broke, and closes then.
      if (error) return;
      request.off('close', close);
      resolve();
    });
  });
}

async function readAnswer(response: IncomingMessage, ask: HttpAsk): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let complete = true;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > ask.maxBytes) {
        complete = false;
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    complete = false;
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
    complete: complete && response.complete,
  };
}
