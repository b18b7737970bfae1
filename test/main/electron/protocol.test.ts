import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaAddress, Studio } from '../../../main/studio/studio.ts';
import { answer, contentPolicy, readMediaAddress, readRange, registerScheme } from '../../../main/electron/protocol.ts';
import type { SchemeServer } from '../../../main/electron/protocol.ts';

const sha = 'ab'.repeat(32);
const editId = '01HZX3V7W8N9P0QRSTVWXYZ012';
const guarded = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer' };

let folder: string;
let ui: string;
let picture: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-protocol-'));
  ui = path.join(folder, 'ui');
  picture = path.join(folder, 'picture.png');
  mkdirSync(path.join(ui, 'assets'), { recursive: true });
  writeFileSync(path.join(ui, 'index.html'), '<p>hello</p>');
  writeFileSync(path.join(ui, 'assets/index-B_1.js'), 'void 0;');
  writeFileSync(path.join(ui, 'notes.exe'), 'no');
  writeFileSync(path.join(folder, 'secret.html'), 'secret');
  writeFileSync(picture, '0123456789');
  symlinkSync(path.join(folder, 'secret.html'), path.join(ui, 'link.html'));
  symlinkSync(folder, path.join(ui, 'up'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function server(parts: Partial<Pick<Studio, 'media' | 'takeBytes'>> = {}): SchemeServer {
  const studio = {
    media: async () => ({ path: picture, mediaType: 'image/png' as const }),
    takeBytes: async () => ({ pictures: [], failures: [] }),
    ...parts,
  };
  return { uiFolder: ui, studio: Promise.resolve(studio), callsServed: Promise.resolve() };
}

const get = (address: string, init?: RequestInit, parts?: Parameters<typeof server>[0]): Promise<Response> =>
  answer(new Request(address, init), server(parts));

/** A request whose address is taken as it is, as Chromium could send it and `new Request` would tidy it. */
const raw = (url: string): Request => ({ url, method: 'GET', headers: new Headers(), body: null }) as unknown as Request;

describe('the scheme', () => {
  test('has only the privileges a page needs', () => {
    const given: unknown[] = [];
    registerScheme({ registerSchemesAsPrivileged: (schemes) => void given.push(schemes) });
    expect(given).toEqual([[{ scheme: 'studio', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]);
  });

  test('has this content policy, to the letter', () => {
    expect(contentPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types app",
    );
  });
});

describe('a file of the UI', () => {
  test('comes with the content policy and its own type', async () => {
    const response = await get('studio://app/index.html');
    expect([response.status, await response.text(), Object.fromEntries(response.headers)]).toEqual([
      200,
      '<p>hello</p>',
      { ...guarded, 'content-length': '12', 'content-security-policy': contentPolicy, 'content-type': 'text/html; charset=utf-8' },
    ]);
    expect((await get('studio://app/assets/index-B_1.js?v=1#x')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('waits until calls are served, so that the page never asks into the void', async () => {
    let serve = (): void => undefined;
    const callsServed = new Promise<void>((resolve) => (serve = resolve));
    let answered = false;
    const waiting = answer(new Request('studio://app/index.html'), { ...server(), callsServed }).then(() => (answered = true));
    // One that came later and need not wait is answered whole.
    await (await get('studio://app/index.html')).text();
    expect(answered).toBe(false);
    serve();
    expect(await waiting).toBe(true);
  });

  test('is the only thing that can be reached', async () => {
    const ups = [
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '.%2e',
      '..%2f',
      '..%5c',
      '..\\',
      '%252e%252e',
      '..;',
      '....',
      '%c0%ae%c0%ae',
      '%00',
      '\0',
      '~',
      '..%00',
    ];
    const places = ['secret.html', 'ui/../secret.html', 'etc/passwd', 'secret.html%00.html', 'secret.html?x=.js', 'secret.html#.js'];
    const climbing = ups.flatMap((up) =>
      places.flatMap((place) => [`studio://app/${up}/${place}`, `studio://app/assets/${up}/${up}/${place}`, `studio://app/${up}${place}`]),
    );
    const others = [
      'studio://app',
      'studio://app/',
      'studio://app//index.html',
      'studio://app///etc/passwd',
      `studio://app/${folder}/secret.html`,
      `studio://app/${encodeURIComponent(`${folder}/secret.html`)}`,
      'studio://app/C:/Windows/win.ini',
      'studio://app/C:%5CWindows%5Cwin.ini',
      'studio://app/\\\\host\\share\\x.html',
      'studio://app/link.html',
      'studio://app/up/secret.html',
      'studio://app/notes.exe',
      'studio://app/assets',
      'studio://app/assets/',
      'studio://app/.env',
      'studio://app/index.html/',
      'studio://app/index.html%20',
      'studio://app/INDEX.HTML%3a$DATA',
      'studio://app/index.html::$DATA',
      'studio://evil/index.html',
      'studio://app.evil/index.html',
      'studio://app:1/index.html',
      'studio://a@app/index.html',
      'http://app/index.html',
      'file:///etc/passwd',
    ];
    const addresses = [...climbing, ...others];
    expect(addresses.length).toBeGreaterThan(200);
    const statuses = await Promise.all(addresses.map(async (address) => [address, (await answer(raw(address), server())).status] as const));
    expect(statuses.filter(([, status]) => status < 400 || status >= 500)).toEqual([]);
  });

  test('is read, never written', async () => {
    const methods = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
    expect(await Promise.all(methods.map(async (method) => (await get('studio://app/index.html', { method })).status))).toEqual(
      methods.map(() => 405),
    );
    const head = await get('studio://app/index.html', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '12', '']);
  });
});

describe('an address of pixels', () => {
  test('names an edit or a hash and nothing else', () => {
    const table: Record<string, MediaAddress> = {
      [`/media/result/${editId}/0`]: { kind: 'result', editId, index: 0, longSide: null },
      [`/media/result/${editId}/12/320`]: { kind: 'result', editId, index: 12, longSide: 320 },
      [`/media/picture/${sha}`]: { kind: 'picture', sha256: sha, seen: { crop: null, turned: null, strokes: [] }, longSide: null },
      [`/media/picture/${sha}/640`]: { kind: 'picture', sha256: sha, seen: { crop: null, turned: null, strokes: [] }, longSide: 640 },
      [`/media/picture/${sha}-c0-12-300-40`]: {
        kind: 'picture',
        sha256: sha,
        seen: { crop: [0, 12, 300, 40], turned: null, strokes: [] },
        longSide: null,
      },
      [`/media/picture/${sha}-c0-12-300-40/160`]: {
        kind: 'picture',
        sha256: sha,
        seen: { crop: [0, 12, 300, 40], turned: null, strokes: [] },
        longSide: 160,
      },
      [`/media/sent/${sha}`]: { kind: 'sent', sha256: sha },
    };
    expect(Object.fromEntries(Object.keys(table).map((address) => [address, readMediaAddress(address)]))).toEqual(table);
    const refused = [
      '/media/',
      '/media/result/',
      `/media/result/${editId}`,
      `/media/result/${editId}/-1`,
      `/media/result/${editId}/999`,
      `/media/result/${editId}/0/100`,
      `/media/result/${editId}/0/160/`,
      `/media/result/${editId.toLowerCase()}/0`,
      `/media/result/../../etc/passwd/0`,
      `/media/result/%2e%2e/0`,
      `/media/picture/${sha.toUpperCase()}`,
      `/media/picture/${sha}a`,
      `/media/picture/../${sha}`,
      `/media/picture/${sha}-c0-0-0-10`,
      `/media/picture/${sha}-c-1-0-5-10`,
      `/media/picture/${sha}-c1-2-3`,
      `/media/picture/${sha}-c1-2-3-4-5`,
      `/media/picture/${sha}-c1-2-3-4/100`,
      `/media/sent/${sha}/160`,
      `/media/other/${sha}`,
      `/MEDIA/sent/${sha}`,
      `/x/media/sent/${sha}`,
      `/media/sent/${sha}\n`,
    ];
    expect(refused.filter((address) => readMediaAddress(address) !== null)).toEqual([]);
  });

  test('gives the file as the type main found, sandboxed, for good', async () => {
    const response = await get(`studio://app/media/sent/${sha}`);
    const { etag, ...headers } = Object.fromEntries(response.headers);
    expect([response.status, await response.text(), headers]).toEqual([
      200,
      '0123456789',
      {
        ...guarded,
        'accept-ranges': 'bytes',
        'cache-control': 'private, max-age=31536000, immutable',
        'content-length': '10',
        'content-security-policy': "sandbox; default-src 'none'",
        'content-type': 'image/png',
      },
    ]);
    const again = await get(`studio://app/media/sent/${sha}`, { headers: { 'if-none-match': etag ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('gives a part when a part is asked for', async () => {
    const part = async (range: string): Promise<unknown[]> => {
      const response = await get(`studio://app/media/sent/${sha}`, { headers: { range } });
      return [response.status, response.headers.get('content-range'), response.headers.get('content-length'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '3', '234']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-9/10', '2', '89']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '3', '789']);
    expect((await part('bytes=10-')).slice(0, 2)).toEqual([416, 'bytes */10']);
    expect(await part('bytes=0-1,4-5')).toEqual([200, null, '10', '0123456789']);
  });

  test.skipIf(process.platform === 'win32')('never follows a link, never waits at a pipe, never opens a folder', async () => {
    const link = path.join(folder, 'link.png');
    const pipe = path.join(folder, 'pipe.png');
    symlinkSync(picture, link);
    execFileSync('mkfifo', [pipe]);
    const status = async (file: string): Promise<number> =>
      (await get(`studio://app/media/sent/${sha}`, {}, { media: async () => ({ path: file, mediaType: 'image/png' }) })).status;
    expect(await Promise.all([link, pipe, folder, path.join(folder, 'gone.png')].map(status))).toEqual([404, 404, 404, 404]);
  });

  test('is not found when main knows no such picture', async () => {
    expect((await get(`studio://app/media/sent/${sha}`, {}, { media: async () => null })).status).toBe(404);
  });
});

test('ranges are read as RFC 9110 says', () => {
  const table = { 'bytes=0-0': { start: 0, end: 0 }, 'bytes=5-99': { start: 5, end: 9 }, 'bytes=-99': { start: 0, end: 9 } };
  expect(Object.fromEntries(Object.keys(table).map((header) => [header, readRange(header, 10)]))).toEqual(table);
  expect(['bytes=-0', 'bytes=10-12'].map((header) => readRange(header, 10))).toEqual(['outside', 'outside']);
  expect([null, '', 'bytes=-', 'bytes=4-2', 'bytes=a-b', 'items=0-1'].map((header) => readRange(header, 10))).toEqual(Array(6).fill(null));
});
