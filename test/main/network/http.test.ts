import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BodyPiece } from '../../../app/models/body-piece.ts';
import type { HttpAnswer, HttpAsk } from '../../../app/seaart/http.ts';
import { bodyBytes, makeHttp } from '../../../main/network/http.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import type { Step } from '../../fakes/seaart-behaviour.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const http = makeHttp({ userAgent: 'KontextStudio/test', findProxy: null });
const text = (words: string): BodyPiece => ({ kind: 'text', text: words });
let server: SeaartServer;
beforeEach(async () => void (server = await startSeaart()));
afterEach(() => server.stop());

const ask = (more: Partial<HttpAsk> = {}): HttpAsk => ({
  method: 'POST',
  url: `${server.baseUrl}/v1/queue/flux_kontext_max`,
  headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
  body: [text('{"prompt":"größer"}')],
  idleMs: 5000,
  totalMs: 10_000,
  maxBytes: 100_000,
  ...more,
});
const send = (step: Step, more: Partial<HttpAsk> = {}): Promise<HttpAnswer> => {
  server.next('create', step);
  return http.send(ask(more));
};
const kindOf = (answer: HttpAnswer): string =>
  answer.kind === 'answer' ? `${answer.status} ${answer.complete ? 'complete' : 'cut'}` : `${answer.kind} ${answer.code}`;
const bytesOf = (length: number): Buffer => {
  const parts: Buffer[] = [];
  for (let i = 0; parts.length * 32 < length; i += 1) parts.push(createHash('sha256').update(`${length}/${i}`).digest());
  return Buffer.concat(parts).subarray(0, length);
};

describe('the body', () => {
  const piece = 3 * 65_536;
  test.each([
    0,
    1,
    2,
    3,
    4,
    5,
    65_535,
    65_536,
    65_537,
    piece - 2,
    piece - 1,
    piece,
    piece + 1,
    piece + 2,
    2 * piece - 1,
    2 * piece,
    2 * piece + 1,
    1_000_003,
  ])('holds a file of %i bytes as the base64 that Node gives of it', async (length) => {
    const path = join(temporaryFolder(), 'picture');
    const bytes = bytesOf(length);
    writeFileSync(path, bytes);
    const body: BodyPiece[] = [text('{"prompt":"größer","input_image":"'), { kind: 'base64', path, bytes: length }, text('"}')];
    expect((await http.send(ask({ body }))).kind).toBe('answer');
    const heard = server.creates[0]?.heard;
    expect(heard?.body.toString('utf8') === `{"prompt":"größer","input_image":"${bytes.toString('base64')}"}`).toBe(true);
    expect([heard?.promisedBytes, bodyBytes(body)]).toEqual([heard?.body.length, heard?.body.length]);
  });

  test.each([
    ['shorter', 100_000, 99_999],
    ['longer', 99_999, 100_000],
    ['longer by a piece', piece, 2 * piece],
    ['empty', 3, 0],
    ['gone', 3, null],
  ])('is never whole when its file is %s than was said', async (_, said, length) => {
    const path = join(temporaryFolder(), 'picture');
    if (length !== null) writeFileSync(path, bytesOf(length));
    const answer = await http.send(ask({ body: [text('{"input_image":"'), { kind: 'base64', path, bytes: said }, text('"}')] }));
    expect(kindOf(answer)).toBe('lost BODY_UNREADABLE');
    expect(server.creates.map(({ heard }) => heard.whole)).toEqual(server.creates.map(() => false));
    expect(server.tasks.size).toBe(0);
  });
});

describe('the request', () => {
  test('has the given headers, its exact length, and asks to close', async () => {
    await http.send(ask());
    const { host, ...headers } = server.creates[0]?.heard.headers ?? {};
    expect(host).toBe(new URL(server.origin).host);
    expect(headers).toEqual({
      'user-agent': 'KontextStudio/test',
      authorization: `Bearer ${server.key}`,
      'content-type': 'application/json',
      'content-length': '21',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  test('of a cancel says that it has no body', async () => {
    await http.send(ask({ method: 'PUT', url: `${server.baseUrl}/v1/queue/m/requests/r/cancel`, body: [] }));
    expect(server.heard.map(({ method, headers, body }) => [method, headers['content-length'], body.length])).toEqual([['PUT', '0', 0]]);
  });

  test('goes out on a connection of its own each time', async () => {
    await Promise.all([http.send(ask()), http.send(ask())]);
    await http.send(ask());
    expect(server.count('create')).toBe(3);
  });

  test.each([301, 302, 303, 307, 308])('is not sent on by a redirect with %i', async (status) => {
    const answer = await send({ status, headers: { location: `${server.elsewhere}/model/v1/queue/flux_kontext_max` }, body: '' });
    expect(kindOf(answer)).toBe(`${status} complete`);
    expect(server.heard.map(({ at, method }) => [at, method])).toEqual([['service', 'POST']]);
  });
});

describe('never sent', () => {
  const never = async (more: Partial<HttpAsk>): Promise<string> => kindOf(await http.send(ask(more)));

  test('is what a closed port, an unknown host or a header that cannot be sent leave', async () => {
    await server.stop();
    expect(await never({})).toBe('never-sent ECONNREFUSED');
    expect(await never({ url: 'https://no-such-host.invalid/model' })).toMatch(/^never-sent (ENOTFOUND|EAI_AGAIN)$/);
    expect(await never({ headers: { authorization: 'Bearer schlüssel🔑' } })).toBe('never-sent ERR_INVALID_CHAR');
    expect(await never({ url: 'gopher://x/' })).toBe('never-sent ERR_INVALID_PROTOCOL');
    expect(await never({ url: 'no address' })).toBe('never-sent ERR_INVALID_URL');
  });

  test('is what a host that takes the line and never finishes TLS leaves', async () => {
    const silent = net.createServer((socket) => void socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    expect(await never({ url: `https://127.0.0.1:${(silent.address() as AddressInfo).port}/model`, totalMs: 200 })).toBe(
      'never-sent TOTAL_TIMEOUT',
    );
    silent.close();
  });
});

describe('lost', () => {
  const long = [text(`{"prompt":"${'a'.repeat(200_000)}"}`)];

  test.each([0, 1, 10, 65_536, 150_000])('is a request whose line is cut when %i bytes of its body have come', async (cutRequestAfter) => {
    const answer = await send({ cutRequestAfter }, { body: long });
    expect(answer.kind).toBe('lost');
    expect([server.count('create'), server.tasks.size]).toEqual([1, 0]);
  });

  test.each<readonly [string, Step, string]>([
    ['a reset', { cutAnswerAfter: 0, ending: 'reset' }, 'lost ECONNRESET'],
    ['a silent end', { cutAnswerAfter: 0 }, 'lost ECONNRESET'],
    ['silence', { cutAnswerAfter: 0, ending: 'silence' }, 'lost IDLE_TIMEOUT'],
    ['half a head and silence', { cutAnswerAfter: 30, ending: 'silence' }, 'lost IDLE_TIMEOUT'],
    ['half a head and an end', { cutAnswerAfter: 30 }, 'lost ECONNRESET'],
    ['something that is not HTTP', { status: Number.NaN }, 'lost HPE_INVALID_STATUS'],
    ['a change of protocol', { status: 101, headers: { upgrade: 'x', connection: 'upgrade' }, body: '' }, 'lost CLOSED'],
  ])('is a whole request that is answered by %s', async (_, step, kind) => {
    expect(kindOf(await send(step, { idleMs: 300 }))).toBe(kind);
    expect([server.count('create'), server.creates[0]?.heard.whole]).toEqual([1, true]);
  });

  test('is a request to a host that answers one byte at a time, once its whole time is over', async () => {
    expect(kindOf(await send({ dripMs: 20 }, { idleMs: 200, totalMs: 500 }))).toMatch(/^(lost TOTAL_TIMEOUT|200 cut)$/);
  });
});

describe('an answer', () => {
  test('comes with its code, its headers and its words', async () => {
    const answer = await send({ status: 418, headers: { 'retry-after': '7', 'content-type': 'text/html' }, body: '<b>größer</b>' });
    expect(answer).toEqual({
      kind: 'answer',
      status: 418,
      headers: { 'content-length': '15', connection: 'close', 'content-type': 'text/html', 'retry-after': '7' },
      body: '<b>größer</b>',
      complete: true,
    });
  });

  test.each<readonly [string, Step, Partial<HttpAsk>, string]>([
    ['empty', { body: '' }, {}, '200 complete'],
    ['shorter than it said', { claimLength: 5000 }, {}, '200 cut'],
    ['cut in its body by a reset', { body: 'a'.repeat(500), cutAnswerAfter: 300, ending: 'reset' }, {}, '200 cut'],
    ['cut in its body by silence', { body: 'a'.repeat(500), cutAnswerAfter: 300, ending: 'silence' }, { idleMs: 300 }, '200 cut'],
    ['without a length', { claimLength: null }, {}, '200 complete'],
    ['longer than is read', { body: 'a'.repeat(5000) }, { maxBytes: 1000 }, '200 cut'],
    ['exactly as long as is read', { body: 'a'.repeat(1000) }, { maxBytes: 1000 }, '200 complete'],
  ])('that is %s is told from a whole one', async (_, step, more, kind) => {
    expect(kindOf(await send(step, more))).toBe(kind);
    expect(server.count('create')).toBe(1);
  });

  test('without end is read no further than allowed', async () => {
    const answer = await send({ body: Buffer.alloc(20_000_000, 97), claimLength: 10_000_000_000 }, { maxBytes: 100_000 });
    expect(answer.kind === 'answer' && [answer.complete, answer.body.length <= 100_000]).toEqual([false, true]);
  });

  test('that comes before the body was sent is taken, and the rest is not sent', async () => {
    const early = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'));
    });
    early.listen(0, '127.0.0.1');
    await once(early, 'listening');
    const path = join(temporaryFolder(), 'picture');
    writeFileSync(path, Buffer.alloc(30_000_000));
    const answer = await http.send(
      ask({ url: `http://127.0.0.1:${(early.address() as AddressInfo).port}/`, body: [{ kind: 'base64', path, bytes: 30_000_000 }] }),
    );
    expect(kindOf(answer)).toBe('413 complete');
    early.close();
  });
});
