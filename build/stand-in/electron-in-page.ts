// Runs in the page beside in-page.ts: the modules of `electron` by which the preload and main speak to each other.
// Sent as text, so it may use nothing outside itself.
import type { ToHost } from './given-files.ts';

type Listener = (...args: unknown[]) => void;

export type ElectronInPage = {
  readonly ipcRenderer: object;
  readonly contextBridge: object;
  /** What main sends to the page. */
  readonly deliver: (channel: string, args: unknown[]) => void;
};

/** `page`: the page's own globals, which get what the preload exposes. */
export function electronInPage(page: object, toHost: ToHost): ElectronInPage {
  const listeners = new Map<string, Set<Listener>>();

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await toHost('invoke', channel, args);
      if ('error' in answer) throw new Error(answer.error);
      return answer.value;
    },
    send: (channel: string, ...args: unknown[]): void => void toHost('send', channel, args),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
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

  return {
    ipcRenderer,
    contextBridge,
    deliver: (channel, args) => listeners.get(channel)?.forEach((listener) => listener({}, ...args)),
  };
}
