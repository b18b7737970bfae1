// What a studio is made of, and how it answers by that.
import { say } from '../../app/messages/say.ts';
import { fail } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { LibraryStatus } from '../../app/contract/contract.ts';
import type { StudioBase } from './base.ts';
import type { EditRuns } from './edit-runs.ts';
import { makeHandlers } from './handlers/handlers.ts';
import { watchOngoing } from './handlers/ongoing.ts';
import { batchRuns } from './handlers/open-batches.ts';
import type { OpenBatches } from './handlers/open-batches.ts';
import { strikeKeys } from './handlers/strike-keys.ts';
import { makeSnapshot } from './handlers/snapshot.ts';
import type { Intake } from './intake.ts';
import { makeLookUps } from './look-ups.ts';
import type { Pixels } from './pixels.ts';
import type { ResultUses } from './result-uses.ts';
import type { ServiceAccess } from './service-access.ts';
import type { CurrentLibrary } from './session/current-library.ts';
import { makeTellCancel } from './session/tell-cancel.ts';
import type { Studio } from './studio-type.ts';

export type StudioParts = {
  readonly base: StudioBase;
  readonly access: ServiceAccess;
  readonly intake: Intake;
  readonly pixels: Pixels;
  readonly runs: EditRuns;
  readonly batches: OpenBatches;
  readonly currentLibrary: CurrentLibrary;
  readonly uses: ResultUses;
};

/** What both roots hold of these parts. */
export function studioOf(parts: StudioParts): Studio {
  const { base, access, intake, pixels, batches, currentLibrary, uses } = parts;
  const { config, emit } = base;
  return {
    ...watchOngoing(strikeKeys(handlersOf(parts)), uses.work.working),
    onEvent: base.onEvent,
    onRun: base.onRun,
    media: pixels.media,
    takePaths: intake.inbox.takePaths,
    takeBytes: intake.inbox.takeBytes,
    web: intake.web,
    ...makeLookUps(currentLibrary),
    ...uses,
    batches,
    libraryFolder: currentLibrary.folder,
    session: currentLibrary.session,
    libraryFailure: currentLibrary.failure,
    tellCancel: makeTellCancel(access.service),
    settings: config.settings.read,
    language: base.language,
    wake: () => currentLibrary.session()?.queue.wakeAll(),
    quickScan: () => currentLibrary.session()?.library.quickScan(),
    useLibrary: async (next, agreed = {}) => {
      // Either would go on in a library that is closed.
      const busy = batches.isRunning()
        ? batchRuns()
        : uses.work.working() !== null
          ? makeFailure('usage', say('library.busy'), { next: 'wait' })
          : null;
      const used = busy === null ? await currentLibrary.use(next, agreed) : fail<LibraryStatus>(busy);
      if (used.ok) emit('settings.changed', config.settings.read());
      return used;
    },
  };
}

function handlersOf({ base, access, intake, pixels, runs, batches, currentLibrary, uses }: StudioParts): Studio['handlers'] {
  const { config } = base;
  const { out, work, exporter, keep } = uses;
  return makeHandlers({
    session: currentLibrary.session,
    libraryFailure: currentLibrary.failure,
    snapshot: makeSnapshot({
      config,
      systemLanguage: base.systemLanguage,
      secrets: access.secrets,
      service: access.service,
      draft: base.draft,
      library: currentLibrary.status,
      queueStatus: runs.notifier.whole,
      asked: () => (config.host.kind === 'window' ? out.resume() : undefined),
    }),
    queueStatus: runs.notifier.whole,
    keyChanged: access.keyChanged,
    secrets: access.secrets,
    service: access.service,
    changeSettings: access.changeSettings,
    settings: config.settings.read,
    inbox: intake.inbox,
    pictures: base.pictures,
    draft: base.draft,
    maker: runs.maker,
    web: intake.web,
    libraryWork: work.handlers,
    prints: pixels.prints,
    out: out.handlers,
    exporter,
    keep,
    batches: batches.handlers,
    me: base.owners.me,
    owners: base.owners,
    home: config.home,
    toTrash: config.toTrash,
  });
}
