// What an answer says went wrong, and what of it is kept.
import { describe, expect, test } from 'vitest';
import { forKeeping, readError } from '../../../app/seaart/wire.ts';

const json = (value: unknown): string => JSON.stringify(value);

describe('errors', () => {
  test.each([
    [
      401,
      { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' }, request_id: 't' },
      'Authorization Bearer or Key token is required',
      'UNAUTHORIZED',
    ],
    [404, { detail: 'App not found: not_exists' }, 'App not found: not_exists', '404'],
    [402, { status: { code: 402, message: 'Insufficient credits', error_code: 40201 }, data: null }, 'Insufficient credits', '40201'],
    [400, { status: { code: 400, message: 'invalid image format' }, data: null }, 'invalid image format', '400'],
    [403, { error: 'insufficient balance' }, 'insufficient balance', '403'],
    [429, { error: { message: 'slow', type: 'rate_limit_error', param: null, code: 'quota_exceeded' } }, 'slow', 'quota_exceeded'],
    [
      422,
      { detail: [{ loc: ['body', 'prompt'], msg: 'required', type: 'x' }, { loc: 'x', msg: 'bad' }, 4, { msg: '' }] },
      'prompt: required; bad',
      '422',
    ],
    [500, { message: 'oops' }, 'oops', '500'],
    [500, { provider_error: { message: 'theirs' } }, 'theirs', '500'],
    [500, {}, 'HTTP 500', '500'],
    [500, { error: {}, detail: [] }, 'HTTP 500', '500'],
  ])('%i %j', (status, body, message, code) => {
    expect(readError(json(body), status)).toEqual({ message, code });
  });

  test.each([
    [502, '<html><head><title>502 Bad Gateway</title></head>\n<body>nginx</body></html>', '502 Bad Gateway nginx'],
    [413, '', 'HTTP 413'],
    [500, '[1,2]', '[1,2]'],
    [500, 'x'.repeat(1000), 'x'.repeat(300)],
  ])('%i that is no object: its words', (status, body, message) => {
    expect(readError(body, status)).toEqual({ message, code: String(status) });
  });
});

describe('an answer as it is kept', () => {
  test('is without the key, in whatever way it is spelled, and without pictures', () => {
    const key = 'sa-secret/key"1';
    const escaped = '{"\\u0073a-secret\\/key\\"1":["Bearer sa-secret\\/key\\"1"]}';
    expect(forKeeping(escaped, key)).toEqual({ '[key]': ['Bearer [key]'] });
    expect(forKeeping(`Bad key ${key}, ${key}!`, key)).toBe('Bad key [key], [key]!');
    expect(forKeeping(json({ image: 'A'.repeat(5000) }), key)).toEqual({ image: `${'A'.repeat(60)}… (5000 characters)` });
  });

  test('is bounded in every direction', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(forKeeping(deep, 'sa-key-1')).toEqual([[[[[['…']]]]]]);
    expect(
      Object.keys(forKeeping(json(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]))), 'sa-key-1') as object).length,
    ).toBe(60);
    expect(forKeeping(json(Array(500).fill(1)), 'sa-key-1')).toEqual(Array(50).fill(1));
    expect(forKeeping('x'.repeat(5000), 'sa-key-1')).toBe('x'.repeat(2000));
  });

  test('does not touch the prototypes of this program', () => {
    const kept = forKeeping('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', 'sa-key-1') as object;
    expect([({} as { polluted?: number }).polluted, Object.getPrototypeOf(kept) === Object.prototype]).toEqual([undefined, true]);
  });
});
