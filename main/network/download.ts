// Fetches a result into a file: without the key, without cookies, every hop checked, bounded, hashed while it arrives.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { withoutSecrets } from '../platform/log.ts';
import { openExchange } from './exchange.ts';
import { publicLookup, refusalOfHost } from './hosts.ts';
import type { FindProxy } from './trust.ts';

const idleMs = 30_000;
const totalMs = 10 * 60_000;
const maxBytes = 64 * 1024 * 1024;
const maxRedirects = 3;

export type Downloaded =
  | { readonly kind: 'file'; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'expired'; readonly status: number }
  | { readonly kind: 'damaged' | 'unreachable' | 'page' | 'forbidden'; readonly detail: string };

/** Writes the bytes to `into`, which is made new. Disk errors reject; everything else is an outcome. */
export async function download(options: {
  url: string;
  into: string;
  serviceIsLocal: boolean;
  userAgent: string;
  findProxy: FindProxy | null;
}): Promise<Downloaded> {
  if (/^data:/i.test(options.url)) return inline(options.url, options.into);
  let url = options.url;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const refusal = refusalOfHost(url, options.serviceIsLocal);
    if (refusal !== null)
      return { kind: 'forbidden', detail: `The service gave ${refusal} for the picture; it is not fetched from there.` };
    const opened = await openExchange({
      method: 'GET',
      url,
      headers: { 'user-agent': options.userAgent, accept: 'image/*,*/*;q=0.1' },
      write: null,
      idleMs,
      totalMs,
      findProxy: options.findProxy,
      ...(options.serviceIsLocal ? {} : { lookup: publicLookup }),
    });
    if (opened.kind !== 'open') {
      // What a name leads to is the line's word (a portal's, say), not the service's: it may lead elsewhere on the next try.
      return {
        kind: 'unreachable',
        detail:
          opened.code === 'PRIVATE_ADDRESS'
            ? 'The picture’s host leads into a private network; it is not fetched from there.'
            : opened.code,
      };
    }
    try {
      const { response } = opened;
      const status = response.statusCode ?? 0;
      const location = response.headers.location;
      if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
        const next = URL.parse(location, url);
        if (next === null) return { kind: 'unreachable', detail: `HTTP ${status} to nowhere` };
        // The service may redirect, and knows the key; where it leads to does not.
        url = withoutSecrets(next.href);
        continue;
      }
      if (status === 403 || status === 404 || status === 410) return { kind: 'expired', status };
      if (status !== 200) return { kind: 'unreachable', detail: `HTTP ${status}` };
      return asResult(await receive(response, options.into, maxBytes));
    } finally {
      opened.end();
    }
  }
  return { kind: 'unreachable', detail: 'too many redirects' };
}

const headLength = 256;
const webPage = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--|\?xml[^>]*>\s*<(?:!doctype\s+)?html)/i;

export type Received =
  | { readonly kind: 'file'; readonly sha256: string; readonly bytes: number }
  /** `said`: the length that the host told, when that was too much already. */
  | { readonly kind: 'too-long'; readonly said: number | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreachable' | 'page'; readonly detail: string };

function asResult(received: Received): Downloaded {
  if (received.kind === 'empty') return { kind: 'damaged', detail: 'The picture is empty.' };
  if (received.kind !== 'too-long') return received;
  const { said } = received;
  const detail =
    said === null
      ? 'The picture is longer than a result can be.'
      : `The picture is said to be ${said} bytes long, more than a result can be.`;
  return { kind: 'damaged', detail };
}

/** Writes a body into a new file, at most `most` bytes of it. Disk errors reject. */
export async function receive(response: IncomingMessage, into: string, max: number): Promise<Received> {
  const said = Number(response.headers['content-length'] ?? Number.NaN);
  if (said > max) return { kind: 'too-long', said };
  const hash = createHash('sha256');
  let bytes = 0;
  let head = '';
  const file = await openNew(into);
  try {
    // Iterated by hand: an error of the line is an outcome, an error of the disk is the caller's.
    const chunks = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Buffer>;
      try {
        next = await chunks.next();
      } catch {
        return { kind: 'unreachable', detail: `the line broke after ${bytes} bytes` };
      }
      if (next.done === true) break;
      bytes += next.value.length;
      if (head.length < headLength) head += next.value.toString('latin1', 0, headLength - head.length);
      if (bytes > max) return { kind: 'too-long', said: null };
      hash.update(next.value);
      await writeAll(file, next.value);
    }
  } finally {
    await file.close();
  }
  if (!response.complete || (!Number.isNaN(said) && said !== bytes))
    return { kind: 'unreachable', detail: `the line broke after ${bytes} of ${said} bytes` };
  if (bytes === 0) return { kind: 'empty' };
  // From a network that wants a sign-in, or a host that is not well: the picture itself may be whole, and is asked for again.
  if (webPage.test(head)) return { kind: 'page', detail: 'a web page came in place of the picture' };
  return { kind: 'file', sha256: hash.digest('hex'), bytes };
}

async function inline(url: string, into: string): Promise<Downloaded> {
  const encoded = /^data:image\/[a-z.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(url)?.[1];
  const bytes = encoded === undefined ? Buffer.alloc(0) : Buffer.from(encoded, 'base64');
  if (bytes.length === 0 || bytes.length > maxBytes) return { kind: 'damaged', detail: 'The picture inside the answer cannot be read.' };
  const file = await openNew(into);
  try {
    await writeAll(file, bytes);
  } finally {
    await file.close();
  }
  return { kind: 'file', sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

const openNew = (path: string): Promise<FileHandle> =>
  open(path, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0), 0o600);

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
}
