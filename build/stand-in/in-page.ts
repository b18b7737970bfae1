// Runs in the page before its own scripts: gives the preload its `require('electron')`. Sent as text, so it may use nothing outside itself.
// It lives in the page's main world: an isolated one would need every function of the bridge to be copied across by hand.

export type ToHost = (
  kind: 'invoke' | 'send' | 'paths' | 'drag',
  channel: string,
  args: unknown[],
) => Promise<{ value: unknown } | { error: string }>;

export type InPage = {
  /** Files are carried from here on. */
  readonly carry: () => void;
  readonly deliver: (channel: string, args: unknown[]) => void;
  /** Files whose paths, and bodies whose bytes, the host is about to ask for, by number. */
  readonly files: Map<number, Blob>;
};

export function inPage(
  origin: string,
  binding: string,
  makeCarry: (tell: (step: string, x: number, y: number) => void) => { readonly begin: () => void },
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  if (location.origin !== origin || window.top !== window) return;
  const page = window as unknown as Record<string | symbol, unknown>;
  const toHost = page[binding] as ToHost;
  delete page[binding];

  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const files = new Map<number, Blob>();
  const paths = new WeakMap<File, string>();
  const pathsByLook = new Map<string, string>();
  const look = (file: File): string => `${file.name}|${file.size}|${file.lastModified}`;
  let lastNumber = 0;

  const carried = makeCarry((step, x, y) => void toHost('drag', step, [x, y]));
  const inside: InPage = {
    carry: carried.begin,
    deliver: (channel, args) => listeners.get(channel)?.forEach((listener) => listener({}, ...args)),
    files,
  };
  Object.defineProperty(page, Symbol.for('stand-in'), { value: inside });

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await toHost('invoke', channel, args);
      if ('error' in answer) throw new Error(answer.error);
      return answer.value;
    },
    send: (channel: string, ...args: unknown[]): void => void toHost('send', channel, args),
    on(channel: string, listener: (...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: (...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  const contextBridge = {
    exposeInMainWorld(name: string, api: object): void {
      Object.defineProperty(page, name, { value: copy(api), enumerable: true });
    },
  };

  // As Electron's bridge does: what the page gets is a frozen copy, so it cannot reach back into the preload.
  function copy(value: unknown): unknown {
    if (typeof value === 'function') return (...args: unknown[]): unknown => (value as (...args: unknown[]) => unknown)(...args);
    if (typeof value !== 'object' || value === null) return value;
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)])));
  }

  const webUtils = { getPathForFile: (file: File): string => paths.get(file) ?? pathsByLook.get(look(file)) ?? '' };

  // Electron knows a file's path at once; Chromium tells it only when asked from outside. So an event that carries files waits
  // until the paths are known, and is then sent again with the same files in it.
  const sentAgain = new WeakSet<Event>();
  async function learnPaths(list: readonly File[]): Promise<void> {
    const numbers = list.map((file) => (files.set(++lastNumber, file), lastNumber));
    const answer = await toHost('paths', '', numbers);
    const found = 'value' in answer ? (answer.value as string[]) : [];
    list.forEach((file, at) => {
      paths.set(file, found[at] ?? '');
      pathsByLook.set(look(file), found[at] ?? '');
    });
    for (const number of numbers) files.delete(number);
  }

  function holdBack(event: Event, list: readonly File[], again: () => Event): void {
    if (sentAgain.has(event) || list.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const target = event.composedPath()[0] ?? window;
    void learnPaths(list).then(() => {
      const next = again();
      sentAgain.add(next);
      target.dispatchEvent(next);
    });
  }

  function transferLike(from: DataTransfer, list: readonly File[]): DataTransfer {
    const to = new DataTransfer();
    for (const file of list) to.items.add(file);
    for (const [type, text] of texts(from)) to.setData(type, text);
    return to;
  }
  const texts = (from: DataTransfer): [string, string][] =>
    [...from.types].filter((type) => type !== 'Files').map((type) => [type, from.getData(type)]);

  window.addEventListener(
    'drop',
    (event) => {
      const list = [...(event.dataTransfer?.files ?? [])];
      const { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = event;
      const place = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
      // Read now: a transfer is emptied when its event is over.
      const dataTransfer = event.dataTransfer === null || list.length === 0 ? null : transferLike(event.dataTransfer, list);
      holdBack(event, list, () => new DragEvent('drop', { ...place, dataTransfer, bubbles: true, cancelable: true, composed: true }));
    },
    true,
  );
  window.addEventListener(
    'paste',
    (event) => {
      const list = [...(event.clipboardData?.files ?? [])];
      const clipboardData = event.clipboardData === null || list.length === 0 ? null : transferLike(event.clipboardData, list);
      holdBack(event, list, () => new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
    },
    true,
  );
  window.addEventListener(
    'change',
    (event) => {
      const input = event.composedPath()[0];
      if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
      holdBack(event, [...(input.files ?? [])], () => new Event('change', { bubbles: true }));
    },
    true,
  );

  // A body of many megabytes does not fit through the debugging protocol in one message: the host reads it piece by piece instead.
  const plainFetch = window.fetch;
  page['fetch'] = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const body = init?.body;
    if (!(body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body))) return plainFetch(input, init);
    const number = ++lastNumber;
    files.set(number, new Blob([body]));
    const headers = new Headers(init?.headers);
    headers.set('x-stand-in-body', String(number));
    return plainFetch(input, { ...init, headers, body: null }).finally(() => files.delete(number));
  };

  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
