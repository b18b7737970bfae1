// Which addresses the key may go to. A server's own URL is used only on the configured origin; else it is rebuilt.
import type { NamedRequest } from './named-request.ts';

export type Question = 'status' | 'response' | 'cancel';

/** `https://host:port/path` split once; null when it is no address the studio may use. Plain http only on loopback. */
export function readBaseUrl(text: string): { readonly origin: string; readonly path: string; readonly loopback: boolean } | null {
  const match = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?(\/[^?#\s]*)?$/i.exec(text.trim());
  const [, scheme, host, port, path] = match ?? [];
  if (scheme === undefined || host === undefined) return null;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return null;
  const loopback = isLoopbackHost(host);
  if (scheme.toLowerCase() === 'http' && !loopback) return null;
  return { origin: originOf(scheme, host, port), path: (path ?? '').replace(/\/+$/, ''), loopback };
}

function originOf(scheme: string, host: string, port: string | undefined): string {
  const lower = scheme.toLowerCase();
  const usual = lower === 'https' ? '443' : '80';
  return `${lower}://${host.toLowerCase()}${port === undefined || String(Number(port)) === usual ? '' : `:${Number(port)}`}`;
}

/** Whether a host, as a URL writes it, is this computer by its name or number. No name is looked up. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Where a create is posted. `baseUrl` is one that `readBaseUrl` takes; `endpoint` is the model’s. */
export function createUrl(baseUrl: string, endpoint: string): string {
  return `${trimmed(baseUrl)}/v1/queue/${encodeURIComponent(endpoint)}`;
}

/** Where to ask about a named request: the server's URL if it stays on the configured origin and path, else our own of the same meaning. */
export function questionUrl(baseUrl: string, named: NamedRequest, question: Question): string {
  const given = question === 'status' ? named.statusUrl : question === 'response' ? named.responseUrl : named.cancelUrl;
  const base = readBaseUrl(baseUrl);
  if (given !== null && base !== null && given.startsWith(`${base.origin}${base.path}/`) && isPlain(given)) return given;
  return `${createUrl(baseUrl, named.endpoint)}/requests/${encodeURIComponent(named.requestId.toWellFormed())}/${question}`;
}

/** Printable, no fragment, and no step up the path in any spelling that an URL parser resolves. */
function isPlain(url: string): boolean {
  return /^[\x21-\x7e]{1,2000}$/.test(url) && !/[\\#]|\/(\.|%2e){1,2}([/?]|$)/i.test(url);
}

function trimmed(baseUrl: string): string {
  return baseUrl.trim().replace(/\/+$/, '');
}
