// Serves the built window to a browser, with the real index behind its calls and real thumbnails behind its addresses. What else the window
// asks for is answered by the pretended main of the unit tests.
import { createReadStream, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sharp from 'sharp';
import type { StudioBridge } from '../../app/contract/contract.ts';
import { packHead } from '../../app/contract/packs.ts';
import { defaultSettings } from '../../app/settings/settings.ts';
import { readPackAddress } from '../../main/electron/pack-address.ts';
import type { Pack } from '../../main/electron/pack-address.ts';
import { openIndexClient } from '../../main/library/index-client.ts';
import { makeFakeBridge } from '../fakes/studio-bridge.ts';
import { fakeWorld } from '../fakes/fake-world.ts';
import { recordOf } from '../fakes/studio-samples.ts';
import type { Options } from './bench.ts';

const renderer = path.resolve(import.meta.dirname, '../../dist/renderer');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export type WindowServer = {
  readonly origin: string;
  /** Pictures that were sent to their last byte, and those that the page let go of before. */
  readonly sent: () => { readonly whole: number; readonly cut: number };
  readonly close: () => Promise<void>;
};

/** Runs in the page before its own scripts. */
export function bridgeInPage(): void {
  const ask = async (name: string, argument: unknown): Promise<unknown> => {
    const answer = await fetch(`/call/${name}`, { method: 'POST', body: JSON.stringify(argument ?? null) });
    return answer.json();
  };
  const call = new Proxy({}, { get: (_, name) => (argument: unknown) => ask(String(name), argument) });
  const on = new Proxy({}, { get: () => () => () => undefined });
  Object.defineProperty(window, 'studio', { value: { call, on, pathForFile: () => '' } });
}

export async function serveWindow(options: Options, total: number, folder = renderer): Promise<WindowServer> {
  await options.fixtures.dist();
  const { index } = await options.fixtures.index(total);
  const pictures = await options.fixtures.pictures(options.quick ? 16 : 64);
  const thumbnails = new Map(
    await Promise.all([160, 320, 640].map(async (side) => [side, await thumbnailsOf(options.fixtures, pictures, side)] as const)),
  );
  const client = openIndexClient(new URL('../../main/index-worker.ts', import.meta.url), index, {
    progress: () => undefined,
    renewed: () => undefined,
    looked: () => undefined,
    restarted: () => undefined,
    log: () => undefined,
  });
  await client.ask('open', index);
  const world = fakeWorld({
    snapshot: {
      settings: { ...defaultSettings, layout: { ...defaultSettings.layout, view: 'library' } },
      library: { folder: '/home/ada/Pictures/Kontext Studio', state: 'open', total, trashed: 0, damaged: 0 },
    },
  });
  const pretended = makeFakeBridge(world).call as unknown as Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;
  const own: { readonly [N in keyof StudioBridge['call']]?: (argument: never) => Promise<unknown> } = {
    'library.find': ({ query, whole }: { query: string; whole: boolean }) => client.ask(whole ? 'count' : 'find', query).then(reply),
    'library.rows': ({ query, offset, count }: { query: string; offset: number; count: number }) =>
      client.ask('rows', query, offset, count).then(reply),
    'library.position': ({ query, id }: { query: string; id: string }) => client.ask('position', query, id).then(reply),
    'edit.show': async ({ id }: { id: string }) => {
      const found = await client.ask('get', id);
      if (found === null) throw new Error(`${id} is not in the index`);
      const record = recordOf(found.summary);
      return reply({ summary: found.summary, record, named: record.named, recordPath: '', resultPaths: [], children: [], parents: [] });
    },
  };
  const counted = { whole: 0, cut: 0 };

  async function answerCall(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of request) text += String(piece);
    const argument = JSON.parse(text) as never;
    const handler = own[name as keyof typeof own] ?? pretended[name];
    response.setHeader('content-type', 'application/json').end(JSON.stringify((await handler?.(argument)) ?? null));
  }

  /** The same one for an address at all times, of the size that is asked for. */
  const fileAt = (address: string): string => {
    const number = [...address].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
    const side = Number(/\/(160|640)$/.exec(address)?.[1] ?? 320);
    const files = address.startsWith('/media/full/') ? pictures : (thumbnails.get(side) ?? []);
    return files[number % files.length] ?? '';
  };

  function sendPicture(address: string, response: ServerResponse): void {
    const file = fileAt(address);
    response.on('close', () => (counted[response.writableFinished ? 'whole' : 'cut'] += 1));
    response.setHeader('content-type', path.extname(file) === '.webp' ? 'image/webp' : 'image/png');
    response.setHeader('cache-control', 'no-store');
    createReadStream(file).pipe(response);
  }

  /** As main answers: what is read first goes first. */
  async function sendPack({ editIds, longSide }: Pack, response: ServerResponse): Promise<void> {
    response.on('close', () => (counted[response.writableFinished ? 'whole' : 'cut'] += editIds.length));
    await Promise.all(
      editIds.map(async (id, number) => {
        const bytes = await readFile(fileAt(`/media/result/${id}/0/${longSide}`));
        response.write(Buffer.concat([packHead(number, bytes.length), bytes]));
      }),
    );
    response.end();
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/call/'))
      return void answerCall(pathname.slice('/call/'.length), request, response).catch((error: unknown) => {
        console.error(String(error));
        response.writeHead(500).end();
      });
    const pack = readPackAddress(pathname);
    if (pack !== null) return void sendPack(pack, response);
    if (pathname.startsWith('/media/')) return sendPicture(pathname, response);
    if (pathname === '/blank') return void response.setHeader('content-type', 'text/html').end('<!doctype html><body></body>');
    try {
      const file = path.join(folder, path.posix.normalize(pathname === '/' ? '/index.html' : pathname));
      response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => ({ ...counted }),
    async close() {
      server.closeAllConnections();
      server.close();
      await client.close();
    },
  };
}

/** Files of each picture as small as the studio would show it. */
async function thumbnailsOf(fixtures: Options['fixtures'], pictures: readonly string[], side: number): Promise<readonly string[]> {
  return Promise.all(
    pictures.map(async (file, n) => {
      const bytes = await sharp(readFileSync(file)).resize(side, side, { fit: 'inside' }).webp({ quality: 80, effort: 1 }).toBuffer();
      return fixtures.file(`window/${n}-${side}.webp`, bytes);
    }),
  );
}

const reply = (value: unknown): unknown => ({ ok: true, value });
