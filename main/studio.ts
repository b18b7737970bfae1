// Makes the parts both roots share, from a config value, and opens the library.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { EditRecord } from '../app/edits/record.ts';
import type { RunEnd } from '../app/edits/run-context.ts';
import { fail, makeFailure, ok } from '../app/failure.ts';
import type { Failure, Reply } from '../app/failure.ts';
import type { CallHandlers, EventName, EventPayloads, Imported, LibraryStatus, QueueStatus, Snapshot } from '../app/ipc.ts';
import { languageOfSystem } from '../app/language.ts';
import type { Settings } from '../app/settings.ts';
import { makeClock } from './clock.ts';
import { temporaryBeside } from './files.ts';
import { makeInbox } from './inbox.ts';
import { makeLog } from './log.ts';
import { makeHttp } from './network/http.ts';
import { openOwners } from './owners.ts';
import { openPictures } from './pictures/pictures.ts';
import { makeReceive } from './receive.ts';
import { loadKeytar, makeSecrets } from './secrets.ts';
import type { StudioConfig } from './studio/config.ts';
import { damagedPath } from './studio/damaged-records.ts';
import { openDraftFile } from './studio/draft-file.ts';
import { makeHandlers } from './studio/handlers.ts';
import type { DesktopCall } from './studio/handlers.ts';
import { parentOfFile } from './studio/carried-recipe.ts';
import { openKnownLibraries } from './studio/known-libraries.ts';
import { makeLibraryWork } from './studio/library-work.ts';
import type { LibraryWorks } from './studio/library-work.ts';
import { makeMedia } from './studio/media.ts';
import type { MediaAddress, MediaFile } from './studio/media.ts';
import { queueNow } from './studio/queue-now.ts';
import { makeEditMaker } from './studio/run-edits.ts';
import { exportLedger } from './studio/read-ledger.ts';
import { sweepHome, sweepOld } from './studio/sweep.ts';
import { checkedBaseUrl, makeService } from './studio/service.ts';
import { openSession } from './studio/session.ts';
import type { Session } from './studio/session.ts';
import { openShelf } from './studio/shelf.ts';

export type { DesktopCall, MediaAddress, StudioConfig };

export type Studio = {
  readonly handlers: Omit<CallHandlers, DesktopCall>;
  /** Adds a listener for everything the window is told; returns the function that removes it. */
  readonly onEvent: (listener: <N extends EventName>(name: N, payload: EventPayloads[N]) => void) => () => void;
  /** Hears how each run of an edit ended; for the command. */
  readonly onRun: (listener: (id: string, end: RunEnd) => void) => () => void;
  /** The file behind an address and its true type; null when there is none. Makes thumbnails that are missing. */
  readonly media: (address: MediaAddress) => Promise<MediaFile | null>;
  readonly takePaths: (paths: readonly string[]) => Promise<Imported>;
  readonly takeBytes: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Imported>;
  readonly resultPath: (editId: string, index: number) => Promise<string | null>;
  /** A record that cannot be read, by its key. */
  readonly damagedPath: (key: string) => Promise<string | null>;
  /** Checks of the whole library, and imports into it. */
  readonly work: Omit<LibraryWorks, 'handlers' | 'close'>;
  readonly recordPath: (editId: string) => Promise<string | null>;
  /** The whole ledger as CSV into a file; answers its path. */
  readonly writeLedger: (file: string) => Promise<Reply<string>>;
  readonly libraryFolder: () => string;
  readonly useLibrary: (folder: string) => Promise<Reply<LibraryStatus>>;
  /** The open library and what works in it; null while it is missing. */
  readonly session: () => Session | null;
  readonly libraryFailure: () => Failure;
  /** Tells the service to cancel an edit that another program runs; that program hears of it from the service. */
  readonly tellCancel: (record: EditRecord) => Promise<Reply<null>>;
  /** Whether the person wants to be told of ends while away. */
  readonly wantsNotices: () => boolean;
  /** Ends waits: the computer woke up, the line may be back. */
  readonly wake: () => void;
  /** Compares the library's folder with the index: the person comes back to the window. */
  readonly glance: () => void;
};

export type OpenStudio = { readonly studio: Studio; readonly close: () => Promise<void> };

/** Throws only when the user-data folder cannot be used or the service address is none. */
export async function makeStudio(config: StudioConfig): Promise<OpenStudio> {
  const base = checkedBaseUrl(config.baseUrl);
  if (!base.ok) throw new Error(base.failure.message);
  const clock = makeClock();
  const log = makeLog(path.join(config.home, 'logs'));
  const userAgent = `KontextStudio/${config.version}`;
  const findProxy = config.findProxy ?? null;
  const http = makeHttp({ userAgent, findProxy });
  const preparedFolder = path.join(config.home, 'prepared');

  const owners = await openOwners(config.home);
  const draft = await openDraftFile(config.home);
  const known = await openKnownLibraries(config.home);
  const pictures = openPictures({ spawn: config.spawnPictures, log: log.line });
  const inboxFolder = path.join(config.home, 'inbox');
  // The command's pictures are the library's after its one run: it takes them in by a folder of its own, gone when it ends.
  const commandFolder = config.manner.kind === 'command' ? temporaryBeside(path.join(inboxFolder, 'command')) : null;
  const inbox = makeInbox({
    folder: commandFolder ?? inboxFolder,
    pictures,
    parentOf: (file) => parentOfFile(shelf.session()?.library ?? null, file),
  });
  const secrets = makeSecrets({
    origin: base.value.origin,
    environmentKey: config.environmentKey,
    loadKeychain: config.loadKeychain ?? loadKeytar,
    onKey: log.hide,
  });
  const service = makeService({
    config,
    settings: config.settings.read,
    secrets,
    http,
    pictures,
    origin: base.value.origin,
    isLocal: base.value.loopback,
  });

  const listeners = new Set<<N extends EventName>(name: N, payload: EventPayloads[N]) => void>();
  const runListeners = new Set<(id: string, end: RunEnd) => void>();
  const emit = <N extends EventName>(name: N, payload: EventPayloads[N]): void => {
    for (const listener of listeners) listener(name, payload);
  };

  let queueTold = false;
  let closed = false;

  const typicalSeconds = async (): Promise<number | null> => (await shelf.session()?.library.typicalSeconds()) ?? null;
  const queueStatus = async (): Promise<QueueStatus> => queueNow(shelf.session(), await typicalSeconds());

  /** Many moves in one turn of the loop are told once. */
  const tellQueue = (): void => {
    if (queueTold || closed) return;
    queueTold = true;
    setImmediate(() => {
      queueTold = false;
      typicalSeconds().then(
        (typical) => emit('queue.changed', queueNow(shelf.session(), typical)),
        (error: unknown) => log.line(`the queue could not be told: ${String(error)}`),
      );
    });
  };

  const shelf = await openShelf({
    config,
    known,
    clock,
    log: log.line,
    openSession: (library) =>
      openSession({
        library,
        config,
        settings: config.settings.read,
        service,
        owners,
        pictures,
        receive: makeReceive({ library, pictures, userAgent, findProxy }),
        clock,
        log,
        events: {
          edit: (summary) => emit('edit.changed', summary),
          ended: (summary) => emit('edit.ended', summary),
          queue: tellQueue,
          run: (id, end) => runListeners.forEach((listener) => listener(id, end)),
        },
      }),
    onChange: (status) => emit('library.changed', status),
    onSession: tellQueue,
  });
  sweepHome(config.home);
  if (config.manner.kind === 'window') {
    // Tidying waits for nobody and nobody waits for it.
    void Promise.all([inbox.sweep(draft.read()), sweepOld(preparedFolder, clock.now())]).catch((error: unknown) =>
      log.line(`old pictures could not be swept: ${String(error)}`),
    );
  }

  const keyChanged = async (): Promise<void> => {
    emit('key.changed', { key: await secrets.status(), service: await service.status() });
    const session = shelf.session();
    if (session === null) return;
    // The queue stopped itself for the key's sake; a new key is what it waited for.
    if (session.queue.state().pausedBecause !== null) session.queue.pause(false);
    session.queue.wakeAll();
  };

  const settingsChanged = (before: Settings, after: Settings): void => {
    emit('settings.changed', after);
    if (before.rehearse !== after.rehearse) void keyChanged();
    if (before.atOnce !== after.atOnce) shelf.session()?.queue.wakeAll();
  };

  const snapshot = async (): Promise<Snapshot> => ({
    settings: config.settings.read(),
    defaultLibraryFolder: config.defaultLibraryFolder,
    key: await secrets.status(),
    service: await service.status(),
    library: shelf.status(),
    queue: await queueStatus(),
    draft: draft.read(),
    version: config.version,
    versions: config.hostVersions,
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    systemLanguage: languageOfSystem(config.systemLanguages ?? []),
  });

  const maker = makeEditMaker({
    config,
    settings: config.settings.read,
    inbox,
    pictures,
    service,
    owners,
    preparedFolder,
    session: shelf.session,
  });

  const work = makeLibraryWork({
    session: shelf.session,
    failure: shelf.failure,
    workerUrl: config.workerUrl,
    pictures,
    version: config.version,
    tell: (now) => emit('library.working', now),
  });

  const studio: Studio = {
    handlers: makeHandlers({
      session: shelf.session,
      libraryFailure: shelf.failure,
      snapshot,
      queueStatus,
      settings: config.settings,
      settingsChanged,
      keyChanged,
      secrets,
      service,
      inbox,
      pictures,
      draft,
      maker,
      libraryWork: work.handlers,
      me: owners.me,
      home: config.home,
      toTrash: config.toTrash,
    }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onRun: (listener) => {
      runListeners.add(listener);
      return () => void runListeners.delete(listener);
    },
    media: makeMedia({ home: config.home, preparedFolder, pictures, inbox, session: shelf.session }),
    takePaths: inbox.takePaths,
    takeBytes: inbox.takeBytes,
    resultPath: (id, index) => shelf.session()?.library.resultPath(id, index) ?? Promise.resolve(null),
    damagedPath: async (key) => {
      const session = shelf.session();
      return session === null ? null : damagedPath(session.library, key);
    },
    work,
    recordPath: (id) => shelf.session()?.library.recordPath(id) ?? Promise.resolve(null),
    writeLedger: async (file) => {
      const session = shelf.session();
      return session === null ? fail(shelf.failure()) : exportLedger(session.library, file);
    },
    libraryFolder: shelf.folder,
    session: shelf.session,
    libraryFailure: shelf.failure,
    tellCancel: async (record) => {
      if (record.named === null)
        return fail(makeFailure('usage', 'It has not been sent yet, so only the program that runs it can cancel it.'));
      const answer = await (await service.of(record)).client.cancel(record.named);
      return answer.kind === 'trouble' || answer.kind === 'key-refused' ? fail(answer.failure) : ok(null);
    },
    wantsNotices: () => config.settings.read().notifications,
    wake: () => shelf.session()?.queue.wakeAll(),
    glance: () => shelf.session()?.library.glance(),
    useLibrary: async (next) => {
      const used = await shelf.use(next);
      if (used.ok) emit('settings.changed', config.settings.read());
      return used;
    },
  };

  return {
    studio,
    close: async () => {
      closed = true;
      work.close();
      await shelf.close();
      await Promise.allSettled([service.close(), pictures.close()]);
      if (commandFolder !== null) await rm(commandFolder, { recursive: true, force: true }).catch(() => undefined);
      owners.close();
    },
  };
}
