// Makes the parts both roots share, from a config value, and opens the library.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../../app/failure.ts';
import type { LibraryStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { languageInUse, languageOfSystem } from '../../app/language.ts';
import type { Language } from '../../app/language.ts';
import { batchRuns, openBatches } from './handlers/open-batches.ts';
import { makeClock } from '../platform/clock.ts';
import { temporaryBeside } from '../platform/durable-files.ts';
import { makeInbox } from '../inputs/inbox.ts';
import { makeLog } from '../platform/log.ts';
import { makeOut } from '../handoff/handoff.ts';
import { makeExporter } from '../export/exporter.ts';
import { ownExportFolder } from '../export/own-folder.ts';
import { makeHttp } from '../network/http.ts';
import { openOwners } from '../platform/process-locks.ts';
import { openPictures } from '../pictures/host/pictures.ts';
import { makeReceive } from './session/receive.ts';
import { loadKeytar, makeSecrets } from '../platform/keychain.ts';
import { checkedBaseUrl } from '../settings/base-url.ts';
import { makeChangeSettings } from './handlers/change-settings.ts';
import type { StudioConfig } from '../settings/config.ts';
import { openDraftFile } from '../inputs/draft-file.ts';
import { makeHandlers } from './handlers/handlers.ts';
import { parentOfFile } from '../inputs/carried-recipe.ts';
import { openKnownLibraries } from '../settings/known-libraries.ts';
import { makeLibraryWork } from './handlers/library-work.ts';
import { makeThumbnailPrefetch } from './prefetch-thumbnails.ts';
import { makeLimiter } from './session/limiter.ts';
import { makeListeners } from './listeners.ts';
import { makeLookUps } from './look-ups.ts';
import { makePrintMaker } from './session/prints.ts';
import { makeMedia } from './session/media.ts';
import type { MediaAddress } from './session/media.ts';
import { makeQueueNotifier } from './session/queue-notifier.ts';
import { makeEditMaker } from './session/run-edits.ts';
import { sweepAtStart, sweepHome } from './session/sweep.ts';
import { makeService } from './session/service.ts';
import { preparedIn } from './session/prepare-input.ts';
import { openSession } from './session/session.ts';
import { openCurrentLibrary } from './session/current-library.ts';
import { makeKeep } from '../keep/keep.ts';
import { makeMakeAgain } from './session/make-again.ts';
import { makeReactions } from './session/reactions.ts';
import { makeSnapshot } from './handlers/snapshot.ts';
import { makeTellCancel } from './session/tell-cancel.ts';
import { makeWebPictures } from '../inputs/web-pictures.ts';
import type { OpenStudio, Studio } from './studio-type.ts';

export type { MediaAddress, OpenStudio, Studio, StudioConfig };

/** Throws only when the user-data folder cannot be used or the service address is none. */
export async function makeStudio(config: StudioConfig): Promise<OpenStudio> {
  const base = checkedBaseUrl(config.baseUrl);
  if (!base.ok) throw new Error(base.failure.message);
  const clock = makeClock();
  const log = makeLog(path.join(config.home, 'logs'));
  const userAgent = `KontextStudio/${config.version}`;
  const findProxy = config.findProxy ?? null;
  const http = makeHttp({ userAgent, findProxy });
  const preparedFolder = preparedIn(config.home);

  const owners = await openOwners(config.home);
  const draft = await openDraftFile(config.home);
  const known = await openKnownLibraries(config.home);
  const pictures = openPictures({ spawn: config.spawnPictures, log: log.line });
  const inboxFolder = path.join(config.home, 'inbox');
  // The command's pictures are the library's after its one run: it takes them in by a folder of its own, gone when it ends.
  const commandFolder = config.host.kind === 'command' ? temporaryBeside(path.join(inboxFolder, 'command')) : null;
  const inbox = makeInbox({
    folder: commandFolder ?? inboxFolder,
    pictures,
    decodeBySystem: config.decodeBySystem ?? null,
    parentOf: async (file) => out.parentOf(file) ?? parentOfFile(currentLibrary.session()?.library ?? null, file),
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
    inputPath: async (sha256) => (await currentLibrary.session()?.library.inputPath(sha256)) ?? null,
  });

  const { emit, runEnded, onEvent, onRun } = makeListeners();
  const open = { session: () => currentLibrary.session(), failure: () => currentLibrary.failure() };
  const gathered = (sha256: string): string | null => batches.pathOf(sha256);
  const media = makeMedia({ home: config.home, preparedFolder, pictures, inbox, session: open.session, gathered });
  const prints = makePrintMaker(config.home, () => currentLibrary.session()?.library ?? null, pictures, log.line);
  const prefetch = config.host.kind === 'window' ? makeThumbnailPrefetch(media, prints, log.line) : null;

  const typicalSeconds = async (): Promise<number | null> => (await currentLibrary.session()?.library.typicalSeconds()) ?? null;
  const notifier = makeQueueNotifier({
    session: () => currentLibrary.session(),
    typicalSeconds,
    emit: (change) => emit('queue.changed', change),
    log: log.line,
  });

  const limiter = makeLimiter({ settings: config.settings.read, owners, clock, log: log.line });
  const maker = makeEditMaker({
    limiter,
    config,
    settings: config.settings.read,
    inbox,
    pictures,
    service,
    owners,
    session: () => currentLibrary.session(),
    refusalOfAddresses: (inputs) => web.refusalOf(inputs),
  });

  const batches = openBatches({ ...open, config, clock, inbox, inboxFolder, pictures, owners, maker, service, log: log.line, emit });
  onEvent(batches.hear);
  onRun(batches.run);

  const currentLibrary = await openCurrentLibrary({
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
        makeAgain: makeMakeAgain({ library, pictures }),
        limiter,
        clock,
        log,
        events: {
          edit: (summary) => emit('edit.changed', summary),
          ended: (summary) => {
            emit('edit.ended', summary);
            prefetch?.make(summary);
          },
          queue: notifier.tell,
          run: runEnded,
        },
      }),
    onChange: (status) => emit('library.changed', status),
    onSession: () => {
      notifier.tell();
      out.look();
    },
  });
  const out = makeOut({
    config,
    currentLibrary,
    pictures,
    media,
    inbox,
    changePrograms: (programs) => changeSettings({ programs }),
    emit,
    added: (edit) => prefetch?.make(edit),
    log: log.line,
  });
  await sweepHome(config.home);
  if (config.host.kind === 'window') {
    const others = [inbox.sweep(draft.read()), out.sweep(Date.parse(clock.now()))];
    sweepAtStart({ home: config.home, preparedFolder, now: clock.now(), others, log: log.line });
  }

  const { keyChanged, settingsChanged } = makeReactions({ session: currentLibrary.session, secrets, service, emit });
  const changeSettings = makeChangeSettings(config.settings, settingsChanged);
  const folder = commandFolder ?? inboxFolder;
  const web = makeWebPictures({ folder, inbox, config, userAgent, serviceIsLocal: base.value.loopback, changeSettings });

  const systemLanguage = languageOfSystem(config.systemLanguages ?? []);
  const snapshot = makeSnapshot({
    config,
    systemLanguage,
    secrets,
    service,
    draft,
    library: currentLibrary.status,
    queueStatus: notifier.whole,
    asked: () => (config.host.kind === 'window' ? out.resume() : undefined),
  });

  const work = makeLibraryWork({
    ...open,
    config,
    pictures,
    log: log.line,
    tell: (now) => emit('library.working', now),
  });

  const languageNow = (): Language => languageInUse(config.settings.read().language, systemLanguage);
  const exporter = makeExporter({
    ...open,
    pictures,
    version: config.version,
    scratch: preparedFolder,
    // The command speaks English only.
    language: () => (config.host.kind === 'command' ? 'en' : languageNow()),
    ownFolder: ownExportFolder(config),
    watched: batches.watched.folders,
    // 0o022: of a process that nobody says anything about.
    folderMode: 0o777 & ~(config.systemMask ?? 0o022),
    settings: config.settings,
    settingsChanged,
    tell: (progress) => emit('export.working', progress),
  });

  const added = (edit: EditSummary): void => {
    emit('edit.changed', edit);
    prefetch?.make(edit);
  };
  const keep = makeKeep({ config, pictures, added });

  const studio: Studio = {
    handlers: makeHandlers({
      session: currentLibrary.session,
      libraryFailure: currentLibrary.failure,
      snapshot,
      queueStatus: notifier.whole,
      settings: config.settings.read,
      changeSettings,
      keyChanged,
      secrets,
      service,
      inbox,
      pictures,
      draft,
      maker,
      web,
      libraryWork: work.handlers,
      prints,
      out: out.handlers,
      exporter,
      keep,
      batches: batches.handlers,
      me: owners.me,
      home: config.home,
      toTrash: config.toTrash,
    }),
    onEvent,
    onRun,
    media,
    takePaths: inbox.takePaths,
    takeBytes: inbox.takeBytes,
    web,
    ...makeLookUps(currentLibrary),
    work,
    out,
    exporter,
    keep,
    batches,
    libraryFolder: currentLibrary.folder,
    session: currentLibrary.session,
    libraryFailure: currentLibrary.failure,
    tellCancel: makeTellCancel(service),
    settings: config.settings.read,
    language: languageNow,
    wake: () => currentLibrary.session()?.queue.wakeAll(),
    quickScan: () => currentLibrary.session()?.library.quickScan(),
    useLibrary: async (next) => {
      // It would go on in a library that is closed.
      const used = batches.isRunning() ? fail<LibraryStatus>(batchRuns()) : await currentLibrary.use(next);
      if (used.ok) emit('settings.changed', config.settings.read());
      return used;
    },
  };

  return {
    studio,
    close: async () => {
      notifier.close();
      work.close();
      await out.close();
      exporter.stop();
      keep.stop();
      await batches.close();
      await currentLibrary.close();
      await prefetch?.close();
      await Promise.allSettled([service.close(), pictures.close()]);
      if (commandFolder !== null) await rm(commandFolder, { recursive: true, force: true }).catch(() => undefined);
      owners.close();
    },
  };
}
