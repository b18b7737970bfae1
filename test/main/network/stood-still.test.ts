// A program that stood still while an answer arrived: Ctrl+Z, or a computer asleep.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { openExchange } from '../../../main/network/exchange.ts';

/** In a thread of its own, since the test’s stands still. Says its port, then each request that it has heard; answers a little later. */
const source = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/never') return parentPort.postMessage('heard');
    parentPort.postMessage('heard');
    setTimeout(() => response.end('named'), 100);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

async function exchange(path: string, more: { idleMs: number; totalMs: number }): Promise<unknown> {
  const server = new Worker(source, { eval: true });
  onTestFinished(async () => void (await server.terminate()));
  const [port] = (await once(server, 'message')) as [number];
  server.once('message', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600));
  const opened = await openExchange({
    method: 'GET',
    url: `http://127.0.0.1:${port}${path}`,
    headers: {},
    write: null,
    findProxy: null,
    ...more,
  });
  if (opened.kind !== 'open') return opened;
  opened.response.setEncoding('utf8');
  let body = '';
  for await (const part of opened.response) body += String(part);
  opened.end();
  return body;
}

test.each([
  ['idle', { idleMs: 300, totalMs: 60_000 }],
  ['total', { idleMs: 60_000, totalMs: 300 }],
])('an answer that arrived before the %s time was over is read, however late the program looks', async (_, limits) => {
  expect(await exchange('/', limits)).toBe('named');
});

test.each([
  ['IDLE_TIMEOUT', { idleMs: 300, totalMs: 60_000 }],
  ['TOTAL_TIMEOUT', { idleMs: 60_000, totalMs: 300 }],
])('where nothing arrived it is given up with %s', async (code, limits) => {
  expect(await exchange('/never', limits)).toEqual({ kind: 'lost', code });
});
