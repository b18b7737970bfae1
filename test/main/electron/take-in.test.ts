import { describe, expect, test } from 'vitest';
import { answer, serveScheme } from '../../../main/electron/protocol.ts';
import type { SchemeServer } from '../../../main/electron/protocol.ts';
import type { Studio } from '../../../main/studio/studio.ts';

function server(takeBytes: Studio['takeBytes']): SchemeServer {
  return { uiFolder: '/nowhere', studio: Promise.resolve({ media: async () => null, takeBytes }), callsServed: Promise.resolve() };
}

describe('bytes coming in', () => {
  const post = (body: RequestInit['body'], name: string | null, takeBytes: Studio['takeBytes']): Promise<Response> =>
    answer(
      new Request('studio://app/import', {
        method: 'POST',
        ...(body === undefined ? {} : { body }),
        duplex: 'half',
        headers: name === null ? {} : { 'x-name': name },
      } as RequestInit),
      server(takeBytes),
    );
  const count: Studio['takeBytes'] = async (name, bytes) => {
    let total = 0;
    for await (const piece of bytes) total += piece.byteLength;
    return {
      pictures: [],
      failures: [{ name: `${name}: ${total}`, failure: { kind: 'usage', message: '', charged: 'no', next: 'none' } }],
    };
  };

  test('are handed on piece by piece under the name they came with', async () => {
    const response = await post(new Uint8Array(1000), encodeURIComponent('Föhn 100%.png'), count);
    expect([response.status, ((await response.json()) as { failures: { name: string }[] }).failures[0]?.name]).toEqual([
      200,
      'Föhn 100%.png: 1000',
    ]);
  });

  test('are cut off at 64 MB, whatever length was announced', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)) });
    const response = await post(endless, 'endless.png', count);
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        pictures: [],
        failures: [
          {
            name: 'endless.png',
            failure: {
              kind: 'picture-too-large',
              message: 'endless.png is larger than 64 MB. Make a smaller copy of it first.',
              charged: 'no',
              next: 'change-pictures',
            },
          },
        ],
      },
    ]);
  });

  test('need a name that can be read', async () => {
    const statuses = await Promise.all(
      [null, '', '%', 'a'.repeat(1025)].map(async (name) => (await post(new Uint8Array(1), name, count)).status),
    );
    expect(statuses).toEqual([400, 400, 400, 400]);
    expect((await answer(new Request('studio://app/import'), server(count))).status).toBe(405);
  });

  test('a mistake in taking them in says nothing about this computer', async () => {
    const answers: Response[] = [];
    const broken = server(() => Promise.reject(new Error('/home/ann/secret')));
    const handlers: ((request: Request) => Response | Promise<Response>)[] = [];
    serveScheme({ handle: (_scheme, handler) => void handlers.push(handler as (typeof handlers)[number]) }, broken);
    const request = new Request('studio://app/import', { method: 'POST', body: 'x', headers: { 'x-name': 'x' } });
    for (const handler of handlers) answers.push(await handler(request));
    expect(await Promise.all(answers.map(async (response) => [response.status, await response.text()]))).toEqual([[500, '']]);
  });
});
