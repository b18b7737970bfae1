// A service that quotes the key wherever a service can: in errors of every shape, headers, ids, addresses, redirects, half answers.
import type { SeaartServer } from '../fakes/seaart-server.ts';
import type { Step } from '../fakes/seaart-behaviour.ts';

export type Scene = {
  readonly name: string;
  readonly arrange: (server: SeaartServer) => void;
  /** Where an edit ends in it. */
  readonly end: 'done' | 'failed' | 'lost' | 'unknown' | 'blocked';
};

const inHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const inUnicode = (text: string): string => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** Headers that hold the key. */
function headers(key: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const quoted = encodeURIComponent(key);
  return { 'www-authenticate': `Bearer realm="${quoted}", ${key}`, 'set-cookie': `key=${quoted}; Path=/`, 'x-request-key': key, ...more };
}

/** Bodies of an error, each with the key in another spelling. */
export function quotes(key: string): readonly unknown[] {
  return [
    { error: { code: key, message: `Incorrect API key provided: Bearer ${key}.` }, request_id: key, [key]: { [key]: [key] } },
    { detail: [{ loc: ['header', key], msg: `not allowed: ${key}`, input: key }] },
    { status: { code: 401, message: `the key ${key} is unknown`, error_code: key }, data: key },
    `<html><title>${inHtml(key)}</title><p>Your key ${inHtml(key)} (${encodeURIComponent(key)}) may not.</p></html>`,
    `the key ${key.toLowerCase()} is unknown`,
    `{"error":{"message":"cut here ${JSON.stringify(key).slice(1, -1).replaceAll('/', '\\/')}`,
    `{"error":"${inUnicode(key)}"}`,
    `{"error":{"message":"${inUnicode(key)}`,
    { message: JSON.stringify({ inner: JSON.stringify({ key }) }) },
    { error: `${'x'.repeat(290)} ${key}`, error_type: `TYPE ${key}` },
  ];
}

export function scenes(key: string): readonly Scene[] {
  const body = quotes(key);
  const at = (n: number): unknown => body[n % body.length];
  const step = (status: number, n: number, more: Readonly<Record<string, string>> = {}): Step => ({
    status,
    body: at(n),
    headers: headers(key, more),
  });
  const refused = [400, 401, 402, 403, 404, 413, 422];
  const unknown = [408, 409, 500, 502, 503, 504];
  return [
    { name: 'all goes well', arrange: () => undefined, end: 'done' },
    {
      name: 'addresses and results on another host, and redirects from there',
      end: 'done',
      arrange: (server) => {
        server.behaviour.urls = 'elsewhere';
        server.behaviour.results = 'elsewhere';
        server.behaviour.pace = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'];
      },
    },
    ...refused.map((status, n): Scene => ({
      name: `a create refused with ${status}`,
      end: 'failed',
      arrange: (server) => server.next('create', step(status, n)),
    })),
    ...unknown.map((status, n): Scene => ({
      name: `a create answered with ${status}`,
      end: 'unknown',
      arrange: (server) => server.next('create', step(status, n + refused.length)),
    })),
    ...[301, 302, 303, 307, 308].map((status): Scene => ({
      name: `a create redirected with ${status}`,
      end: 'unknown',
      arrange: (server) =>
        server.next('create', step(status, status, { location: `${server.elsewhere}/model?key=${encodeURIComponent(key)}` })),
    })),
    {
      name: 'a create limited, then taken',
      end: 'done',
      arrange: (server) => server.next('create', step(429, 0, { 'retry-after': '0' })),
    },
    {
      name: 'an answer to a create that is cut',
      end: 'unknown',
      arrange: (server) => server.next('create', { ...step(200, 5), makes: true, claimLength: 100_000, ending: 'reset' }),
    },
    {
      name: 'a request id that is the key',
      end: 'unknown',
      arrange: (server) => server.next('create', { makes: true, body: { request_id: `mmsu_${key}` } }),
    },
    {
      name: 'a request named with addresses that hold the key',
      end: 'done',
      arrange: (server) =>
        server.next('create', {
          makes: true,
          headers: headers(key),
          get body() {
            const id = newest(server);
            const address = (question: string): string =>
              `${server.origin}/model/v1/queue/flux_kontext_max/requests/${id}/${question}?token=${encodeURIComponent(key)}`;
            return { request_id: id, response_url: address('response'), status_url: address('status'), cancel_url: address('cancel') };
          },
        }),
    },
    {
      name: 'questions that are refused, then answered',
      end: 'done',
      arrange: (server) => {
        server.behaviour.pace = ['IN_QUEUE', 'COMPLETED'];
        server.next('status', step(503, 3), step(500, 1), {
          status: 200,
          body: { status: `DREAMING ${key}`, note: key },
          headers: headers(key),
        });
        server.next('response', step(502, 6), { status: 200, body: { request_id: key, detail: key } });
      },
    },
    {
      name: 'a task that fails',
      end: 'failed',
      arrange: (server) => {
        server.behaviour.pace = [
          {
            status: 'COMPLETED',
            error: { code: 'E', message: `failed for ${key}` },
            provider_error: `no ${key}`,
            error_type: 'INFERENCE_FAILURE',
          },
        ];
      },
    },
    {
      name: 'a task that is blocked',
      end: 'blocked',
      arrange: (server) => {
        server.behaviour.pace = [
          { status: 'COMPLETED', error: { message: `Content Moderated ${key}`, code: key }, error_type: 'CONTENT_BLOCKED' },
        ];
      },
    },
    {
      name: 'a result whose address holds the key, on another host',
      end: 'done',
      arrange: (server) =>
        server.next('response', {
          get body() {
            const url = `${server.elsewhere}/results/${newest(server)}/0?a=${encodeURIComponent(key)}&b=${encodeURIComponent(key.toLowerCase())}`;
            return { request_id: newest(server), outputs: [{ type: 'image', url, content_type: 'image/png' }] };
          },
        }),
    },
    {
      name: 'a redirect of the result to another host, with the key in it',
      end: 'done',
      arrange: (server) => {
        // The host that redirects is the service, which knows the key; the host it leads to does not.
        const given: Record<string, string> = {};
        const before = (): void =>
          void (given['location'] = `${server.elsewhere}/results/${newest(server)}/0?key=${encodeURIComponent(key)}`);
        server.next('download', { status: 302, body: '', headers: given, before });
      },
    },
    {
      name: 'a result that is a page about the key, then expired',
      end: 'lost',
      arrange: (server) =>
        server.next(
          'download',
          { ...step(200, 3), headers: headers(key, { 'content-type': 'image/png' }) },
          step(403, 0),
          step(410, 1),
          step(403, 2),
        ),
    },
  ];
}

/** One of each kind, for runs that have little time. Refusals of the key and of the balance stop a queue: they are not among them. */
export function fewScenes(key: string): readonly Scene[] {
  return scenes(key).filter(({ name }) => /with (?:400|422|500|307)$|another host|cut|the key|answered$|fails|expired/.test(name));
}

const newest = (server: SeaartServer): string => [...server.tasks.keys()].at(-1) ?? '';

/** As if the scene had not been. */
export function calm({ behaviour }: SeaartServer): void {
  Object.assign(behaviour, { pace: ['COMPLETED'], urls: 'service', results: 'service', cancel: 'takes' });
}
