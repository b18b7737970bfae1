// Makes the parts both roots share, from a config value, and opens the library.
import type { StudioConfig } from '../settings/config.ts';
import { parentOfFile } from '../inputs/carried-recipe.ts';
import { openBase } from './base.ts';
import { makeEditRuns } from './edit-runs.ts';
import { openBatches } from './handlers/open-batches.ts';
import { makeIntake } from './intake.ts';
import { makePixels } from './pixels.ts';
import { makeResultUses } from './result-uses.ts';
import { makeServiceAccess } from './service-access.ts';
import { openCurrentLibrary } from './session/current-library.ts';
import type { MediaAddress } from './session/media.ts';
import { sweepAtStart, sweepHome } from './session/sweep.ts';
import { studioOf } from './studio-parts.ts';
import type { StudioParts } from './studio-parts.ts';
import type { Ongoing, OpenStudio, Studio } from './studio-type.ts';

export type { MediaAddress, Ongoing, OpenStudio, Studio, StudioConfig };

/** Throws only when the user-data folder cannot be used or the service address is none. */
export async function makeStudio(config: StudioConfig): Promise<OpenStudio> {
  const base = await openBase(config);
  const { clock, owners, pictures, known, emit } = base;
  const log = base.log.line;
  // The library that is open when it is asked for: what is made before it may ask for it later.
  const open = { session: () => currentLibrary.session(), failure: () => currentLibrary.failure() };
  const access = makeServiceAccess(base, open.session);
  const intake = makeIntake(base, access, async (file) => uses.out.parentOf(file) ?? parentOfFile(open.session()?.library ?? null, file));
  const pixels = makePixels(base, intake, open.session, (sha256) => batches.pathOf(sha256));
  const runs = makeEditRuns(base, access, intake, open.session, (edit) => pixels.prefetch?.make(edit));

  const batches = openBatches({
    ...open,
    config,
    clock,
    inbox: intake.inbox,
    inboxFolder: intake.inboxFolder,
    pictures,
    owners,
    maker: runs.maker,
    service: access.service,
    log,
    emit,
  });
  base.onEvent(batches.hear);
  base.onRun(batches.run);

  const currentLibrary = await openCurrentLibrary({
    config,
    known,
    clock,
    log,
    openSession: runs.openSession,
    onChange: (status) => emit('library.changed', status),
    onSession: () => {
      runs.notifier.tell();
      uses.out.look();
    },
  });
  const uses = makeResultUses({ base, access, intake, pixels, batches, currentLibrary });
  const parts: StudioParts = { base, access, intake, pixels, runs, batches, currentLibrary, uses };
  await sweepHome(config.home);
  if (config.host.kind === 'window') sweepInWindow(parts);

  return { studio: studioOf(parts), close: () => closeParts(parts) };
}

/** What may go at the start of a window. Waits for nobody. */
function sweepInWindow({ base: { config, clock, draft, preparedFolder, log }, intake: { inbox }, uses: { out } }: StudioParts): void {
  const others = [inbox.sweep(draft.read()), out.sweep(Date.parse(clock.now()))];
  sweepAtStart({ home: config.home, preparedFolder, now: clock.now(), others, log: log.line });
}

/** The library is closed after what makes edits of it, and thumbnails after it, since its last edits may ask for some. This program owns its edits until the end. */
async function closeParts({ base, access, intake, pixels, runs, batches, currentLibrary, uses }: StudioParts): Promise<void> {
  runs.notifier.close();
  uses.work.close();
  await uses.out.close();
  uses.exporter.stop();
  uses.keep.stop();
  await batches.close();
  await currentLibrary.close();
  await pixels.prefetch?.close();
  await Promise.allSettled([access.service.close(), base.pictures.close()]);
  await intake.close();
  base.owners.close();
}
