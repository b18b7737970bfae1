// Answers studio://app/: the UI's own files, pixels by id, and bytes of pictures coming in. No path of this computer can be asked for.
import { constants } from 'node:fs';
import { open, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import { keepPreviews } from '../../app/contract/addresses.ts';
import type { MediaAddress, Studio } from '../studio/studio.ts';
import { readInputViewKey } from '../../app/pictures/input-view.ts';
import { isOwnAddress, scheme } from './addresses.ts';
import { readPackAddress } from './pack-address.ts';
import type { Pack } from './pack-address.ts';

export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app',
].join('; ');

const everywhere = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer' };

const uiTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export type SchemeServer = {
  /** Folder of the built UI, absolute. */
  readonly uiFolder: string;
  readonly studio: Promise<Pick<Studio, 'media' | 'takeBytes'>>;
  /** The page is given out only when its calls will be answered. */
  readonly callsServed: Promise<void>;
};

/** Must run before the app is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

export function serveScheme(protocol: Pick<Protocol, 'handle'>, server: SchemeServer): void {
  protocol.handle(scheme, (request) => answer(request, server).catch(() => refuse(500)));
}

/** The answer to one request; exported for tests. */
export async function answer(request: Request, server: SchemeServer): Promise<Response> {
  const url = URL.parse(request.url);
  if (url === null || !isOwnAddress(request.url)) return refuse(404);
  if (url.pathname === '/import') return request.method === 'POST' ? takeInPicture(request, server) : refuse(405);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const pack = readPackAddress(url.pathname);
  if (pack !== null) return sendPack(request, pack, await server.studio);
  if (url.pathname.startsWith('/media/')) {
    const address = readMediaAddress(url.pathname);
    return address === null ? refuse(404) : sendMedia(request, address, await server.studio);
  }
  await server.callsServed;
  return sendUiFile(request, url.pathname, server.uiFolder);
}

async function takeInPicture(request: Request, server: SchemeServer): Promise<Response> {
  // Later than the window: it brings the schemas.
  const { takeIn } = await import('./take-in.ts');
  const imported = await takeIn(request, await server.studio);
  return imported === null ? refuse(400) : Response.json(imported, { headers: everywhere });
}

async function sendUiFile(request: Request, pathname: string, folder: string): Promise<Response> {
  // Plain names only: no escapes, no dot at a segment's start, so nothing can climb; the real path is checked for links all the same.
  if (!/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(pathname)) return refuse(404);
  const type = uiTypes[path.extname(pathname)];
  if (type === undefined) return refuse(404);
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, pathname));
    if (!file.startsWith(root + path.sep)) return refuse(404);
    const bytes = await readFile(file);
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { ...everywhere, 'content-type': type, 'content-length': String(bytes.length), 'content-security-policy': contentPolicy },
    });
  } catch {
    return refuse(404);
  }
}

/**
 * `/media/result/<edit>/<index>[/<long side>]`, `/media/picture/<place key>[/<long side>]`, `/media/sent/<sha256>`, `/media/keep/<key>/<preview>`; null for
 * anything else.
 */
export function readMediaAddress(pathname: string): MediaAddress | null {
  const result = /^\/media\/result\/([0-9A-HJKMNP-TV-Z]{26})\/(\d{1,2})(?:\/(160|320|640))?$/.exec(pathname);
  if (result?.[1] !== undefined && result[2] !== undefined) {
    return { kind: 'result', editId: result[1], index: Number(result[2]), longSide: result[3] === undefined ? null : Number(result[3]) };
  }
  const keep = /^\/media\/keep\/([0-9a-f]{64})\/([a-z]+)$/.exec(pathname);
  const preview = keepPreviews.find((one) => one === keep?.[2]);
  if (keep?.[1] !== undefined && preview !== undefined) return { kind: 'keep', key: keep[1], preview };
  const sent = /^\/media\/sent\/([0-9a-f]{64})$/.exec(pathname);
  if (sent?.[1] !== undefined) return { kind: 'sent', sha256: sent[1] };
  const picture = /^\/media\/picture\/([^/]+)(?:\/(160|320|640))?$/.exec(pathname);
  const place = readInputViewKey(picture?.[1] ?? '');
  if (place === null) return null;
  const { sha256, ...seen } = place;
  return { kind: 'picture', sha256, seen, longSide: picture?.[2] === undefined ? null : Number(picture[2]) };
}

async function sendPack(request: Request, pack: Pack, studio: Pick<Studio, 'media'>): Promise<Response> {
  // Later than the window, which asks for nothing before it stands.
  const { packOf, packHeaders } = await import('./packs.ts');
  return new Response(request.method === 'HEAD' ? null : packOf(pack, studio), { headers: { ...everywhere, ...packHeaders } });
}

async function sendMedia(request: Request, address: MediaAddress, studio: Pick<Studio, 'media'>): Promise<Response> {
  const found = await studio.media(address);
  if (found === null) return refuse(404);
  // Links are refused, and a pipe or device put in a picture's place must not hold us: hence O_NONBLOCK and the check of its kind.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(found.path, flags).catch(() => null);
  if (file === null) return refuse(404);
  let sending = false;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return refuse(404);
    const { size, mtimeMs } = stat;
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const headers: Record<string, string> = {
      ...everywhere,
      'content-type': found.mediaType,
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag,
    };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    const range = readRange(request.headers.get('range'), size);
    if (range === 'outside') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers['content-length'] = String(end - start + 1);
    if (range !== null) headers['content-range'] = `bytes ${start}-${end}/${size}`;
    const status = range === null ? 200 : 206;
    if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
    sending = true;
    const stream = file.createReadStream({ start, end });
    return new Response(Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>, { status, headers });
  } finally {
    if (!sending) await file.close();
  }
}

/** One range, both ends included; null when none was asked for (or several, which may be ignored). */
export function readRange(header: string | null, size: number): { start: number; end: number } | 'outside' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (asked === null || (asked[1] === '' && asked[2] === '')) return null;
  const last = size - 1;
  if (asked[1] === '') {
    const length = Number(asked[2]);
    return length === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - length), end: last };
  }
  const start = Number(asked[1]);
  const end = asked[2] === '' ? last : Math.min(Number(asked[2]), last);
  if (asked[2] !== '' && Number(asked[2]) < start) return null;
  return start > last ? 'outside' : { start, end };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: everywhere });
}
