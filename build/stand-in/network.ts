// `protocol` and `session`. Chromium knows no scheme of ours: studio://app/x is shown as http://studio-app.localhost/x and answered here.
import type { Request as PageRequest, Route } from 'playwright';

type Handler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void;

/** Secure context, and no name server is ever asked for it. */
export const shownOrigin = 'http://studio-app.localhost';
const ownOrigin = 'studio://app';

const handlers = new Map<string, Handler>();
let beforeRequest: BeforeRequest = (_details, decide) => decide({});

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: Handler): void => void handlers.set(scheme, handler),
};

const notNeeded = (): void => undefined;

export const session = {
  defaultSession: {
    // A fresh profile has granted nothing, and Playwright answers every prompt with no.
    setPermissionRequestHandler: notNeeded,
    setPermissionCheckHandler: notNeeded,
    setDevicePermissionHandler: notNeeded,
    setDisplayMediaRequestHandler: notNeeded,
    setBluetoothPairingHandler: notNeeded,
    setUSBProtectedClassesHandler: notNeeded,
    setSpellCheckerEnabled: notNeeded,
    resolveProxy: async (address: string): Promise<string> => proxyFor(new URL(address), process.env),
    webRequest: { onBeforeRequest: (listener: BeforeRequest): void => void (beforeRequest = listener) },
  },
};

export const toShown = (address: string): string => replaceOrigin(address, ownOrigin, shownOrigin);
export const toOwn = (address: string): string =>
  address.startsWith('blob:') ? `blob:${toOwn(address.slice('blob:'.length))}` : replaceOrigin(address, shownOrigin, ownOrigin);

/** The bytes the page keeps under a number. */
export type ReadBody = (number: number) => ReadableStream<Uint8Array>;

/** Answers a request of the page, or refuses it as the session's guard says. */
export async function answerRoute(route: Route, readBody: ReadBody): Promise<void> {
  const request = route.request();
  const address = toOwn(request.url());
  if (await isRefused(address)) return route.abort('blockedbyclient');
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  if (handler === undefined) return route.continue();
  const response = await handler(await toRequest(address, request, readBody));
  const body = Buffer.from(await response.arrayBuffer());
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
}

function isRefused(url: string): Promise<boolean> {
  return new Promise((resolve) => beforeRequest({ url }, (answer) => resolve(answer.cancel === true)));
}

async function toRequest(address: string, request: PageRequest, readBody: ReadBody): Promise<Request> {
  const headers = new Headers(await request.allHeaders().catch(() => request.headers()));
  for (const name of [...headers.keys()]) if (name.startsWith(':')) headers.delete(name);
  if (headers.has('origin')) headers.set('origin', toOwn(headers.get('origin') ?? ''));
  const kept = headers.get('x-stand-in-body');
  if (kept !== null) {
    for (const name of ['x-stand-in-body', 'content-length']) headers.delete(name);
    return new Request(address, { method: request.method(), headers, body: readBody(Number(kept)), duplex: 'half' } as RequestInit);
  }
  const body = request.postDataBuffer();
  return new Request(address, { method: request.method(), headers, ...(body === null ? {} : { body: new Uint8Array(body) }) });
}

function replaceOrigin(address: string, from: string, to: string): string {
  return address === from || address.startsWith(`${from}/`) ? to + address.slice(from.length) : address;
}

/** As Chromium does where no desktop is configured: the environment says it. */
function proxyFor(url: URL, env: NodeJS.ProcessEnv): string {
  const spared = (env['NO_PROXY'] ?? env['no_proxy'] ?? '').split(',').map((name) => name.trim().replace(/^\*?\./, ''));
  if (spared.some((name) => name === '*' || (name !== '' && (url.hostname === name || url.hostname.endsWith(`.${name}`))))) return 'DIRECT';
  const scheme = url.protocol.slice(0, -1);
  const proxy = URL.parse(env[`${scheme.toUpperCase()}_PROXY`] ?? env[`${scheme}_proxy`] ?? '');
  return proxy === null ? 'DIRECT' : `PROXY ${proxy.host}`;
}
