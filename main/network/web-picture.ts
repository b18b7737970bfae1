// Fetches a picture that a person named by its address: without the key, without cookies, each hop checked, from hosts they have allowed.
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure } from '../../app/failure.ts';
import { nameInAddress } from '../../app/pictures/web-address.ts';
import { maxAddressLetters } from '../../app/pictures/address-limit.ts';
import { isLoopbackHost } from '../../app/seaart/addresses.ts';
import { withoutSecrets } from '../platform/log.ts';
import { maxFileBytes } from '../pictures/limits.ts';
import { receive } from './download.ts';
import type { Received } from './download.ts';
import { openExchange } from './exchange.ts';
import { hostRefusal, publicLookup } from './hosts.ts';
import type { IsDirect } from './trust.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

const idleMs = 20_000;
const totalMs = 5 * 60_000;
const maxRedirects = 3;

export type Line = {
  readonly userAgent: string;
  /** Where the configured service is itself on loopback, pictures may lie there too. */
  readonly serviceIsLocal: boolean;
  readonly isDirect: IsDirect;
};

export type WebFetched =
  | { readonly kind: 'file' }
  /** The person has not allowed this host yet; `from` is the host that leads there, null where it was named by them. */
  | { readonly kind: 'ask'; readonly host: string; readonly from: string | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An address as it is fetched, shown and sent, all by one spelling; or why it is neither fetched nor sent. */
export function readAddress(given: string, serviceIsLocal: boolean): { readonly url: URL } | { readonly failure: Failure } {
  const url = given.length > maxAddressLetters ? null : URL.parse(given.trim());
  const refusal = hostRefusal(url, serviceIsLocal);
  if (url === null || refusal === 'no-address') return { failure: refused(sentences.none) };
  if (refusal === 'not-https') return { failure: refused(sentences.scheme) };
  if (refusal === 'user-name') return { failure: refused(sentences.user) };
  if (refusal === 'port') return { failure: refused(sentences.port) };
  if (refusal === 'private' || (!isLoopbackHost(url.hostname) && isInsideName(url.hostname))) return { failure: refused(sentences.inside) };
  url.hash = '';
  // What quotes the key would carry it to another host, and into a record.
  if (withoutSecrets(url.href) !== url.href) return { failure: refused(sentences.key) };
  return url.href.length > maxAddressLetters ? { failure: refused(sentences.none) } : { url };
}

const sentences = {
  none: say('web.noAddress'),
  scheme: say('web.onlyHttps'),
  user: say('web.userName'),
  port: say('web.port'),
  inside: say('web.privateAddress'),
  key: say('web.holdsKey'),
} as const;

const refused = (said: Message): Failure => makeFailure('picture-missing', said);

/** Names that mean something in one network only. */
function isInsideName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  if (name.startsWith('[') || /^[\d.]+$/.test(name)) return false;
  return !name.includes('.') || /\.(?:local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)$/.test(name);
}

/** Writes the bytes to `into`, which is made new; what they are is for others to see. Disk errors reject. */
export async function fetchWebPicture(address: string, into: string, allowed: (host: string) => boolean, line: Line): Promise<WebFetched> {
  let given = address;
  let from: string | null = null;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const read = readAddress(given, line.serviceIsLocal);
    if ('failure' in read) return { kind: 'failed', failure: from === null ? read.failure : ledAstray(from) };
    const { url } = read;
    const host = url.hostname;
    if (!allowed(host)) return { kind: 'ask', host, from };
    if (!(await line.isDirect(url.href))) return failed(proxied(host));
    const opened = await openExchange({
      method: 'GET',
      url: url.href,
      headers: { 'user-agent': line.userAgent, accept: 'image/*,*/*;q=0.1' },
      write: null,
      idleMs,
      totalMs,
      // Never through a proxy: it would look the name up anew, where no check reaches.
      findProxy: () => Promise.resolve(null),
      // The address that was checked is the one connected to.
      ...(isLoopbackHost(host) ? {} : { lookup: publicLookup }),
    });
    if (opened.kind !== 'open')
      return failed(opened.code === 'PRIVATE_ADDRESS' ? refused(leadsInside(host)) : unreachable(host, opened.code));
    try {
      const { response } = opened;
      const status = response.statusCode ?? 0;
      const location = response.headers.location;
      if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
        from = host;
        given = URL.parse(location, url.href)?.href ?? '';
        continue;
      }
      if (status !== 200) return failed(answered(host, status));
      return received(host, nameInAddress(address), await receive(response, into, maxFileBytes));
    } finally {
      opened.end();
    }
  }
  return failed(refused(say('web.endless', { host: String(from) })));
}

const failed = (failure: Failure): WebFetched => ({ kind: 'failed', failure });

function received(host: string, name: string, came: Received): WebFetched {
  switch (came.kind) {
    case 'file':
      return { kind: 'file' };
    case 'page':
      return failed(refused(say('web.page', { host })));
    case 'empty':
      return failed(refused(say('web.nothing', { host })));
    case 'too-long':
      return failed(makeFailure('picture-too-large', say('web.tooLarge', { name, most: Math.floor(maxFileBytes / 1_000_000) })));
    case 'unreachable':
      return failed(unreachable(host, came.detail));
  }
}

function answered(host: string, status: number): Failure {
  if (status === 401 || status === 403) return refused(say('web.signIn', { host }));
  if (status === 404 || status === 410) return refused(say('web.noPicture', { host }));
  return makeFailure('offline', say('web.status', { host, status }), {
    next: 'change-pictures',
  });
}

const unreachable = (host: string, detail: string): Failure =>
  makeFailure('offline', say('web.unreachable', { host }), {
    next: 'change-pictures',
    detail,
  });

const leadsInside = (host: string): Message => say('web.privateHost', { host });

const ledAstray = (host: string): Failure => refused(say('web.leadsAway', { host }));

const proxied = (host: string): Failure => refused(say('web.proxy', { host }));

/** Why an address may not be sent as it is: its name leads into a private network, or (`known`: it was looked up before) cannot be looked up at all. */
export async function refusalToSend(address: string, serviceIsLocal: boolean, known: boolean): Promise<Failure | null> {
  const read = readAddress(address, serviceIsLocal);
  if ('failure' in read) return read.failure;
  const { hostname } = read.url;
  if (isLoopbackHost(hostname)) return null;
  const code = await new Promise<string | null>((resolve) =>
    publicLookup(hostname.replace(/^\[|\]$/g, ''), {}, (error) => resolve(error === null ? null : (error.code ?? 'UNKNOWN'))),
  );
  if (code === 'PRIVATE_ADDRESS') return refused(leadsInside(hostname));
  return code === null || known ? null : unknownName(hostname, code);
}

const unknownName = (host: string, detail: string): Failure =>
  makeFailure('offline', say('web.unknownHost', { host }), {
    next: 'change-pictures',
    detail,
  });
