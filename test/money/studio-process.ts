// The window's core without its window, as a process that can be killed: the calls of the contract come in over a pipe, its events go out.
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallArgument, CallHandlers, CallName } from '../../app/contract/contract.ts';
import { readSettings } from '../../app/settings/settings.ts';
import { serveCalls } from '../../main/electron/ipc.ts';
import { openWindowStudio } from '../fakes/window-studio.ts';

export type StudioOptions = {
  readonly home: string;
  readonly library: string;
  readonly baseUrl: string;
  readonly key: string;
  readonly worker: string;
  readonly pictures: string;
  readonly compiled: string;
  /** Pictures a month; null without a limit. */
  readonly limit: number | null;
};
export type ToStudio =
  | { readonly kind: 'call'; readonly n: number; readonly name: CallName; readonly argument: unknown }
  | { readonly kind: 'close' };
export type FromStudio =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly n: number; readonly value: unknown }
  | { readonly kind: 'mistake'; readonly n: number | null; readonly words: string }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown };

const options = JSON.parse(process.argv[2] ?? '') as StudioOptions;
const say = (message: FromStudio): void => void process.send?.(message);
process.on('disconnect', () => process.exit(0));
process.umask(0o077);

const { studio, close } = await openWindowStudio(
  'money',
  options,
  {
    home: options.home,
    defaultLibraryFolder: options.library,
    libraryFolder: options.library,
    baseUrl: options.baseUrl,
    environmentKey: options.key,
  },
  readSettings({ limits: { monthPictures: options.limit } }),
);

// Through the very wrapper that serves a window, so that nothing gets in that a window could not send.
const channels = new Map<string, (event: IpcMainInvokeEvent, argument: unknown) => Promise<unknown>>();
const contents = { mainFrame: { url: 'studio://app/index.html' } };
serveCalls({
  ipcMain: { handle: (channel, listener) => void channels.set(channel, listener as never) },
  isOurs: () => true,
  // What the shell would add, as far as a person of these schedules asks for it.
  handlers: Promise.resolve({
    ...studio.handlers,
    'picture.takePaths': ({ paths }: CallArgument<'picture.takePaths'>) => studio.takePaths(paths),
  } as CallHandlers),
  onMistake: (call, error) => say({ kind: 'mistake', n: null, words: `${call}: ${error instanceof Error ? error.stack : String(error)}` }),
});
studio.onEvent((name, payload) => say({ kind: 'event', name, payload }));

process.on('message', (message: ToStudio) => {
  if (message.kind === 'close') void close().then(() => process.exit(0));
  else {
    const { n, name, argument } = message;
    const event = { sender: contents, senderFrame: contents.mainFrame } as unknown as IpcMainInvokeEvent & { sender: WebContents };
    (channels.get(`call:${name}`)?.(event, argument) ?? Promise.reject(new Error(`${name} is not served`))).then(
      (value) => say({ kind: 'answer', n, value }),
      (error: Error) => say({ kind: 'mistake', n, words: error.message }),
    );
  }
});
say({ kind: 'ready' });
