// Runs in the page before its own scripts: gives the preload its `require('electron')`. Sent as text with its parts, so it may use nothing else.
// It lives in the page's main world: an isolated one would need every function of the bridge to be copied across by hand.
import { carry } from './carry.ts';
import { electronInPage } from './electron-in-page.ts';
import { givenFiles } from './given-files.ts';
import type { ToHost } from './given-files.ts';

type InPage = {
  /** Files are carried from here on. */
  readonly carry: () => void;
  readonly deliver: (channel: string, args: unknown[]) => void;
  /** Files whose paths, and bodies whose bytes, the host is about to ask for, by number. */
  readonly files: Map<number, Blob>;
};

/** What comes along with `inPage`, each a function that uses nothing outside itself. */
const parts = { carry, electronInPage, givenFiles };

/** The script for a page of this origin. `binding`: the global by which it reaches the host; `preload`: the text of the preload. */
export function pageScript(origin: string, binding: string, preload: string): string {
  const sent = Object.entries(parts).map(([name, part]) => `${name}: ${part.toString()}`);
  const given = [JSON.stringify(origin), JSON.stringify(binding), `{ ${sent.join(',\n')} }`];
  return `(${inPage.toString()})(${given.join(', ')}, function (require, module, exports) {${preload}\n});`;
}

function inPage(
  origin: string,
  binding: string,
  { carry: makeCarry, electronInPage: makeElectron, givenFiles: makeFiles }: typeof parts,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  if (location.origin !== origin || window.top !== window) return;
  const page = window as unknown as Record<string | symbol, unknown>;
  const toHost = page[binding] as ToHost;
  delete page[binding];

  const carried = makeCarry((step, x, y) => void toHost('drag', step, [x, y]));
  const { ipcRenderer, contextBridge, deliver } = makeElectron(page, toHost);
  const { files, add, pathOf } = makeFiles(toHost);
  const inside: InPage = { carry: carried.begin, deliver, files };
  Object.defineProperty(page, Symbol.for('stand-in'), { value: inside });

  // A body of many megabytes does not fit through the debugging protocol in one message: the host reads it piece by piece instead.
  const plainFetch = window.fetch;
  page['fetch'] = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const body = init?.body;
    if (!(body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body))) return plainFetch(input, init);
    const number = add(new Blob([body]));
    const headers = new Headers(init?.headers);
    headers.set('x-stand-in-body', String(number));
    return plainFetch(input, { ...init, headers, body: null }).finally(() => files.delete(number));
  };

  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils: { getPathForFile: pathOf } };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
