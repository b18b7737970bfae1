import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasKey, withoutKey } from '../../app/without-key.ts';

const key = 'sk+live/Qz7x="&%\\e4.<\'>';
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const entities = (text: string, of: (code: number) => string): string => text.replace(/[^\w]/g, (sign) => of(sign.charCodeAt(0)));

const spelled: readonly (readonly [string, string])[] = [
  ['as it is', key],
  ['in small letters', key.toLowerCase()],
  ['in JSON', json(key)],
  ['in JSON inside JSON', json(json(key))],
  ['in JSON with its slashes escaped', json(key).replaceAll('/', '\\/')],
  ['in JSON escapes', [...key].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['in an address', encodeURIComponent(key)],
  ['in an address inside an address', encodeURIComponent(encodeURIComponent(key))],
  [
    'in HTML',
    key.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;'),
  ],
  ['in HTML by numbers', entities(key, (code) => `&#${code};`)],
  ['in HTML by hexadecimal numbers', entities(key, (code) => `&#x${code.toString(16)};`)],
];

describe('a key', () => {
  test.each(spelled)('is struck out %s', (_, text) => {
    expect([withoutKey(`a ${text}, b ${text}`, key), hasKey(text, key)]).toEqual(['a [key], b [key]', true]);
  });

  test('is struck out of any text around it, and nothing else is', () => {
    fc.assert(
      // Keys end in a letter, a digit, - or _: of a backslash or a percent sign at the end nobody can say where its spelling ends.
      // Nor where it begins after one: `%3` before `4` is how an address may spell the 4.
      fc.property(fc.string(), fc.string(), fc.stringMatching(/^[\x21-\x7e]{7,59}[\w-]$/), (before, after, secret) => {
        fc.pre(!`${before}${after}`.toLowerCase().includes(secret.slice(0, 1).toLowerCase()) && !/[\\%&][^\\%&]{0,8}$/.test(before));
        expect(withoutKey(`${before}${secret}${after}`, secret)).toBe(`${before}[key]${after}`);
        expect(withoutKey(before + after, secret)).toBe(before + after);
      }),
      { numRuns: 2000 },
    );
  });

  test('that is hardly one leaves the text alone', () => {
    expect(withoutKey('a 1 b 1', '1')).toBe('a 1 b 1');
  });

  test('costs little to look for in the longest answer there is', () => {
    const long = 4 * 1024 * 1024;
    for (const part of ['s', '\\', '%25', '&amp;', '&#0', `sk+live/`, '\\u005c']) {
      const text = part.repeat(long / part.length);
      const began = performance.now();
      expect(withoutKey(text, key)).toBe(text);
      expect(performance.now() - began).toBeLessThan(50_000);
    }
  });
});
