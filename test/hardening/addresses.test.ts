// Addresses from outside, at random: what the window may load, where it may go, what opens the browser, where results and the key may go.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUrl, questionUrl, readBaseUrl } from '../../app/seaart/addresses.ts';
import { isPublicAddress, refusalOfHost } from '../../main/network/hosts.ts';
import { isOwnAddress } from '../../main/electron/addresses.ts';
import { isAllowedLink, links } from '../../main/electron/desktop.ts';
import { mayRequest } from '../../main/electron/guard.ts';
import { readPackAddress } from '../../main/electron/pack-address.ts';
import { answer, readMediaAddress } from '../../main/electron/protocol.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';

const ups = [
  '..',
  '.',
  '%2e%2e',
  '%2E%2e',
  '..%2f',
  '..%5c',
  '..\\',
  '%252e%252e',
  '%c0%ae',
  '%00',
  '\0',
  '\\',
  '//',
  '/',
  'C:',
  '~',
  '%',
  '\u2024\u2024',
  '::$DATA',
  ' ',
];
const names = [
  'index.html',
  'secret.html',
  'assets',
  'media',
  'result',
  'sent',
  'etc/passwd',
  'import',
  'a'.repeat(300),
  'app',
  '\ud800',
  '__proto__',
];
const piece = fc.oneof(fc.constantFrom(...ups), fc.constantFrom(...names), fc.string({ maxLength: 12 }), fc.webPath({ size: 'small' }));
const hostile = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const head = fc.constantFrom(
  'studio://app/',
  'studio://app',
  'studio:',
  'studio://app@evil/',
  'studio://evil/',
  'studio://app.evil/',
  'studio://app:1/',
  'https://app/',
  'file:///',
  '//app/',
  'STUDIO://APP/',
  'blob:studio://app/',
  'blob:studio://app.evil/',
  'data:text/html,',
  'javascript:',
  '',
);
const anyAddress = fc.oneof(
  fc.tuple(head, hostile).map((parts) => parts.join('')),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ maxLength: 200 }),
);

const raw = (url: string): Request => ({ url, method: 'GET', headers: new Headers(), body: null }) as unknown as Request;

describe('the scheme, asked ten thousand times at random', () => {
  test('gives out the files of the UI and nothing that lies beside them', async () => {
    const folder = temporaryFolder();
    const ui = path.join(folder, 'ui');
    mkdirSync(path.join(ui, 'assets'), { recursive: true });
    writeFileSync(path.join(ui, 'index.html'), 'the page');
    writeFileSync(path.join(ui, 'assets/a.js'), 'the script');
    for (const name of ['secret.html', 'secret.js', 'a.json']) writeFileSync(path.join(folder, name), 'secret');
    const asked: unknown[] = [];
    const media = async (address: unknown): Promise<null> => (asked.push(address), null);
    const server = {
      uiFolder: ui,
      studio: Promise.resolve({ media, takeBytes: async () => ({ pictures: [], failures: [] }) }),
      callsServed: Promise.resolve(),
    };
    let served = 0;
    await fc.assert(
      fc.asyncProperty(anyAddress, async (address) => {
        const response = await answer(raw(address), server);
        if (response.status === 200) {
          served += 1;
          expect(['the page', 'the script']).toContain(await response.text());
        } else expect([404, 405]).toContain(response.status);
      }),
      { numRuns: 10_000, examples: [['studio://app/index.html']] },
    );
    expect(served).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });

  test('reads no address of pixels that is not an id or a hash, an index and a size', () => {
    const id = fc.oneof(fc.stringMatching(/^[0-9A-Z]{24,28}$/), fc.stringMatching(/^[0-9a-f]{62,66}$/), hostile);
    const address = fc.tuple(
      fc.constantFrom('/media/', '/media//', '/MEDIA/', '/x/media/'),
      fc.constantFrom('result', 'picture', 'sent', '..', ''),
      id,
      fc.constantFrom('', '/0', '/99', '/-1', '/1e1', '/0/160', '/0/161', '/320', '/..', '?x', '#x', '\n'),
    );
    const plain =
      /^\/media\/(result\/[0-9A-HJKMNP-TV-Z]{26}\/\d{1,2}(\/(160|320|640))?|picture\/[0-9a-f]{64}(-c\d{1,6}(-\d{1,6}){3})?(\/(160|320|640))?|sent\/[0-9a-f]{64})$/;
    fc.assert(
      fc.property(address, ([start, kind, name, end]) => {
        const text = `${start}${kind}/${name}${end}`;
        expect(readMediaAddress(text) !== null).toBe(plain.test(text));
      }),
      { numRuns: 10_000 },
    );
  });
});

test('reads no address of a pack that is not a size and ids', () => {
  const id = fc.oneof(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/), fc.stringMatching(/^[0-9A-Z]{25,27}$/), hostile);
  const address = fc.tuple(
    fc.constantFrom('/media/pack/', '/media/pack//', '/media/packs/', '/x/media/pack/'),
    fc.constantFrom('160', '320', '640', '161', '', '..'),
    fc.array(id, { maxLength: 4 }),
    fc.constantFrom('', '', '', ',', '/', '/0', '?x', '\n'),
  );
  const plain = /^\/media\/pack\/(160|320|640)\/[0-9A-HJKMNP-TV-Z]{26}(,[0-9A-HJKMNP-TV-Z]{26})*$/;
  const ulid = '01HZX3V7W8N9P0QRSTVWXYZ012';
  fc.assert(
    fc.property(address, ([start, side, ids, end]) => {
      const text = `${start}${side}/${ids.join()}${end}`;
      expect(readPackAddress(text) !== null).toBe(plain.test(text));
    }),
    { numRuns: 10_000, examples: [[['/media/pack/', '160', [ulid, ulid], '']]] },
  );
  expect([64, 65].map((count) => readPackAddress(`/media/pack/160/${Array(count).fill(ulid).join()}`)?.editIds.length)).toEqual([
    64,
    undefined,
  ]);
});

describe('ten thousand addresses at random', () => {
  test('that are not ours neither become the page nor are asked for by it', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const url = URL.parse(address);
        const ours = url !== null && url.protocol === 'studio:' && url.host === 'app' && url.username + url.password === '';
        expect(isOwnAddress(address)).toBe(ours);
        if (mayRequest(address, false))
          expect(ours || /^blob:studio:\/\/app\//i.test(address) || address.startsWith('data:image/')).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  test('open the browser only at the pages we name', () => {
    const near = fc
      .tuple(fc.constantFrom(...Object.values(links)), hostile, fc.nat(60))
      .map(([link, words, at]) => link.slice(0, at) + words + link.slice(at));
    fc.assert(
      fc.property(fc.oneof(anyAddress, near), (address) => {
        if (!isAllowedLink(address)) return;
        const url = new URL(address);
        expect([url.protocol, url.port, url.username, url.password]).toEqual(['https:', '', '', '']);
        expect(Object.values(links).map((link) => new URL(link).host)).toContain(url.host);
      }),
      { numRuns: 10_000 },
    );
  });

  test('never lead the key to another origin', () => {
    const bases = ['https://cloud.seaart.ai/model', 'http://127.0.0.1:8080/model', 'https://proxy.example:8443/a/b'];
    const given = fc.oneof(
      anyAddress,
      fc.tuple(fc.constantFrom(...bases), hostile).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom(...bases), hostile).map(([base, words]) => base.replace('/model', `${words}/model`)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        given,
        fc.oneof(hostile, fc.string({ minLength: 1, maxLength: 60 })),
        (base, url, requestId) => {
          const named = { requestId, endpoint: 'flux_kontext_max', responseUrl: url, statusUrl: url, cancelUrl: url };
          for (const question of ['status', 'response', 'cancel'] as const) {
            const asked = new URL(questionUrl(base, named, question));
            expect(asked.origin).toBe(new URL(base).origin);
            expect(asked.username + asked.password).toBe('');
            expect(asked.pathname.startsWith(new URL(base).pathname)).toBe(true);
          }
          expect(new URL(createUrl(base, requestId.toWellFormed())).origin).toBe(new URL(base).origin);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('are the service’s only over https, or over http on this computer', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyAddress,
          fc.tuple(fc.constantFrom('http://', 'https://', 'HTTP://'), fc.domain(), hostile).map((parts) => parts.join('')),
        ),
        (address) => {
          const base = readBaseUrl(address);
          if (base !== null && base.origin.startsWith('http:'))
            expect(base.origin).toMatch(/^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('are a result’s only over https on the usual port of a public host without a name in it', () => {
    const inside = fc
      .tuple(fc.ipV4(), fc.constantFrom('', ':443', ':80', ':8443'), hostile)
      .map(([host, port, words]) => `https://${host}${port}/${words}`);
    fc.assert(
      fc.property(
        fc.oneof(
          anyAddress,
          inside,
          fc.ipV6().map((host) => `https://[${host}]/a.png`),
        ),
        (address) => {
          if (refusalOfHost(address, false) !== null) return;
          const url = new URL(address);
          const host = url.hostname.replace(/^\[|\]$/g, '');
          expect([url.protocol, url.port, url.username + url.password]).toEqual(['https:', '', '']);
          if (/^[\d.]+$|:/.test(host)) expect(isPublicAddress(host)).toBe(true);
          expect(host).not.toBe('localhost');
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
