import { createHash } from 'node:crypto';
import dns from 'node:dns';
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeLog } from '../../../main/platform/log.ts';
import { download } from '../../../main/network/download.ts';
import type { Downloaded } from '../../../main/network/download.ts';
import { png } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import type { Step } from '../../fakes/seaart-behaviour.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let server: SeaartServer;
let into: string;
beforeEach(async () => {
  server = await startSeaart();
  into = join(temporaryFolder(), 'arriving');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

const fetch = (url: string, serviceIsLocal = true): Promise<Downloaded> =>
  download({ url, into, serviceIsLocal, userAgent: 'KontextStudio/test', findProxy: null });
const stepped = (...steps: Step[]): Promise<Downloaded> => {
  server.next('download', ...steps);
  return fetch(`${server.origin}/results/a/0?q-sign=a%2Fb%20c&x=%7e`);
};
const redirect = (location: string, status = 302): Step => ({ status, headers: { location }, body: '' });

describe('a download', () => {
  test('writes the very bytes, for this person only, and says their hash', async () => {
    const picture = await png();
    const arrived = await stepped({ status: 200, body: picture });
    expect(arrived).toEqual({ kind: 'file', sha256: createHash('sha256').update(picture).digest('hex'), bytes: picture.length });
    expect([readFileSync(into).equals(picture), statSync(into).mode & 0o777]).toEqual([true, 0o600]);
  });

  test('asks once, byte-exactly, with neither key nor cookie nor a body', async () => {
    await stepped({ status: 200, body: 'x', headers: { 'set-cookie': 'a=b' } });
    await stepped({ status: 200, body: 'x' });
    const { host: _host, ...headers } = server.heard[1]?.headers ?? {};
    expect(server.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from({ length: 2 }, () => 'GET /results/a/0?q-sign=a%2Fb%20c&x=%7e'),
    );
    expect(headers).toEqual({
      'user-agent': 'KontextStudio/test',
      accept: 'image/*,*/*;q=0.1',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  test('never writes through a link that lies in its way', async () => {
    const victim = join(temporaryFolder(), 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, into);
    await expect(stepped({ status: 200, body: 'x' })).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readFileSync(victim, 'utf8')).toBe('mine');
  });

  test('rejects for the disk’s sake, so that it is not taken for the line’s', async () => {
    into = join(temporaryFolder(), 'no such folder', 'x');
    await expect(stepped({ status: 200, body: 'x' })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a download that gives no picture', () => {
  const cap = 64 * 1024 * 1024;
  test.each<readonly [string, Step, Downloaded]>([
    ['is forbidden by now', { status: 403 }, { kind: 'expired', status: 403 }],
    ['is not there', { status: 404 }, { kind: 'expired', status: 404 }],
    ['is gone', { status: 410 }, { kind: 'expired', status: 410 }],
    ['is told to wait', { status: 429 }, { kind: 'unreachable', detail: 'HTTP 429' }],
    ['meets a broken host', { status: 500 }, { kind: 'unreachable', detail: 'HTTP 500' }],
    ['meets a gateway’s page', { status: 502, body: '<html>' }, { kind: 'unreachable', detail: 'HTTP 502' }],
    ['gets a part only', { status: 206, body: 'x' }, { kind: 'unreachable', detail: 'HTTP 206' }],
    ['gets nothing at all', { status: 204, body: '' }, { kind: 'unreachable', detail: 'HTTP 204' }],
    ...['<!doctype html><h1>Sign in</h1>', '\ufeff\n <HTML lang="en">', '<!-- gateway --><p>', '<?xml version="1.0"?>\n<html>'].map(
      (body): [string, Step, Downloaded] => [
        `is a web page: ${JSON.stringify(body)}`,
        { status: 200, body, headers: { 'content-type': 'image/png' } },
        { kind: 'page', detail: 'a web page came in place of the picture' },
      ],
    ),
    ['is empty', { status: 200, body: '' }, { kind: 'damaged', detail: 'The picture is empty.' }],
    [
      'is shorter than it said',
      { status: 200, body: 'abc', claimLength: 10 },
      { kind: 'unreachable', detail: expect.stringMatching(/^the line broke after [03] bytes$/) as unknown as string },
    ],
    [
      'is cut by a reset',
      { status: 200, body: 'a'.repeat(90), cutAnswerAfter: 120, ending: 'reset' },
      { kind: 'unreachable', detail: expect.stringMatching(/^(the line broke after \d+ bytes|ECONNRESET)$/) as unknown as string },
    ],
    ['is cut before its head', { cutAnswerAfter: 0 }, { kind: 'unreachable', detail: 'ECONNRESET' }],
    [
      'says that it is too long',
      { status: 200, body: 'abc', claimLength: cap + 1 },
      { kind: 'damaged', detail: `The picture is said to be ${cap + 1} bytes long, more than a result can be.` },
    ],
    ['is redirected to nowhere', redirect('http://[broken'), { kind: 'unreachable', detail: 'HTTP 302 to nowhere' }],
    ['is redirected without an address', { status: 302, body: '' }, { kind: 'unreachable', detail: 'HTTP 302' }],
  ])('because it %s says so', async (_, step, outcome) => {
    expect(await stepped(step)).toEqual(outcome);
  });

  test('because it never ends is stopped at the longest a result can be', async () => {
    expect(await stepped({ status: 200, body: Buffer.alloc(cap + 100_000), claimLength: null })).toEqual({
      kind: 'damaged',
      detail: 'The picture is longer than a result can be.',
    });
    expect(statSync(into).size).toBeLessThanOrEqual(cap);
  });

  test('because the host is off says so', async () => {
    await server.stop();
    expect(await fetch(`${server.origin}/results/a/0?`)).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });

  test('because it was packed is not unpacked: the bytes are as they came', async () => {
    const packed = gzipSync('x'.repeat(100_000));
    expect(await stepped({ status: 200, body: packed, headers: { 'content-encoding': 'gzip' } })).toMatchObject({
      kind: 'file',
      bytes: packed.length,
    });
  });
});

describe('a redirect', () => {
  test('that quotes the key is followed without it', async () => {
    const key = 'sk-redirect+0123456789';
    makeLog(temporaryFolder()).hide(key);
    const asked = server.heard.length;
    server.next('download', redirect(`${server.elsewhere}/results/a/0?k=${encodeURIComponent(key)}&n=0`));
    await stepped();
    expect(
      server.heard
        .slice(asked)
        .map(({ at, path }) => [at, path])
        .at(-1),
    ).toEqual(['elsewhere', '/results/a/0?k=[key]&n=0']);
  });

  test.each([301, 302, 303, 307, 308])('with %i is followed, from one origin to another too', async (status) => {
    server.next('download', redirect(`${server.elsewhere}/results/b/1?s=1`, status), redirect('../c/2?s=2', status), {
      status: 200,
      body: 'xyz',
    });
    expect(await fetch(`${server.origin}/results/a/0?s=0`)).toMatchObject({ kind: 'file', bytes: 3 });
    expect(server.heard.map(({ at, path }) => [at, path])).toEqual([
      ['service', '/results/a/0?s=0'],
      ['elsewhere', '/results/b/1?s=1'],
      ['elsewhere', '/results/c/2?s=2'],
    ]);
  });

  test('is followed three times and no further', async () => {
    const again = redirect('/results/a/0?');
    expect(await stepped(again, again, again, { status: 200, body: 'x' })).toMatchObject({ kind: 'file' });
    expect(await stepped(again, again, again, again)).toEqual({ kind: 'unreachable', detail: 'too many redirects' });
    expect(server.count('download')).toBe(8);
  });

  test.each([
    ['http://cdn.example.com/a', 'not https (http:)'],
    ['https://10.0.0.8/a', 'an address inside a private network'],
    ['http://169.254.169.254/latest/meta-data', 'not https (http:)'],
    ['https://169.254.169.254/latest/meta-data', 'an address inside a private network'],
    ['file:///etc/passwd', 'not https (file:)'],
    ['data:image/png;base64,AAAA', 'not https (data:)'],
    ['https://user@cdn.example.com/', 'an address with a user name'],
    ['https://cdn.example.com:22/', 'an unusual port (22)'],
  ])('to %s is not followed', async (location, reason) => {
    expect(await stepped(redirect(location))).toEqual({
      kind: 'forbidden',
      detail: `The service gave ${reason} for the picture; it is not fetched from there.`,
    });
    expect([server.count('download'), existsSync(into)]).toEqual([1, false]);
  });
});

describe('where the service is not on this computer', () => {
  test('this computer is not asked for a result', async () => {
    expect(await fetch(`${server.origin}/results/a/0?`, false)).toEqual({
      kind: 'forbidden',
      detail: 'The service gave not https (http:) for the picture; it is not fetched from there.',
    });
    expect(server.heard).toEqual([]);
  });

  test('a name that leads to this computer now is not followed and may be tried again', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, done: (error: null, found: unknown) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as typeof dns.lookup);
    expect(await fetch('https://cdn.example.com/a.png', false)).toEqual({
      kind: 'unreachable',
      detail: 'The picture’s host leads into a private network; it is not fetched from there.',
    });
  });
});

describe('a picture inside the answer', () => {
  test('is written as it is', async () => {
    const picture = await png();
    expect(await fetch(`data:image/png;base64,${picture.toString('base64')}`, false)).toMatchObject({
      kind: 'file',
      bytes: picture.length,
    });
    expect(readFileSync(into).equals(picture)).toBe(true);
  });

  test.each(['data:image/png;base64,', 'data:text/html;base64,AAAA', 'data:image/png,AAAA', 'data:image/svg+xml;utf8,<svg/>', 'data:'])(
    'in the form %s is refused',
    async (url) => {
      expect(await fetch(url)).toEqual({ kind: 'damaged', detail: 'The picture inside the answer cannot be read.' });
      expect(existsSync(into)).toBe(false);
    },
  );
});
