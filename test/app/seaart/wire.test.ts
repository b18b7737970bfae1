import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forKeeping, readCancel, readCreated, readError, readResponse, readStatus } from '../../../app/seaart/wire.ts';
import { namedOf } from '../../fakes/records.ts';

const id = 'mmsu_1';
const endpoint = 'flux_kontext_max';
const json = (value: unknown): string => JSON.stringify(value);

describe('the answer to a create', () => {
  const { responseUrl, statusUrl, cancelUrl } = namedOf(id);
  const documented = { request_id: id, response_url: responseUrl, status_url: statusUrl, cancel_url: cancelUrl, queue_position: 0 };

  test('the documented body names the request', () => {
    expect(readCreated(json(documented), endpoint)).toEqual(namedOf(id));
    expect(readCreated(json({ ...documented, status: 'QUEUED', error: null, extra: [1] }), endpoint)).toEqual(namedOf(id));
  });

  test('an id alone is enough', () => {
    expect(readCreated(json({ request_id: 'x' }), endpoint)).toEqual({
      requestId: 'x',
      endpoint,
      responseUrl: null,
      statusUrl: null,
      cancelUrl: null,
    });
  });

  test.each([
    ['an error body with a trace id', { error: { code: 'UNAUTHORIZED', message: 'no' }, request_id: 'trace' }],
    ['an error text with a trace id', { error: 'bad', request_id: 'trace' }],
    ['a detail with a trace id', { detail: 'webhook not supported', request_id: 'trace' }],
    ['no id', { status: 'IN_QUEUE' }],
    ['an empty id', { request_id: '' }],
    ['a number for an id', { request_id: 7 }],
    ['an endless id', { request_id: 'x'.repeat(513) }],
    ['half of a surrogate pair', { request_id: '\ud800' }],
    ['a step up the path', { request_id: '..' }],
    ['a list', [documented]],
    ['null', null],
    ['a text', 'mmsu_1'],
  ])('%s names nothing', (_what, body) => {
    expect(readCreated(json(body), endpoint)).toBeNull();
  });

  test.each(['', '{', '<html>502</html>', '{"request_id":"mmsu_1","respo'])('%j names nothing', (body) => {
    expect(readCreated(body, endpoint)).toBeNull();
  });
});

describe('the status', () => {
  const response_url = 'https://…/response';

  test.each([
    [
      { status: 'IN_QUEUE', request_id: id, queue_position: 0, response_url },
      { kind: 'queued', position: null },
    ],
    [
      { status: 'IN_QUEUE', request_id: id, queue_position: 3 },
      { kind: 'queued', position: 3 },
    ],
    [{ status: 'queued' }, { kind: 'queued', position: null }],
    [
      { status: 'PENDING', queue_position: 'x' },
      { kind: 'queued', position: null },
    ],
    [{ status: 'IN_PROGRESS', request_id: id, response_url }, { kind: 'running' }],
    [{ status: 'COMPLETED', request_id: id, response_url, metrics: { inference_time: 12.34 } }, { kind: 'completed' }],
    [{ status: 'completed', error: null }, { kind: 'completed' }],
    [{ status: 'COMPLETED', error: '' }, { kind: 'completed' }],
    [{ status: 'COMPLETED', error: {} }, { kind: 'completed' }],
    [{ status: 'COMPLETED', error: [] }, { kind: 'completed' }],
    [{ status: 'COMPLETED', error: 0 }, { kind: 'completed' }],
    [
      { status: 'COMPLETED', error: 'Task execution failed', error_type: 'INFERENCE_FAILURE' },
      { kind: 'ended', error: { message: 'Task execution failed', code: 'INFERENCE_FAILURE' } },
    ],
    [
      { status: 'COMPLETED', error: { code: 7, error_message: 'no' } },
      { kind: 'ended', error: { message: 'no', code: '7' } },
    ],
    [
      { status: 'COMPLETED', error: 'x', error_type: 'CANCELED' },
      { kind: 'ended', error: { message: 'x', code: 'CANCELED' } },
    ],
    [
      { status: 'FAILED', error: { code: 'A', message: 'b' } },
      { kind: 'ended', error: { message: 'b', code: 'A' } },
    ],
    [{ status: 'Cancelled' }, { kind: 'ended', error: { message: 'HTTP 200', code: 'CANCELED' } }],
    [
      { status: 'ERROR', error_type: 'INTERNAL_SERVER_ERROR' },
      { kind: 'ended', error: { message: 'HTTP 200', code: 'INTERNAL_SERVER_ERROR' } },
    ],
    [{ status: 'REASONING' }, { kind: 'strange' }],
    [{ status: 3 }, { kind: 'strange' }],
    [{}, { kind: 'strange' }],
    [[], { kind: 'strange' }],
    [null, { kind: 'strange' }],
    [{ status: 'COMPLETED', request_id: 'another' }, { kind: 'strange' }],
    [{ status: 'COMPLETED', request_id: 'another', error: 'x' }, { kind: 'strange' }],
  ])('%j', (body, status) => {
    expect(readStatus(json(body), id)).toEqual(status);
  });

  test('the words of the model’s owner join the error, unless they only repeat it', () => {
    const said = (error: string, message: string) =>
      readStatus(json({ status: 'COMPLETED', error, error_type: 'INFERENCE_FAILURE', provider_error: { code: 'X', message } }), id);
    expect(said('Task execution failed', 'Content Moderated')).toEqual({
      kind: 'ended',
      error: { message: 'Task execution failed · Content Moderated', code: 'INFERENCE_FAILURE' },
    });
    expect(said('Image must be small', 'Image must be small')).toEqual({
      kind: 'ended',
      error: { message: 'Image must be small', code: 'INFERENCE_FAILURE' },
    });
  });
});

describe('the result', () => {
  const image = {
    type: 'image',
    url: 'https://example.com/image.png',
    content_type: 'image/png',
    file_name: 'image.png',
    width: 1024,
    height: 768,
  };
  const read = { url: image.url, contentType: 'image/png', width: 1024, height: 768 };
  const signed = 'https://cdn.example/a.webp?q-sign-algorithm=sha1&q-ak=A%2FB&q-signature=0a1b';

  test.each([
    ['the documented shape', { request_id: id, outputs: [image], metadata: { prompt: 'a cat' } }, [read]],
    [
      'the older shape',
      { output: [{ content: [{ type: 'image', url: image.url }] }] },
      [{ ...read, contentType: null, width: null, height: null }],
    ],
    ['the older shape without content', { output: [image] }, [read]],
    ['an empty new list beside the older shape', { outputs: [], output: [{ content: [image] }] }, [read]],
    ['both shapes', { outputs: [image], output: [{ content: [image] }] }, [read]],
    ['a signed address, kept to the byte', { outputs: [{ ...image, url: signed }] }, [{ ...read, url: signed }]],
    [
      'several, in order',
      {
        outputs: [
          { ...image, url: 'https://a/1' },
          { ...image, url: 'https://a/2' },
        ],
      },
      [
        { ...read, url: 'https://a/1' },
        { ...read, url: 'https://a/2' },
      ],
    ],
    ['a type in capitals', { outputs: [{ ...image, type: 'IMAGE' }] }, [read]],
    ['a media type for a type', { outputs: [{ ...image, type: 'image/png' }] }, [read]],
    ['no type, but a content type', { outputs: [{ url: image.url, content_type: 'image/png' }] }, [{ ...read, width: null, height: null }]],
    [
      'a picture inside the address',
      { outputs: [{ type: 'image', url: 'data:image/png;base64,AAAA' }] },
      [{ url: 'data:image/png;base64,AAAA', contentType: null, width: null, height: null }],
    ],
    ['a format for a type', { outputs: [{ ...image, type: 'PNG' }] }, [read]],
    [
      'no type, and bytes of any kind',
      { outputs: [{ url: image.url, content_type: 'application/octet-stream' }] },
      [{ url: image.url, contentType: 'application/octet-stream', width: null, height: null }],
    ],
    ['senseless sizes', { outputs: [{ ...image, width: '1024', height: null }] }, [{ ...read, width: null, height: null }]],
    ['an empty error beside a picture', { outputs: [image], error: {} }, [read]],
    ['a video', { outputs: [{ ...image, type: 'video' }] }, []],
    ['an imagery, which is no image', { outputs: [{ ...image, type: 'imagery' }] }, []],
    ['no type and another content type', { outputs: [{ url: image.url, content_type: 'text/html' }] }, []],
    [
      'addresses that are none',
      {
        outputs: [
          { ...image, url: 'file:///etc/passwd' },
          { ...image, url: 'javascript:x' },
          { ...image, url: 3 },
          { type: 'image' },
          null,
          7,
          'https://a/b',
        ],
      },
      [],
    ],
    ['nothing', { outputs: [] }, []],
    ['nothing in the older shape', { output: [{ content: [] }, 3, { content: 'x' }] }, []],
  ])('%s', (_what, body, outputs) => {
    expect(readResponse(json(body), id)).toEqual({ kind: 'outputs', outputs });
  });

  test.each([
    [
      { status: 'COMPLETED', error: 'no', error_type: 'CONTENT_BLOCKED' },
      { kind: 'ended', error: { message: 'no', code: 'CONTENT_BLOCKED' } },
    ],
    [
      { error: { message: 'no', code: 4 }, outputs: [image] },
      { kind: 'ended', error: { message: 'no', code: '4' } },
    ],
    [{ detail: [{ loc: ['body', 'prompt'], msg: 'too long' }] }, { kind: 'ended', error: { message: 'prompt: too long', code: '200' } }],
    [{ status: 'IN_PROGRESS', request_id: id }, { kind: 'strange' }],
    [{ request_id: 'another', outputs: [image] }, { kind: 'strange' }],
    [{ outputs: 'x' }, { kind: 'strange' }],
    [[image], { kind: 'strange' }],
  ])('%j', (body, response) => {
    expect(readResponse(json(body), id)).toEqual(response);
  });
});

describe('the answer to a cancel', () => {
  test.each([
    [202, '{"status":"CANCELLATION_REQUESTED"}', 'requested'],
    [200, '', 'requested'],
    [400, '{"status":"ALREADY_COMPLETED"}', 'already-completed'],
    [200, '{"status":"already_completed"}', 'already-completed'],
    [404, '{"status":"NOT_FOUND"}', 'not-found'],
    [405, '<html>', 'not-possible'],
    [501, 'null', 'not-possible'],
  ] as const)('%i %s is %s', (status, body, word) => {
    expect(readCancel(status, body)).toBe(word);
  });
});

test('no text and no JSON makes a reader throw', () => {
  const words = fc.constantFrom(
    'request_id',
    'status',
    'error',
    'outputs',
    'output',
    'content',
    'url',
    'detail',
    'loc',
    'msg',
    'message',
    'code',
    'COMPLETED',
    'IN_QUEUE',
    'image',
    '__proto__',
  );
  const likely = fc
    .jsonValue()
    .chain((some) => fc.dictionary(words, fc.oneof(fc.constant(some), fc.jsonValue(), words, fc.array(fc.dictionary(words, words)))))
    .map(json);
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.json(), likely),
      fc.integer({ min: 100, max: 599 }),
      (body, status) => {
        readCreated(body, endpoint);
        readStatus(body, id);
        readCancel(status, body);
        const response = readResponse(body, id);
        if (response.kind === 'outputs') for (const { url } of response.outputs) expect(url).toMatch(/^(https?:\/\/|data:image\/)/i);
        const error = readError(body, status);
        expect([error.message !== '', error.message.length <= 1000, error.code !== '']).toEqual([true, true, true]);
        forKeeping(body, 'sa-key-1');
      },
    ),
    { numRuns: 300 },
  );
});
