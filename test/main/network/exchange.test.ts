import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { proxyEnvironment } from '../../../main/network/trust.ts';
import { built } from '../../built/built.ts';
import { makeCertificate } from '../../fakes/certificate.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const script = built().program('send-one');
const create = '/model/v1/queue/flux_kontext_max';
let certificate: ReturnType<typeof makeCertificate>;
let server: SeaartServer;
beforeEach(async () => {
  certificate = makeCertificate(temporaryFolder(), ['seaart.example']);
  server = await startSeaart({ tls: certificate });
});
afterEach(() => server.stop());

async function send(url: string, environment: Record<string, string>): Promise<unknown> {
  const child = spawn(process.execPath, [script, url], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

/** A proxy that leads every CONNECT to the server, or refuses it. */
async function startProxy(refusal: string | null): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const target = Number(new URL(server.origin).port);
  const proxy = net.createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes: Buffer) => {
      asked.push(bytes.toString('latin1'));
      if (refusal !== null) return void socket.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`);
      const onward = net.connect(target, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked, close: () => proxy.close() };
}

describe('over TLS', () => {
  test('a certificate that the system trusts is accepted', async () => {
    expect(await send(`${server.origin}${create}`, { NODE_EXTRA_CA_CERTS: certificate.file })).toEqual([200]);
    expect([server.count('create'), server.tasks.size]).toEqual([1, 1]);
  });

  test.each([
    ['nobody vouches for', {}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [
      'nobody vouches for, though the environment turns the check off',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
  ])('a certificate that %s gets not one byte of the request', async (_, environment, code) => {
    expect(await send(`${server.origin}${create}`, environment)).toEqual(['never-sent', code]);
    expect(server.heard).toEqual([]);
  });

  test('a certificate for another name gets not one byte of the request', async () => {
    expect(await send(`${server.origin.replace('127.0.0.1', 'localhost')}${create}`, { NODE_EXTRA_CA_CERTS: certificate.file })).toEqual([
      'never-sent',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ]);
    expect(server.heard).toEqual([]);
  });

  test('a cut after the request is lost, not unsent', async () => {
    server.next('create', { cutAnswerAfter: 0, ending: 'reset' });
    expect((await send(`${server.origin}${create}`, { NODE_EXTRA_CA_CERTS: certificate.file })) as unknown[]).toContain('lost');
    expect(server.count('create')).toBe(1);
  });
});

describe('through a proxy', () => {
  const environment = (url: string): Record<string, string> => ({ HTTPS_PROXY: url, NODE_EXTRA_CA_CERTS: certificate.file });

  test('the request arrives once, and the proxy never sees the key', async () => {
    const proxy = await startProxy(null);
    expect(await send(`https://seaart.example${create}`, environment(proxy.url))).toEqual([200]);
    expect([server.count('create'), server.creates[0]?.heard.headers['authorization']]).toEqual([1, `Bearer ${server.key}`]);
    expect(proxy.asked.map((head) => head.split('\r\n')[0])).toEqual(['CONNECT seaart.example:443 HTTP/1.1']);
    expect(proxy.asked.join()).not.toContain(server.key);
    proxy.close();
  });

  test.each(['407 Proxy Authentication Required', '502 Bad Gateway', '403 Forbidden'])('that says %s nothing was sent', async (refusal) => {
    const proxy = await startProxy(refusal);
    expect(await send(`https://seaart.example${create}`, environment(proxy.url))).toEqual(['never-sent', 'ERR_PROXY_TUNNEL']);
    expect(server.heard).toEqual([]);
    proxy.close();
  });

  test('with a certificate that nobody vouches for nothing was sent', async () => {
    const proxy = await startProxy(null);
    expect(await send(`https://seaart.example${create}`, { HTTPS_PROXY: proxy.url })).toEqual([
      'never-sent',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ]);
    expect(server.heard).toEqual([]);
    proxy.close();
  });

  test('that is not there nothing was sent', async () => {
    const proxy = await startProxy(null);
    proxy.close();
    expect(await send(`https://seaart.example${create}`, environment(proxy.url))).toEqual(['never-sent', 'ECONNREFUSED']);
  });

  test('nothing goes that the environment excepts', async () => {
    const proxy = await startProxy(null);
    const answer = await send('https://seaart.invalid/model/v1/queue/m', { ...environment(proxy.url), NO_PROXY: 'seaart.invalid' });
    expect(answer).toEqual(['never-sent', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)]);
    expect(proxy.asked).toEqual([]);
    proxy.close();
  });
});

describe('the proxy of an address', () => {
  test('on this computer is none', async () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '[::1]'])
      expect(await proxyEnvironment(`http://${host}:1/`, () => Promise.resolve('http://proxy:1'))).toEqual({});
  });

  test('is the one that the desktop names, and none when it cannot say', async () => {
    expect(await proxyEnvironment('https://a.example/', () => Promise.resolve('http://proxy:1'))).toEqual({
      HTTPS_PROXY: 'http://proxy:1',
      HTTP_PROXY: 'http://proxy:1',
    });
    expect(await proxyEnvironment('https://a.example/', () => Promise.resolve(null))).toEqual({});
    expect(await proxyEnvironment('https://a.example/', () => Promise.reject(new Error('gone')))).toEqual({});
  });
});
