// The Http port on Node's own https: one request, one fresh connection, a streamed body, a bounded answer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Posted } from '../../app/edits/edit.ts';
import type { BodyPiece } from '../../app/models/body-piece.ts';
import type { Http, HttpAnswer, HttpAsk } from '../../app/seaart/http.ts';
import { codeError, openExchange } from './exchange.ts';
import type { FindProxy } from './trust.ts';

/** A multiple of 3, so that each piece is base64 without padding and the pieces join. */
const base64PieceBytes = 3 * 16_384;

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
    for (const piece of body) {
      if (piece.kind === 'text') hash.update(piece.text, 'utf8');
      else for await (const text of base64Of(piece.path, piece.bytes)) hash.update(text, 'latin1');
    }
  } catch {
    return null;
  }
  return { bytes: bodyBytes(body), sha256: hash.digest('hex') };
}

/** Writes text and base64 in small pieces, waiting for the socket: memory stays flat whatever the pictures weigh. */
async function writeBody(request: ClientRequest, body: readonly BodyPiece[]): Promise<void> {
  const write = async (piece: string, encoding: 'utf8' | 'latin1'): Promise<void> => {
    if (request.destroyed) throw codeError('CLOSED');
    if (!request.write(piece, encoding)) await drained(request);
  };
  for (const piece of body) {
    if (piece.kind === 'text') await write(piece.text, 'utf8');
    else for await (const text of base64Of(piece.path, piece.bytes)) await write(text, 'latin1');
  }
  request.end();
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const drain = (): void => {
      request.off('close', close);
      resolve();
    };
    const close = (): void => {
      request.off('drain', drain);
      reject(codeError('CLOSED'));
    };
    request.once('drain', drain);
    request.once('close', close);
  });
}

/** A file as base64 text in pieces that join. Rejects when the file is not as long as was said: the length is already promised. */
async function* base64Of(path: string, bytes: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: base64PieceBytes }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    // Not one sign too many: the service would take the promised length for the whole request.
    if (read > bytes) throw codeError('FILE_CHANGED');
    const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = joined.length - (joined.length % 3);
    rest = joined.subarray(whole);
    if (whole > 0) yield joined.toString('base64', 0, whole);
  }
  if (read !== bytes) throw codeError('FILE_CHANGED');
  if (rest.length > 0) yield rest.toString('base64');
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
