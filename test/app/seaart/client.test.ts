import { describe, expect, test } from 'vitest';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import type { HttpAnswer } from '../../../app/seaart/http.ts';
import { makeSeaartClient } from '../../../app/seaart/client.ts';
import { namedOf, recordOf } from '../../fakes/records.ts';
import { answerOf, makeScriptedHttp } from '../../fakes/scripted-http.ts';

const baseUrl = 'https://cloud.seaart.ai/model';
const key = 'sa-secret-0123456789';
const named = namedOf('mmsu_1');
const { request } = recordOf(1);
const lost: HttpAnswer = { kind: 'lost', code: 'ECONNRESET' };

function makeClient(answer: HttpAnswer, keyNow: string | null = key) {
  const http = makeScriptedHttp(answer);
  return { http, client: makeSeaartClient({ http, baseUrl, key: async () => keyNow }) };
}

describe('what goes out', () => {
  test('a create is one POST with the key as Bearer and bounds on time and size', async () => {
    const { http, client } = makeClient(answerOf(200, { request_id: 'mmsu_1' }));
    await client.create(kontextMax, request, []);
    expect(http.asks).toEqual([
      {
        method: 'POST',
        url: `${baseUrl}/v1/queue/flux_kontext_max`,
        headers: { authorization: `Bearer ${key}`, accept: 'application/json', 'content-type': 'application/json' },
        body: [
          { kind: 'text', text: '{"prompt":"make the sky red","seed":42' },
          { kind: 'text', text: '}' },
        ],
        idleMs: 60_000,
        totalMs: 900_000,
        maxBytes: 4 * 1024 * 1024,
      },
    ]);
  });

  test('questions go where the service said, with the key and without a body', async () => {
    const { http, client } = makeClient(answerOf(200, {}));
    await client.status(named);
    await client.response(named);
    await client.cancel(named);
    expect(http.asks.map(({ method, url, headers, body, idleMs, totalMs }) => ({ method, url, headers, body, idleMs, totalMs }))).toEqual(
      (
        [
          ['GET', named.statusUrl],
          ['GET', named.responseUrl],
          ['PUT', named.cancelUrl],
        ] as const
      ).map(([method, url]) => ({
        method,
        url,
        headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
        body: [],
        idleMs: 30_000,
        totalMs: 60_000,
      })),
    );
  });

  test('a stranger’s address never sees the key', async () => {
    const { http, client } = makeClient(answerOf(200, {}));
    const evil = {
      ...named,
      statusUrl: 'https://evil.example/s',
      responseUrl: 'http://cloud.seaart.ai/model/r',
      cancelUrl: `${baseUrl}/%2e%2e/c`,
    };
    await client.status(evil);
    await client.response(evil);
    await client.cancel(evil);
    expect(http.asks.map(({ url }) => url)).toEqual(
      ['status', 'response', 'cancel'].map((word) => `${baseUrl}/v1/queue/flux_kontext_max/requests/mmsu_1/${word}`),
    );
  });

  test('no client is made for an address that the key may not go to', () => {
    const http = makeScriptedHttp(lost);
    for (const address of ['http://cloud.seaart.ai/model', 'https://user@cloud.seaart.ai', 'cloud.seaart.ai']) {
      expect(() => makeSeaartClient({ http, baseUrl: address, key: async () => key })).toThrow('the service address must be https');
    }
  });

  test('without a key nothing is sent, and a new one serves from the next question on', async () => {
    let keyNow: string | null = null;
    const http = makeScriptedHttp(answerOf(200, { status: 'IN_PROGRESS' }));
    const client = makeSeaartClient({ http, baseUrl, key: async () => keyNow });
    expect(await client.create(kontextMax, request, [])).toMatchObject({
      kept: null,
      kind: 'refused',
      failure: { kind: 'no-key', charged: 'no' },
    });
    for (const ask of [client.status, client.response, client.cancel])
      expect(await ask(named)).toMatchObject({ kept: null, kind: 'key-refused', failure: { kind: 'no-key', charged: 'maybe' } });
    expect(http.asks).toEqual([]);
    keyNow = key;
    expect(await client.status(named)).toEqual({ kept: { status: 200, body: { status: 'IN_PROGRESS' } }, kind: 'running' });
  });

  test('nothing is ever sent a second time, whatever comes back', async () => {
    const answers = [
      lost,
      { kind: 'never-sent', code: 'ENOTFOUND' } as const,
      ...[200, 307, 308, 401, 408, 425, 429, 500, 503].map((status) =>
        answerOf(status, '', { headers: { 'retry-after': '1', location: '/x' } }),
      ),
    ];
    for (const answer of answers) {
      const { http, client } = makeClient(answer);
      await client.create(kontextMax, request, []);
      expect(http.asks.length).toBe(1);
      await client.status(named);
      await client.response(named);
      await client.cancel(named);
      expect(http.asks.length).toBe(4);
    }
  });
});

describe('what comes back to a question', () => {
  const trouble = (detail: string, waitMs: number | null = null) => ({
    kind: 'trouble',
    failure: { kind: 'service-trouble', detail },
    waitMs,
  });

  test.each([
    ['no answer', lost, trouble('ECONNRESET')],
    ['never sent', { kind: 'never-sent', code: 'ENOTFOUND' }, trouble('ENOTFOUND')],
    ['a cut answer', answerOf(200, '{"status":"COMPLETED"}', { complete: false }), trouble('HTTP 200 · HTTP 200')],
    ['401', answerOf(401, ''), { kind: 'key-refused', failure: { kind: 'bad-key', charged: 'maybe' } }],
    ['403', answerOf(403, { error: 'invalid_api_key' }), { kind: 'key-refused', failure: { kind: 'bad-key' } }],
    ['404', answerOf(404, { detail: 'Request not found' }), { kind: 'not-found' }],
    ['408', answerOf(408, ''), trouble('HTTP 408 · HTTP 408')],
    [
      '429 with a pause',
      answerOf(429, { error: { message: 'slow' } }, { headers: { 'retry-after': '7' } }),
      trouble('HTTP 429 · slow', 7000),
    ],
    ['a redirect', answerOf(302, ''), trouble('HTTP 302 · HTTP 302')],
    ['502 in HTML', answerOf(502, '<h1>Bad Gateway</h1>'), trouble('HTTP 502 · Bad Gateway')],
  ] as const)('%s is the same trouble for all three', async (_what, answer, outcome) => {
    const { client } = makeClient(answer);
    for (const ask of [client.status, client.response, client.cancel]) expect(await ask(named)).toMatchObject(outcome);
  });

  test.each([
    [200, { status: 'IN_QUEUE' }, { kind: 'queued' }],
    [202, { status: 'IN_PROGRESS' }, { kind: 'running' }],
    [200, { status: 'COMPLETED' }, { kind: 'completed' }],
    [200, '<html>Welcome to the hotel</html>', { kind: 'strange' }],
    [200, { status: 'COMPLETED', error: 'x', error_type: 'CANCELED' }, { kind: 'ended', failure: { kind: 'cancelled' } }],
  ])('status %i %j', async (status, body, outcome) => {
    expect(await makeClient(answerOf(status, body)).client.status(named)).toMatchObject({ kept: { status, body }, ...outcome });
  });

  test.each([
    [
      200,
      { outputs: [{ type: 'image', url: 'https://a/b' }] },
      { kind: 'outputs', outputs: [{ url: 'https://a/b', contentType: null, width: null, height: null }] },
    ],
    [200, { outputs: [] }, { kind: 'outputs', outputs: [] }],
    [202, { status: 'IN_PROGRESS' }, { kind: 'not-yet' }],
    [202, { status: 'IN_QUEUE' }, { kind: 'not-yet' }],
    [200, { status: 'COMPLETED' }, { kind: 'strange' }],
    [200, { error: 'x', error_type: 'CONTENT_BLOCKED' }, { kind: 'ended', failure: { kind: 'blocked' } }],
  ])('response %i %j', async (status, body, outcome) => {
    expect(await makeClient(answerOf(status, body)).client.response(named)).toMatchObject({ kept: { status, body }, ...outcome });
  });

  test.each([
    [202, { status: 'CANCELLATION_REQUESTED' }, 'requested'],
    [400, { status: 'ALREADY_COMPLETED' }, 'already-completed'],
    [409, {}, 'not-possible'],
    [405, '', 'not-possible'],
    [501, '', 'not-possible'],
    [404, { status: 'NOT_FOUND' }, 'not-found'],
  ])('cancel %i %j is %s', async (status, body, kind) => {
    expect(await makeClient(answerOf(status, body)).client.cancel(named)).toEqual({ kept: { status, body }, kind });
  });
});

describe('the key', () => {
  const quotes = [
    { error: { message: `Incorrect API key provided: ${key}. See ${key}`, code: key } },
    { detail: [{ loc: ['header', key], msg: key }] },
    { status: 'COMPLETED', error: `${key} may not`, error_type: key },
    `<html>${key}</html>`,
    `{"error":"${[...key].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}`,
    // As in an address, the percent signs themselves escaped: a spelling that shows only when the JSON was read.
    `{"error":"${[...key].map((letter) => `\\u0025${letter.charCodeAt(0).toString(16)}`).join('')}"}`,
    { error: `${'x'.repeat(230)} ${key}` },
    { error: `${'x'.repeat(990)} ${key}` },
  ];

  test.each([200, 202, 302, 400, 401, 402, 403, 404, 413, 422, 429, 500, 502])(
    'that a service quotes with %i is in no outcome',
    async (status) => {
      for (const body of quotes) {
        const { client } = makeClient(answerOf(status, body));
        const outcomes = [
          await client.create(kontextMax, request, []),
          await client.status(named),
          await client.response(named),
          await client.cancel(named),
        ];
        const told = JSON.stringify(outcomes).replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
        expect([told.includes(key), told.includes(key.slice(0, 9))]).toEqual([false, false]);
      }
    },
  );

  const quoting = (question: string): string => `https://cloud.seaart.ai/model/v1/queue/x/requests/mmsu_1/${question}?token=${key}`;
  const addresses = { response_url: quoting('response'), status_url: quoting('status'), cancel_url: quoting('cancel') };

  test.each([true, false])('in the addresses of a request is left out, and they are built anew (whole answer: %s)', async (complete) => {
    const { client } = makeClient(answerOf(200, { request_id: 'mmsu_1', ...addresses }, { complete }));
    const outcome = await client.create(kontextMax, request, []);
    expect('named' in outcome ? outcome.named : 'salvaged' in outcome ? outcome.salvaged : null).toEqual({
      requestId: 'mmsu_1',
      endpoint: 'flux_kontext_max',
      responseUrl: null,
      statusUrl: null,
      cancelUrl: null,
    });
    expect(JSON.stringify(outcome)).not.toContain(key);
  });

  test.each([true, false])(
    'in a request id makes the outcome unknown, for such an id is never kept (whole answer: %s)',
    async (complete) => {
      const { client } = makeClient(answerOf(200, { request_id: `mmsu_${key}` }, { complete }));
      const outcome = await client.create(kontextMax, request, []);
      expect([outcome.kind, 'salvaged' in outcome && outcome.salvaged, JSON.stringify(outcome).includes(key)]).toEqual([
        'unknown',
        null,
        false,
      ]);
    },
  );

  test('in the address of a result is not asked for there', async () => {
    const { client } = makeClient(answerOf(200, { outputs: [{ type: 'image', url: `https://a/b?k=${encodeURIComponent(key)}&n=1` }] }));
    expect(await client.response(named)).toMatchObject({ kind: 'outputs', outputs: [{ url: 'https://a/b?k=[key]&n=1' }] });
  });

  test('does not spoil an id that happens to contain it', async () => {
    const http = makeScriptedHttp(answerOf(200, { request_id: 'mmsu_test_1' }));
    const client = makeSeaartClient({ http, baseUrl, key: async () => 'test' });
    expect(await client.create(kontextMax, request, [])).toMatchObject({ kind: 'named', named: { requestId: 'mmsu_test_1' } });
  });
});
