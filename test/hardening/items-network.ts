// Items 16 to 20: the key, the service, the addresses it gives, downloads.
import { unit, start, source, bundle, addresses, log, disk, tables, hosts, exchange, download, secrets, leak, check } from './item.ts';
import type { Item } from './item.ts';

export const networkItems: readonly Item[] = [
  {
    number: 16,
    what: 'key in the keychain or for this session',
    inPlace: 'main/platform/keychain.ts, keychain-entry.ts; there is no code that writes a key to a file.',
    checks: [
      ...check(
        secrets,
        'is kept in the keychain under the origin it is for, and its last four signs are all that is told',
        'leaves the key to this session and says so',
      ),
      ...check(
        'test/main/platform/secret-service.test.ts',
        'keeps a key that another program of the system reads, over two runs of ours, until it is cleared',
        'that is locked, with nobody to answer its prompt, is not taken for an empty one',
      ),
      ...check(source, 'the keychain is loaded'),
    ],
  },
  {
    number: 17,
    what: 'key never leaves main',
    inPlace:
      'Calls tell its last four signs; the environment is cleaned of it; the log strikes it out; answers that quote it are cleaned before they are read; a header carries it to the configured origin alone.',
    checks: [
      ...check(leak('flows'), 'in every flow, no byte written, no payload to the window and no request to another host holds the key'),
      ...check(leak('command'), 'the command leaves the key nowhere'),
      ...check(
        leak('keychain'),
        'the command keeps the key there, uses it from there, and writes it nowhere else',
        'a key that only the keychain holds is struck out of every log from its first use on',
      ),
      ...check('test/app/without-key.test.ts', 'is struck out %s'),
      ...check(
        start,
        'the key has left the environment before anything is opened that starts a process',
        'what is logged on the way, an uncaught error too, has the key struck out',
      ),
      ...check(
        log,
        'never holds a key that is hidden, wherever it stands in the text',
        'a key is hidden from every log of the program, also from one that was made before it was known',
      ),
      ...check('test/app/seaart/client.test.ts', 'that a service quotes with %i is in no outcome'),
      ...check(addresses, 'never lead the key to another origin'),
    ],
  },
  {
    number: 18,
    what: 'the service is asked by Node’s own https, checked, unredirected',
    inPlace:
      'main/network/exchange.ts: one request, one connection, no redirect, certificates checked whatever the environment says, the system’s proxy.',
    checks: [
      ...check(
        exchange,
        'a certificate that %s gets not one byte of the request',
        'the request arrives once, and the proxy never sees the key',
      ),
      ...check(unit('network/http'), 'is not sent on by a redirect with %i'),
      ...check(bundle, 'speaks to the network by Node’s http and https alone, with certificates checked'),
      ...check(source, 'is TLS loosened', 'is Chromium’s network stack used', 'is a redirect followed with the key'),
      ...check(unit('electron/parts'), 'the first proxy of the system’s list is taken, where Node can speak it'),
    ],
  },
  {
    number: 19,
    what: 'addresses a server gives',
    inPlace:
      'For the key: the configured origin and path or rebuilt. For results: https, usual port, public address checked in the socket’s own lookup, every hop, no key, no cookie. For pictures by their address the same, from hosts the person allowed, and never through a proxy.',
    checks: [
      ...check(hosts, 'may not be fetched from %s: %s', 'is looked up at each connection, so that a rebound one is refused'),
      ...check(
        unit('network/web-picture'),
        '%s is refused in a sentence',
        'asks nothing of a host that is not allowed, nor of one that another leads on to',
        'follows no redirect to %s',
        'never reaches into a private network by a name',
        'is refused where a proxy stands between',
      ),
      ...check(download, 'to %s is not followed', 'asks once, byte-exactly, with neither key nor cookie nor a body'),
      ...check('test/app/seaart/addresses.test.ts', 'of whatever a server says, only the configured origin is ever asked'),
      ...check(
        addresses,
        'never lead the key to another origin',
        'are a result’s only over https on the usual port of a public host without a name in it',
      ),
      ...check(tables, 'a result is fetched from none of eighty and more addresses, and the key goes to none of them'),
    ],
  },
  {
    number: 20,
    what: 'downloads bounded and private',
    inPlace: '64 MB and ten minutes at most, decoded to the last pixel before they are kept, under our own name; files 0600, folders 0700.',
    checks: [
      ...check(
        download,
        'writes the very bytes, for this person only, and says their hash',
        'because it never ends is stopped at the longest a result can be',
        'never writes through a link that lies in its way',
      ),
      ...check(unit('network/http'), 'is a request to a host that answers one byte at a time, once its whole time is over'),
      ...check(disk, 'every file is for its owner alone, and so is every folder'),
    ],
  },
];
