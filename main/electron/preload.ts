// The bridge in the window: narrow functions by name, no channel to choose, no event object handed on.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CallName, EventName, StudioBridge } from '../../app/contract/contract.ts';

// Put in by the build, from the contract: a sandboxed preload is one file, and schemas are not for it.
declare const KONTEXT_CALLS: readonly CallName[];
declare const KONTEXT_EVENTS: readonly EventName[];

const call =
  (name: CallName) =>
  (argument?: unknown): Promise<never> =>
    ipcRenderer.invoke(`call:${name}`, argument) as Promise<never>;

const on =
  (name: EventName) =>
  (listener: (payload: never) => void): (() => void) => {
    const receive = (_event: unknown, payload: unknown): void => listener(payload as never);
    ipcRenderer.on(`event:${name}`, receive);
    return () => void ipcRenderer.off(`event:${name}`, receive);
  };

const byName = <N extends string, T>(names: readonly N[], of: (name: N) => T): Readonly<Record<N, T>> =>
  Object.freeze(Object.fromEntries(names.map((name) => [name, of(name)])) as Record<N, T>);

const studio: StudioBridge = {
  call: byName(KONTEXT_CALLS, call),
  on: byName(KONTEXT_EVENTS, on),
  pathForFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('studio', Object.freeze(studio));
