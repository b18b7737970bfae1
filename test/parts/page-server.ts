// Serves the built page of the part tests under the product's own content policy, and a small picture for every address of pixels.
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { contentPolicy, readMediaAddress } from '../../main/electron/protocol.ts';
import { packHead } from '../../app/contract/packs.ts';
import { readPackAddress } from '../../main/electron/pack-address.ts';
import { axeSource } from '../axe.ts';
import { keepPreviewPng } from '../fakes/keep-previews.ts';
import type { PartWorld } from './part-world.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** Three grey pixels by two. Not SVG: Chromium opens a document of its own for each of those. */
export const pixels = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAMAAACqqpYoAAAAA1BMVEWIiIhYZW6zAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVQImWNggAAAAAgAAa9T6iIAAAAASUVORK5CYII=',
  'base64',
);
/** Where a page of this server finds axe. */
export const axeAddress = '/axe.js';
const kept = 'max-age=86400, immutable';

export type PageServer = {
  readonly origin: string;
  /** What the page finds when it is opened next. */
  readonly show: (world: PartWorld) => void;
  readonly close: () => void;
};

export async function servePage(folder: string): Promise<PageServer> {
  let world = '{}';
  const files = new Map([[axeAddress, Buffer.from(axeSource)]]);
  const read = (name: string): Buffer => {
    const bytes = files.get(name) ?? readFileSync(path.join(folder, path.posix.normalize(name)));
    files.set(name, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/world') return void response.setHeader('content-type', 'application/json').end(world);
    const pack = readPackAddress(pathname);
    if (pack !== null)
      return void response.end(Buffer.concat(pack.editIds.flatMap((_, number) => [packHead(number, pixels.length), pixels])));
    if (pathname.startsWith('/media/')) {
      const asked = readMediaAddress(pathname);
      const bytes = asked?.kind === 'keep' ? keepPreviewPng(asked.preview) : pixels;
      return void response.setHeader('content-type', 'image/png').setHeader('cache-control', kept).end(bytes);
    }
    try {
      const name = pathname === '/' ? '/index.html' : pathname;
      const bytes = read(name);
      response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream');
      // The names of built files follow from what is in them; axe stays what it is.
      response.setHeader('cache-control', name === '/index.html' ? 'no-store' : kept);
      response.setHeader('content-security-policy', contentPolicy).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (next) => (world = JSON.stringify(next)),
    close: () => (server.closeAllConnections(), void server.close()),
  };
}
