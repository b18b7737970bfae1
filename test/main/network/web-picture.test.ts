import dns from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureIn } from '../../../app/messages/languages/spoken.ts';
import { makeLog } from '../../../main/platform/log.ts';
import { fetchWebPicture, readAddress, refusalToSend } from '../../../main/network/web-picture.ts';
import type { Line, WebFetched } from '../../../main/network/web-picture.ts';
import { isDirectByEnvironment } from '../../../main/network/trust.ts';
import { insideHosts } from '../../fakes/inside-hosts.ts';
import { png } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import type { Step } from '../../fakes/seaart-behaviour.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const key = 'sk-address+0123456789';
let server: SeaartServer;
let into: string;
beforeEach(async () => {
  server = await startSeaart();
  into = join(temporaryFolder(), 'fetched');
  makeLog(temporaryFolder()).hide(key);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.stop();
});

const line: Line = { userAgent: 'KontextStudio/test', serviceIsLocal: true, isDirect: async () => true };
const remote: Line = { ...line, serviceIsLocal: false };
const pictureAt = (): string => `${server.origin}/results/a/boats.png?sign=a%2Fb&x=%7e`;
const fetched = (...steps: Step[]): Promise<WebFetched> => {
  server.next('download', ...steps);
  return fetchWebPicture(pictureAt(), into, (host) => host === '127.0.0.1', line);
};
const redirect = (location: string): Step => ({ status: 302, headers: { location }, body: '' });
const said = (outcome: WebFetched): string => (outcome.kind === 'failed' ? outcome.failure.message : outcome.kind);
const leadsTo = (address: string): void =>
  void vi
    .spyOn(dns, 'lookup')
    .mockImplementation(((_name: string, _options: object, done: (error: null, found: unknown) => void) =>
      done(null, [{ address, family: 4 }])) as unknown as typeof dns.lookup);

describe('an address', () => {
  test.each([
    ['https://pictures.example.com/a.jpg', 'https://pictures.example.com/a.jpg'],
    [' HTTPS://Pictures.Example.COM:443/a.jpg?s=%2F#part ', 'https://pictures.example.com/a.jpg?s=%2F'],
    ['https://bücher.example.com/a', 'https://xn--bcher-kva.example.com/a'],
    ['https://8.8.8.8/a', 'https://8.8.8.8/a'],
    ['https://[2606:4700:4700::1111]/a', 'https://[2606:4700:4700::1111]/a'],
  ])('%s is taken as %s', (given, taken) => {
    const read = readAddress(given, false);
    expect('url' in read ? read.url.href : read.failure).toBe(taken);
  });

  const inside = 'This address is inside a private network, so it is neither fetched nor sent. Save the picture and add the file.';
  const scheme = 'Only https addresses are taken, so that nobody on the way sees or changes the picture. Save it and add the file.';
  const none = 'This is no address of a picture on the web. Copy the address of the picture itself, or save it and add the file.';
  test.each([
    ['boats.jpg', none],
    ['https://', none],
    [`https://a.example.com/${'x'.repeat(4096)}`, none],
    ['http://pictures.example.com/a.jpg', scheme],
    ['ftp://pictures.example.com/a.jpg', scheme],
    ['file:///etc/passwd', scheme],
    ['data:image/png;base64,AAAA', scheme],
    [
      'https://ada@pictures.example.com/a.jpg',
      'This address holds a user name, so it is neither fetched nor sent. Save the picture and add the file.',
    ],
    [
      'https://ada:secret@pictures.example.com/a.jpg',
      'This address holds a user name, so it is neither fetched nor sent. Save the picture and add the file.',
    ],
    [
      'https://pictures.example.com:8443/a.jpg',
      'This address names a port of its own, so it is neither fetched nor sent. Save the picture and add the file.',
    ],
    [
      `https://pictures.example.com/a.jpg?key=${encodeURIComponent(key)}`,
      'This address holds your SeaArt key, so it is neither fetched nor sent. Copy the address of the picture without it.',
    ],
    ...['router', 'printer.local', 'nas.lan', 'wiki.internal', 'a.home.arpa', 'a.localdomain', 'nas.lan.'].map((host) => [
      `https://${host}/a.jpg`,
      inside,
    ]),
    ['https://127.0.0.1/a.jpg', inside],
    ['https://localhost/a.jpg', inside],
    ['https://[::1]/a.jpg', inside],
  ])('%s is refused in a sentence', (given = '', sentence) => {
    const read = readAddress(given, false);
    expect('failure' in read ? read.failure : null).toMatchObject({ kind: 'picture-missing', message: sentence, charged: 'no' });
    expect('failure' in read ? failureIn('zh-CN', read.failure) : '').toMatch(/^[\u4e00-\u9fff]/);
  });

  test('inside a private network is refused in each of its spellings', () => {
    const taken = insideHosts.filter((host) => !('failure' in readAddress(`https://${host}/a.jpg`, false)));
    expect(taken).toEqual([]);
  });

  test('on this computer is taken only where the service is, and then no other inside', () => {
    expect(['http://127.0.0.1:4000/a', 'http://localhost:4000/a'].map((given) => 'url' in readAddress(given, true))).toEqual([true, true]);
    expect(['https://10.0.0.8/a', 'https://router/a', 'http://a.example.com/a'].map((given) => 'url' in readAddress(given, true))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('fetching', () => {
  test('asks once, byte-exactly, with neither key nor cookie nor where it came from', async () => {
    const picture = await png();
    expect(await fetched({ status: 200, body: picture, headers: { 'set-cookie': 'a=b' } })).toEqual({ kind: 'file' });
    expect(readFileSync(into).equals(picture)).toBe(true);
    const { host: _host, ...headers } = server.heard[0]?.headers ?? {};
    expect(server.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /results/a/boats.png?sign=a%2Fb&x=%7e']);
    expect(headers).toEqual({
      'user-agent': 'KontextStudio/test',
      accept: 'image/*,*/*;q=0.1',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  test('asks nothing of a host that is not allowed, nor of one that another leads on to', async () => {
    expect(await fetchWebPicture(pictureAt(), into, () => false, line)).toEqual({ kind: 'ask', host: '127.0.0.1', from: null });
    expect(server.heard).toEqual([]);
    expect(await fetched(redirect('https://cdn.example.com/a.png'))).toEqual({ kind: 'ask', host: 'cdn.example.com', from: '127.0.0.1' });
    expect([server.count('download'), existsSync(into)]).toEqual([1, false]);
  });

  test.each([
    'http://cdn.example.com/a',
    'https://10.0.0.8/a',
    'http://169.254.169.254/latest/meta-data',
    'https://router/a',
    'file:///etc/passwd',
    'https://ada@cdn.example.com/',
    'https://cdn.example.com:22/',
    `https://cdn.example.com/?k=${key}`,
    'http://[broken',
  ])('follows no redirect to %s', async (location) => {
    expect(said(await fetched(redirect(location)))).toBe(
      '127.0.0.1 leads on to where no picture is fetched from: not https, or inside a private network. Save the picture and add the file.',
    );
    expect(server.count('download')).toBe(1);
  });

  test('follows three redirects and no more', async () => {
    const again = redirect('/results/b/boats.png?');
    expect(await fetched(again, again, again, { status: 200, body: await png() })).toEqual({ kind: 'file' });
    expect(said(await fetched(again, again, again, again))).toBe(
      '127.0.0.1 leads from one address to the next without end. Save the picture and add the file.',
    );
  });

  test('never reaches into a private network by a name', async () => {
    leadsTo('192.168.1.1');
    expect(said(await fetchWebPicture('https://pictures.example.com/a.png', into, () => true, remote))).toBe(
      'pictures.example.com leads into a private network, so it is neither fetched nor sent. Save the picture and add the file.',
    );
    // A service on this computer opens this computer alone.
    expect(said(await fetchWebPicture('https://pictures.example.com/a.png', into, () => true, line))).toContain('private network');
  });

  test('is refused where a proxy stands between', async () => {
    const asked: string[] = [];
    const proxied = { ...line, isDirect: async (url: string) => (asked.push(url), false) };
    expect(said(await fetchWebPicture(pictureAt(), into, () => true, proxied))).toBe(
      'A proxy stands between this computer and the web, so where 127.0.0.1 leads cannot be checked and nothing is fetched. Save the picture and add the file.',
    );
    expect([asked, server.heard]).toEqual([[pictureAt()], []]);
  });

  test.each<[what: string, step: Step, sentence: RegExp, kind: string]>([
    ['a page', { status: 200, body: '<!doctype html><h1>Boats</h1>' }, /^127\.0\.0\.1 answered with a web page/, 'picture-missing'],
    ['nothing', { status: 200, body: '' }, /^127\.0\.0\.1 answered with nothing/, 'picture-missing'],
    ['401', { status: 401 }, /only to those who are signed in/, 'picture-missing'],
    ['403', { status: 403 }, /only to those who are signed in/, 'picture-missing'],
    ['404', { status: 404 }, /^127\.0\.0\.1 has no picture at this address/, 'picture-missing'],
    ['410', { status: 410 }, /^127\.0\.0\.1 has no picture at this address/, 'picture-missing'],
    ['429', { status: 429 }, /^127\.0\.0\.1 answered with HTTP 429/, 'offline'],
    ['500', { status: 500 }, /^127\.0\.0\.1 answered with HTTP 500/, 'offline'],
    ['a part', { status: 200, body: 'abc', claimLength: 10 }, /could not be reached, or did not send the whole picture/, 'offline'],
    [
      'more than a picture may have',
      { status: 200, body: 'abc', claimLength: 256 * 1024 * 1024 + 1 },
      /^“boats\.png” has more than 268 MB/,
      'picture-too-large',
    ],
  ])('what gives %s says so, also in Chinese', async (_, step, sentence, kind) => {
    const outcome = await fetched(step);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind, charged: 'no' } });
    expect(said(outcome)).toMatch(sentence);
    expect(said(outcome)).not.toContain('sign=');
    expect(outcome.kind === 'failed' ? failureIn('zh-CN', outcome.failure) : '').toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('an address that is sent as it is', () => {
  const address = 'https://pictures.example.com/a.png';

  test('may be when its name leads to the internet', async () => {
    leadsTo('93.184.216.34');
    expect([await refusalToSend(address, false, false), await refusalToSend(address, false, true)]).toEqual([null, null]);
  });

  test('is refused when its name leads into a private network, also at a later look', async () => {
    leadsTo('10.1.2.3');
    const sentence =
      'pictures.example.com leads into a private network, so it is neither fetched nor sent. Save the picture and add the file.';
    expect([(await refusalToSend(address, false, false))?.message, (await refusalToSend(address, false, true))?.message]).toEqual([
      sentence,
      sentence,
    ]);
  });

  test('whose name cannot be looked up is refused at first, and believed once it was looked up', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, done: (error: Error, found: unknown) => void) =>
      done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), [])) as unknown as typeof dns.lookup);
    expect((await refusalToSend(address, false, false))?.message).toMatch(/^pictures\.example\.com cannot be looked up/);
    expect(await refusalToSend(address, false, true)).toBeNull();
    expect((await refusalToSend('https://router/a', false, true))?.message).toContain('private network');
  });
});

describe('a proxy that the environment names', () => {
  const direct = (environment: Record<string, string>): boolean => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'])
      vi.stubEnv(name, environment[name] ?? '');
    return isDirectByEnvironment('https://pictures.example.com/a');
  };
  test.each<[environment: Record<string, string>, isDirect: boolean]>([
    [{}, true],
    [{ HTTPS_PROXY: 'http://proxy:3128' }, false],
    [{ https_proxy: 'http://proxy:3128' }, false],
    [{ ALL_PROXY: 'socks5://proxy:1080' }, false],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'pictures.example.com' }, true],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'other.example.com, .example.com' }, true],
    [{ HTTPS_PROXY: 'http://proxy:3128', no_proxy: '*' }, true],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'ample.com' }, false],
  ])('%j leaves a direct line: %s', (environment, isDirect) => expect(direct(environment)).toBe(isDirect));
});
