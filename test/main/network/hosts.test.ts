import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { insideHosts } from '../../fakes/inside-hosts.ts';
import { isPublicAddress, publicLookup, refusalOfHost } from '../../../main/network/hosts.ts';

afterEach(() => void vi.restoreAllMocks());

const publicOnes = [
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:800::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
  '64:ff9b::8.8.8.8',
];
const privateOnes = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.0.0',
  '169.254.169.254',
  '172.16.0.0',
  '172.31.255.255',
  '192.0.0.0',
  '192.0.2.1',
  '192.168.0.0',
  '192.168.255.255',
  '198.18.0.0',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.0',
  '255.255.255.255',
];
const privateSixes = [
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.1.2.3',
  '::FFFF:192.168.1.1',
  '::ffff:169.254.169.254',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::a00:1',
  '64:ff9b::169.254.169.254',
  '64:ff9b::',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'fe80::1%eth0',
];

describe('an address', () => {
  test.each(publicOnes)('%s belongs to the public internet', (address) => expect(isPublicAddress(address)).toBe(true));
  test.each([...privateOnes, ...privateSixes])('%s does not', (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(['', 'localhost', 'example.com', '1.2.3', '1.2.3.4.5', '0x7f.1', '::g'])('“%s” is none', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});

const allowed = [
  'https://image.cdn2.seaart.me/2026/a.webp',
  'https://cdn.example.com:443/a.png?q-sign=1',
  'https://8.8.8.8/a.png',
  'https://[2606:4700::1111]/a.png',
  'https://xn--bcher-kva.example/a',
];
const refused: readonly (readonly [string, string])[] = [
  ['http://cdn.example.com/a.png', 'not https (http:)'],
  ['ftp://cdn.example.com/a.png', 'not https (ftp:)'],
  ['file:///etc/passwd', 'not https (file:)'],
  ['javascript:alert(1)', 'not https (javascript:)'],
  ['blob:https://cdn.example.com/1', 'not https (blob:)'],
  ['data:image/png;base64,AAAA', 'not https (data:)'],
  ['a.png', 'not an address'],
  ['//cdn.example.com/a', 'not an address'],
  ['https://', 'not an address'],
  ['https://user@cdn.example.com/a', 'an address with a user name'],
  ['https://user:word@cdn.example.com/a', 'an address with a user name'],
  ['https://:word@cdn.example.com/a', 'an address with a user name'],
  ['https://cdn.example.com:8443/a', 'an unusual port (8443)'],
  ['https://cdn.example.com:80/a', 'an unusual port (80)'],
  ...insideHosts.map((host) => [`https://${host}/a.png`, 'an address inside a private network'] as const),
];

describe('a result', () => {
  test.each(allowed)('may be fetched from %s', (url) => expect(refusalOfHost(url, false)).toBeNull());
  test.each(refused)('may not be fetched from %s: %s', (url, reason) => expect(refusalOfHost(url, false)).toBe(reason));
  test.each(['http://127.0.0.1:8188/a.png', 'http://localhost:1/a', 'http://[::1]:1/a', 'https://127.0.0.1:8443/a'])(
    'may be fetched from %s only where the service is on this computer too',
    (url) => {
      expect([refusalOfHost(url, true), refusalOfHost(url, false) === null]).toEqual([null, false]);
    },
  );
  test.each([
    'http://cdn.example.com/a',
    'http://10.0.0.8/a',
    'http://user@127.0.0.1/a',
    'file:///a',
    'http://localhost.example.com/a',
    'http://127.0.0.1.example.com/a',
  ])('is not fetched from %s, even where the service is on this computer', (url) => {
    expect(refusalOfHost(url, true)).not.toBeNull();
  });
});

describe('a name', () => {
  const resolving = (addresses: readonly string[]): void => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof dns.lookup);
  };
  const look = (all: boolean): Promise<unknown> =>
    new Promise((resolve) =>
      publicLookup('cdn.example.com', { all }, (error, address, family) => resolve(error === null ? [address, family] : error.code)),
    );

  test.each([
    [['8.8.8.8'], ['8.8.8.8', 4]],
    [
      ['2606:4700::1', '8.8.8.8'],
      ['2606:4700::1', 6],
    ],
    [['127.0.0.1'], 'PRIVATE_ADDRESS'],
    [['8.8.8.8', '127.0.0.1'], 'PRIVATE_ADDRESS'],
    [['169.254.169.254'], 'PRIVATE_ADDRESS'],
    [['::ffff:10.0.0.1'], 'PRIVATE_ADDRESS'],
    [[], 'PRIVATE_ADDRESS'],
  ])('that leads to %j gives %j', async (addresses, given) => {
    resolving(addresses);
    expect(await look(false)).toEqual(given);
  });

  test('is answered with every address where every one is asked for', async () => {
    resolving(['8.8.8.8', '1.1.1.1']);
    expect(await look(true)).toEqual([
      [
        { address: '8.8.8.8', family: 4 },
        { address: '1.1.1.1', family: 4 },
      ],
      undefined,
    ]);
  });

  test('is looked up at each connection, so that a rebound one is refused', async () => {
    resolving(['8.8.8.8']);
    expect(await look(false)).toEqual(['8.8.8.8', 4]);
    resolving(['10.0.0.1']);
    expect(await look(false)).toBe('PRIVATE_ADDRESS');
  });

  test('that cannot be resolved says why', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, done: (error: Error, found: undefined) => void) =>
      done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), undefined)) as unknown as typeof dns.lookup);
    expect(await look(false)).toBe('ENOTFOUND');
  });
});
