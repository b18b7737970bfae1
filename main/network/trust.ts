// Certificates and proxies for Node's https, as the person's system has them.
import tls from 'node:tls';

let authorities: string[] | null = null;

/** Node's own certificate authorities and the system's, read once. */
export function trustedAuthorities(): string[] {
  authorities ??= [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
  return authorities;
}

/** Finds the proxy for an address: its URL, or null for a direct line. */
export type FindProxy = (url: string) => Promise<string | null>;

/** The proxy that the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), in the form Node's agents take. */
export async function proxyEnvironment(url: string, findProxy: FindProxy | null): Promise<Record<string, string>> {
  if (isLocal(url)) return {};
  if (findProxy !== null) {
    const proxy = await findProxy(url).catch(() => null);
    return proxy === null ? {} : { HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
  }
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])));
}

/** Says whether an address is asked without any proxy between, whatever kind of proxy it were. */
export type IsDirect = (url: string) => Promise<boolean>;

/** By the environment, as Node's agents read it. Where NO_PROXY is written in a way not known here, a proxy is believed in. */
export function isDirectByEnvironment(url: string): boolean {
  if (isLocal(url)) return true;
  const set = (...names: string[]): string => names.map((name) => process.env[name]?.trim() ?? '').find((value) => value !== '') ?? '';
  const { hostname } = new URL(url);
  if (set('https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY') === '') return true;
  return set('no_proxy', 'NO_PROXY')
    .split(/[\s,]+/)
    .some((entry) => entry === '*' || entry === hostname || (/^\*?\../.test(entry) && hostname.endsWith(entry.replace(/^\*/, ''))));
}

function isLocal(url: string): boolean {
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || name.startsWith('127.');
}
