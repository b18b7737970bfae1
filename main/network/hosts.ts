// Which addresses a result may be fetched from. The checked address is the one connected to: the check sits in the socket's own lookup.
import dns from 'node:dns';
import net from 'node:net';
import type { LookupFunction } from 'node:net';
import { codeError } from './exchange.ts';

const refused = new net.BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  refused.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  refused.addSubnet(address, bits, 'ipv6');

/** A numeric address that belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = net.isIP(address);
  if (family === 0) return false;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  if (/^::ffff:/i.test(address)) return false;
  const translated = behindTranslation(address);
  if (translated !== null) return isPublicAddress(translated);
  return !refused.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** The IPv4 address that a 64:ff9b::/96 address stands for (RFC 6052): on a network of IPv6 alone every older host has such a one. */
function behindTranslation(address: string): string | null {
  const url = URL.parse(`http://[${address}]/`);
  const match = /^\[64:ff9b::(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})?\]$/.exec(url?.hostname ?? '');
  if (match === null) return null;
  const bits = Number.parseInt(match[1] ?? '0', 16) * 65_536 + Number.parseInt(match[2] ?? '0', 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

/** Resolves a name and lets only public addresses through. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const first = addresses[0];
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(codeError('PRIVATE_ADDRESS'), '', 0);
    if (options.all === true) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

export type HostRefusal = 'no-address' | 'user-name' | 'not-https' | 'port' | 'private';

/** Why nothing is fetched from this URL, in one word; `refusalOfHost` says the rule. */
export function hostRefusal(url: URL | null, serviceIsLocal: boolean): HostRefusal | null {
  if (url === null) return 'no-address';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.username !== '' || url.password !== '') return 'user-name';
  if (serviceIsLocal && isLoopback(host) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== 'https:') return 'not-https';
  if (url.port !== '') return 'port';
  return isInside(host) ? 'private' : null;
}

/** This computer itself, by a name or a number that needs no lookup. IPv6 without its brackets. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Of no public network, as far as the name alone says; where other names lead is seen when they are looked up. */
function isInside(host: string): boolean {
  const named = /(?:^|\.)localhost\.?$/.test(host);
  return isLoopback(host) || named || (net.isIP(host) !== 0 && !isPublicAddress(host));
}

/**
 * Why a result may not be fetched from this URL, or null when it may: https on port 443 of a public host, without a user name. Where
 * the configured service is itself on loopback, http and loopback are allowed too.
 */
export function refusalOfHost(address: string, serviceIsLocal: boolean): string | null {
  const url = URL.parse(address);
  switch (hostRefusal(url, serviceIsLocal)) {
    case null:
      return null;
    case 'no-address':
      return 'not an address';
    case 'user-name':
      return 'an address with a user name';
    case 'not-https':
      return `not https (${url?.protocol})`;
    case 'port':
      return `an unusual port (${url?.port})`;
    case 'private':
      return 'an address inside a private network';
  }
}
