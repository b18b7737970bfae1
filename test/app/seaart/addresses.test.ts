import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUrl, isLoopbackHost, questionUrl, readBaseUrl } from '../../../app/seaart/addresses.ts';
import { namedOf } from '../../fakes/records.ts';

const base = 'https://cloud.seaart.ai/model';
const own = `${base}/v1/queue/flux_kontext_max/requests/mmsu_1/status`;
const ask = (statusUrl: string | null, from = base): string => questionUrl(from, { ...namedOf('mmsu_1'), statusUrl }, 'status');

describe('where the key may go', () => {
  test.each([
    own,
    `${base}/v1/queue/other/requests/x/status`,
    `${own}?logs=1&x=%2Fy`,
    `${base}/v2/anything`,
    `${base}/v1/a..b/c`,
    `${base}/v1/...`,
    `${base}/v1/%2e%2e%2e`,
  ])('the server’s own %s is used as it is', (url) => {
    expect(ask(url)).toBe(url);
  });

  test.each([
    // other hosts
    'https://evil.example/model/v1/queue/flux_kontext_max/requests/mmsu_1/status',
    'https://cloud.seaart.ai.evil.example/model/v1/x',
    'https://evil-cloud.seaart.ai/model/v1/x',
    'https://seaart.ai/model/v1/x',
    'https://cloud.seaart.dev/model/v1/x',
    'https://127.0.0.1/model/v1/x',
    'https://localhost/model/v1/x',
    'https://[::1]/model/v1/x',
    'https://[::ffff:10.0.0.1]/model/v1/x',
    'https://10.0.0.1/model/v1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f.1/model/v1/x',
    'https://2130706433/model/v1/x',
    'https://cloud.seaart.ai./model/v1/x',
    'https://сloud.seaart.ai/model/v1/x',
    'https://xn--loud-8bb.seaart.ai/model/v1/x',
    // userinfo
    'https://cloud.seaart.ai@evil.example/model/v1/x',
    'https://cloud.seaart.ai%40evil.example/model/v1/x',
    'https://user:pass@cloud.seaart.ai/model/v1/x',
    'https://cloud.seaart.ai/model@evil.example/',
    'https://cloud.seaart.ai:pass@evil.example/model/v1/x',
    // ports
    'https://cloud.seaart.ai:8443/model/v1/x',
    'https://cloud.seaart.ai:443/model/v1/x',
    'https://cloud.seaart.ai:80/model/v1/x',
    'https://cloud.seaart.ai:/model/v1/x',
    'https://cloud.seaart.ai:0/model/v1/x',
    // schemes
    'http://cloud.seaart.ai/model/v1/x',
    'ftp://cloud.seaart.ai/model/v1/x',
    'file:///model/v1/x',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://cloud.seaart.ai/model/v1/x',
    '//cloud.seaart.ai/model/v1/x',
    '/model/v1/queue/x',
    'cloud.seaart.ai/model/v1/x',
    'https:cloud.seaart.ai/model/v1/x',
    'https:/cloud.seaart.ai/model/v1/x',
    'https:///cloud.seaart.ai/model/v1/x',
    // spelling: what is not exactly ours is rebuilt
    'HTTPS://cloud.seaart.ai/model/v1/x',
    'https://CLOUD.seaart.ai/model/v1/x',
    'https://cloud.seaart.ai/MODEL/v1/x',
    ' https://cloud.seaart.ai/model/v1/x',
    // another path of the same host
    'https://cloud.seaart.ai/',
    'https://cloud.seaart.ai',
    base,
    'https://cloud.seaart.ai/models/v1/x',
    'https://cloud.seaart.ai/model2/v1/x',
    'https://cloud.seaart.ai/api/v1/user/balance',
    'https://cloud.seaart.ai?/model/v1/x',
    'https://cloud.seaart.ai#/model/v1/x',
    // steps up
    `${base}/../api/v1/x`,
    `${base}/v1/../../api`,
    `${base}/v1/..`,
    `${base}/v1/./x`,
    `${base}/v1/.`,
    `${base}/..?x`,
    `${base}/v1/../../api?y=1`,
    `${base}/%2e%2e/api/v1/x`,
    `${base}/%2E%2E/api/v1/x`,
    `${base}/.%2e/api/v1/x`,
    `${base}/%2E./api/v1/x`,
    `${base}/v1/%2e/x`,
    `${base}/%2e%2e`,
    `${base}/%2e%2e?x`,
    // characters that parsers read in different ways
    `${base}/..\\..\\api`,
    `${base}/v1\\x`,
    'https://cloud.seaart.ai\\@evil.example/model/v1/x',
    `${base}/v1/x#y`,
    `${base}/v1/x y`,
    `${base}/v1/x\n`,
    `${base}/v1/x\r\nHost: evil.example`,
    `${base}/v1/\tx`,
    `${base}/v1/x\u0000`,
    `${base}/v1/é`,
    `${base}/v1/\u202e`,
    `${base}/${'x'.repeat(2001)}`,
    '',
    null,
  ])('%j is not: the address is built from the configured one', (url) => {
    expect(ask(url)).toBe(own);
  });

  test('of whatever a server says, only the configured origin is ever asked', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'cloud.seaart.ai',
      'evil.example',
      '/model',
      '/',
      '..',
      '%2e',
      '@',
      ':',
      '443',
      '\\',
      '#',
      '?',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.webUrl(),
        ),
        (url) => {
          for (const given of [url, `${base}/${url}`]) {
            const asked = new URL(ask(given));
            expect([asked.origin, asked.username, asked.pathname.startsWith('/model/')]).toEqual(['https://cloud.seaart.ai', '', true]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('each question has its own address', () => {
    const named = { ...namedOf('mmsu_1'), statusUrl: null, responseUrl: null, cancelUrl: null };
    expect((['status', 'response', 'cancel'] as const).map((question) => questionUrl(base, named, question))).toEqual(
      ['status', 'response', 'cancel'].map((word) => `${base}/v1/queue/flux_kontext_max/requests/mmsu_1/${word}`),
    );
    expect(
      (['status', 'response', 'cancel'] as const).map((question) =>
        questionUrl(base, { ...namedOf('mmsu_1'), statusUrl: `${base}/s`, responseUrl: `${base}/r`, cancelUrl: `${base}/c` }, question),
      ),
    ).toEqual([`${base}/s`, `${base}/r`, `${base}/c`]);
  });

  test('an id stands in the path as one piece, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (requestId) => {
        fc.pre(!/^\.{1,2}$/.test(requestId));
        const url = new URL(questionUrl(base, { ...namedOf(requestId), statusUrl: null }, 'status'));
        expect([url.origin, url.pathname.split('/').length, decodeURIComponent(url.pathname.split('/')[6] ?? '')]).toEqual([
          'https://cloud.seaart.ai',
          8,
          requestId.toWellFormed(),
        ]);
      }),
    );
    expect(questionUrl(base, { ...namedOf('a/../b?c#d'), statusUrl: null }, 'status')).toBe(
      `${base}/v1/queue/flux_kontext_max/requests/a%2F..%2Fb%3Fc%23d/status`,
    );
  });
});

describe('the configured address', () => {
  test.each([
    ['https://cloud.seaart.ai/model', { origin: 'https://cloud.seaart.ai', path: '/model', loopback: false }],
    [' HTTPS://Cloud.SeaArt.ai:443/model// ', { origin: 'https://cloud.seaart.ai', path: '/model', loopback: false }],
    ['https://example.com', { origin: 'https://example.com', path: '', loopback: false }],
    ['https://example.com:08443/a/b/', { origin: 'https://example.com:8443', path: '/a/b', loopback: false }],
    ['http://127.0.0.1:9/model', { origin: 'http://127.0.0.1:9', path: '/model', loopback: true }],
    ['http://localhost:80', { origin: 'http://localhost', path: '', loopback: true }],
    ['http://[::1]:8080/m', { origin: 'http://[::1]:8080', path: '/m', loopback: true }],
  ])('%j is read', (text, read) => {
    expect(readBaseUrl(text)).toEqual(read);
  });

  test.each([
    '',
    'cloud.seaart.ai',
    'http://cloud.seaart.ai/model',
    'http://127.0.0.1.evil.example/model',
    'http://localhost.evil.example',
    'http://10.0.0.1',
    'http://[::2]',
    'ftp://127.0.0.1',
    'https://user@cloud.seaart.ai/model',
    'https://user:pass@cloud.seaart.ai/model',
    'https://cloud.seaart.ai/model?x',
    'https://cloud.seaart.ai/model#x',
    'https://cloud.seaart.ai/mo del',
    'https://cloud.seaart.ai:0',
    'https://cloud.seaart.ai:65536',
    'https://cloud.seaart.ai:x',
    'https://',
    'https:///model',
    'https://évil.example',
    'javascript:alert(1)',
  ])('%j is refused', (text) => {
    expect(readBaseUrl(text)).toBeNull();
  });

  test('this computer goes by few names', () => {
    expect(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'].map(isLoopbackHost)).toEqual(Array(6).fill(true));
    expect(['localhost.', '128.0.0.1', '127.0.0', '127.0.0.1.x', '0.0.0.0', '::', '', 'x127.0.0.1'].map(isLoopbackHost)).toEqual(
      Array(8).fill(false),
    );
  });

  test('a create goes to the queue of its endpoint', () => {
    expect([createUrl(`${base}/`, 'flux_kontext_max'), createUrl(base, 'a/b')]).toEqual([
      `${base}/v1/queue/flux_kontext_max`,
      `${base}/v1/queue/a%2Fb`,
    ]);
  });
});
