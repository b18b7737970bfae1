// The rehearsal: SeaArt's queue protocol on a loopback port with a random key, no cost, pictures painted here.
import type { Outcome, Answer } from './answers.ts';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Model } from '../../app/models/model.ts';
import { modelAt } from '../../app/models/models.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { nodeHttp } from '../platform/node-http.ts';
import { appNotFound, bodyTooLarge, noRequest, noStream, notAllowed, notFound, noWebhook, unauthorized } from './answers.ts';
import { makeCreate } from './create.ts';
import { makeLinks } from './links.ts';
import { makeReads } from './reads.ts';
import { sendPicture } from './send-picture.ts';
import { openTasks } from './tasks.ts';
import { openWork } from './work.ts';

export type Rehearsal = {
  /** Like "http://127.0.0.1:40123/model". */
  readonly baseUrl: string;
  readonly key: string;
  readonly close: () => Promise<void>;
};

export type RehearsalOptions = {
  /** Its tasks are kept here; a later rehearsal in the same folder finishes them. */
  readonly folder: string;
  readonly pictures: Pictures;
  /** How long a task waits and works, give or take a fifth. */
  readonly paceMs?: { readonly queued: number; readonly running: number };
  readonly now?: () => number;
  /** The file of a picture that this computer keeps of an address: the rehearsal fetches none. */
  readonly copyOf?: (address: string) => Promise<string | null>;
};

const defaultPaceMs = { queued: 800, running: 2500 };
const maxBodyBytes = 120 * 1024 * 1024;

/** Listens on a free port of this computer alone until `close`; tasks that an earlier rehearsal left in the folder go on at once. */
export async function startRehearsal({
  folder,
  pictures,
  paceMs = defaultPaceMs,
  now = Date.now,
  copyOf = async () => null,
}: RehearsalOptions): Promise<Rehearsal> {
  const key = `rehearsal-${randomBytes(18).toString('base64url')}`;
  const links = makeLinks(randomBytes(32).toString('hex'), now);
  const tasks = await openTasks(folder, now());
  const work = openWork({ tasks, pictures, now });
  let baseUrl = '';
  const create = makeCreate({ tasks, work, pictures, paceMs, now, baseUrl: () => baseUrl, copyOf });
  const reads = makeReads({ tasks, work, links, baseUrl: () => baseUrl });

  async function respond(request: IncomingMessage, url: URL, traceId: string): Promise<Outcome> {
    const file = links.read(url);
    if (file !== null) return request.method === 'GET' ? reads.download(file) : notAllowed;
    if (url.pathname.startsWith('/results/')) return { status: 403, body: { detail: 'Request has expired' } };
    if (!hasKey(request, key)) {
      await drain(request);
      return unauthorized(traceId);
    }
    const asked = readAddress(url);
    if (asked === null) {
      await drain(request);
      return notFound;
    }
    const { endpoint, id, what } = asked;
    if (what === 'status/stream') return noStream;
    const model = modelAt(endpoint);
    if (model === null) {
      await drain(request);
      return appNotFound(endpoint);
    }
    return id === null ? take(request, url, model, traceId) : answer(request.method, endpoint, id, what);
  }

  /** A create. */
  async function take(request: IncomingMessage, url: URL, model: Model, traceId: string): Promise<Outcome> {
    if (request.method !== 'POST') return notAllowed;
    const body = await collect(request);
    if (body === null) return bodyTooLarge;
    return hasWebhook(request, url) ? noWebhook : create(model, body, traceId);
  }

  /** What is asked about a request that was made. */
  async function answer(method: string | undefined, endpoint: string, id: string, what: string | undefined): Promise<Outcome> {
    if (what === 'cancel') return method === 'PUT' ? reads.cancel(endpoint, id) : notAllowed;
    if (method !== 'GET') return notAllowed;
    const task = reads.find(endpoint, id);
    return task === null ? noRequest : what === 'status' ? reads.status(task) : reads.response(task);
  }

  const server = nodeHttp.createServer((request, response) => {
    const traceId = randomBytes(12).toString('hex');
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    respond(request, url, traceId)
      .catch((): Answer => ({ status: 500, body: { detail: 'Internal Server Error' } }))
      .then((outcome) => send(response, outcome, traceId, tasks.pathOf))
      .catch(() => response.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model`;
  for (const task of tasks.all()) work.begin(task.id);

  return {
    baseUrl,
    key,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await Promise.all([closed, work.close()]);
    },
  };
}

/** What an address of the queue names; null for every other address. Without an id it is where creates go. */
function readAddress({
  pathname,
}: URL): { readonly endpoint: string; readonly id: string | null; readonly what: string | undefined } | null {
  const parts = /^\/model\/v1\/queue\/([^/]+)(?:\/requests\/([^/]+)\/(status|response|cancel|status\/stream))?$/.exec(pathname);
  if (parts === null) return null;
  const [, endpoint = '', id, what] = parts;
  return { endpoint: decode(endpoint), id: id === undefined ? null : decode(id), what };
}

function hasKey(request: IncomingMessage, key: string): boolean {
  const given = /^(?:Bearer|Key) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}

function hasWebhook(request: IncomingMessage, url: URL): boolean {
  return [...url.searchParams.keys(), ...Object.keys(request.headers)].some((name) => /webhook/i.test(name));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The whole body, or null when it is over the limit. It is read to its end all the same: a client still sending would see a reset instead of the answer. */
async function collect(request: IncomingMessage): Promise<Buffer | null> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    if (bytes > maxBodyBytes) pieces = [];
    else pieces.push(piece);
  }
  return bytes > maxBodyBytes ? null : Buffer.concat(pieces, bytes);
}

async function drain(request: IncomingMessage): Promise<void> {
  request.resume();
  if (!request.readableEnded) await once(request, 'end');
}

async function send(response: ServerResponse, outcome: Outcome, traceId: string, pathOf: (file: string) => string): Promise<void> {
  if (outcome === 'cut') return void response.destroy();
  response.setHeader('X-Request-Id', traceId);
  if ('file' in outcome) return sendPicture(response, pathOf(outcome.file), outcome);
  const text = outcome.html ?? JSON.stringify(outcome.body);
  const type = outcome.html === undefined ? 'application/json' : 'text/html';
  const closing = outcome.status === 413 ? { Connection: 'close' } : {};
  response
    .writeHead(outcome.status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), ...outcome.headers, ...closing })
    .end(text);
}
