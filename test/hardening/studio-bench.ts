// A whole studio behind the real wrapper of its calls: real library, index and picture process, its rehearsal as the service.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { calls as contract } from '../../app/contract/contract.ts';
import type { CallName } from '../../app/contract/contract.ts';
import { defaultSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import { makeViewer } from '../../main/electron/viewer.ts';
import { makeDesktopHandlers } from '../../main/electron/desktop.ts';
import { makeOutCalls } from '../../main/electron/handoff-calls.ts';
import { makeUpdateCalls } from '../../main/electron/update-calls.ts';
import { pushEvent, serveCalls } from '../../main/electron/ipc.ts';
import { makeStudio } from '../../main/studio/studio.ts';
import type { Studio } from '../../main/studio/studio.ts';
import type { Keychain } from '../../main/platform/keychain-entry.ts';
import { built } from '../built/built.ts';

export type StudioBench = {
  /** Holds `home` and `library`, and what a test puts beside them. */
  readonly folder: string;
  readonly studio: Studio;
  /** Calls as the window does; a refusal comes back as text. */
  readonly ask: (name: CallName, ...sent: readonly unknown[]) => Promise<unknown>;
  readonly fits: (name: CallName, argument: unknown) => boolean;
  readonly takesNothing: (name: CallName) => boolean;
  readonly mistakes: string[];
  /** Everything that crossed to the window: arguments as asked, answers, events. */
  readonly payloads: unknown[];
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type BenchOptions = {
  readonly key?: string | null;
  readonly baseUrl?: string;
  readonly settings?: Partial<Settings>;
  readonly loadKeychain?: () => Promise<Keychain>;
  readonly folder?: string;
  /** Of a test that looks at what went; else nothing goes. */
  readonly toTrash?: (file: string) => Promise<void>;
};

export async function openBench(options: BenchOptions = {}): Promise<StudioBench> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'kontext-bench-'));
  let settings: Settings = { ...defaultSettings, rehearse: options.baseUrl === undefined, ...options.settings };
  const { studio, close } = await makeStudio({
    home: path.join(folder, 'home'),
    defaultLibraryFolder: path.join(folder, 'library'),
    libraryFolder: path.join(folder, 'library'),
    // Nobody listens there: a test that forgets itself sends nothing to anybody.
    baseUrl: options.baseUrl ?? 'http://127.0.0.1:9/model',
    environmentKey: options.key ?? null,
    version: '0.0.0',
    hostVersions: { host: 'test', node: process.versions.node, chromium: '' },
    settings: { read: () => settings, write: (next) => (settings = next) },
    toTrash: options.toTrash ?? (async () => undefined),
    spawnPictures: spawnWithNode(built().pictures),
    workerUrl: built().worker,
    findProxy: async () => null,
    loadKeychain: options.loadKeychain ?? (() => Promise.reject(new Error('none here'))),
    host: { kind: 'window' },
    rehearsalPaceMs: { queued: 1, running: 1 },
  });
  const contents = { mainFrame: { url: 'studio://app/index.html' }, startDrag: () => undefined };
  const channels = new Map<string, (event: IpcMainInvokeEvent, ...sent: unknown[]) => Promise<unknown>>();
  const mistakes: string[] = [];
  const payloads: unknown[] = [];
  const desktop = makeDesktopHandlers({
    dialog: {
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      // Nobody allows anything.
      showMessageBox: async () => ({ response: 2, checkboxChecked: false }),
    } as never,
    shell: { openExternal: async () => undefined, openPath: async () => '', showItemInFolder: () => undefined },
    front: () => null,
    app: { addRecentDocument: () => undefined },
    openedFiles: { take: () => [path.join(folder, 'opened.png'), '/etc/passwd'] },
    shellCommand: () => undefined,
    studio,
  });
  const out = makeOutCalls({
    clipboard: { write: async () => undefined },
    ClipboardItem: class {} as never,
    dialog: { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) } as never,
    front: () => null,
    studio,
  });
  const updates = makeUpdateCalls({
    app: { isPackaged: false, on: (() => undefined) as never },
    studio,
    resources: '',
    tell: () => undefined,
    log: () => undefined,
  });
  serveCalls({
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener as never) },
    isOurs: (asked) => asked === (contents as unknown as WebContents),
    handlers: Promise.resolve({
      ...studio.handlers,
      ...desktop,
      ...out,
      ...updates,
      ...makeViewer(() => undefined),
    }),
    onMistake: (call, error) => mistakes.push(`${call}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const window = { send: (...parts: unknown[]) => void payloads.push(parts) } as unknown as WebContents;
  studio.onEvent((name, payload) => pushEvent(window, name, payload));

  return {
    folder,
    studio,
    mistakes,
    payloads,
    ask: async (name, ...sent) => {
      const listener = channels.get(`call:${name}`);
      if (listener === undefined) throw new Error(`${name} is not served`);
      const event = { sender: contents, senderFrame: contents.mainFrame } as unknown as IpcMainInvokeEvent;
      const answer = await listener(event, ...sent).catch((error: Error) => `refused: ${error.message}`);
      payloads.push({ name, answer });
      return answer;
    },
    fits: (name, argument) => contract[name].argument.safeParse(argument ?? undefined).success,
    takesNothing: (name) => contract[name].argument.safeParse(undefined).success && !contract[name].argument.safeParse({}).success,
    settled: async () => {
      await studio.session()?.library.settled();
      await new Promise((resolve) => setTimeout(resolve, 300));
    },
    close: async () => {
      await close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
