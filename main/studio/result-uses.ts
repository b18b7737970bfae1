// What is done with results: given to other programs, copied for elsewhere, laid over their originals; and work on the whole library.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { makeExporter } from '../export/exporter.ts';
import type { Exporter } from '../export/exporter.ts';
import { ownExportFolder } from '../export/own-folder.ts';
import { makeOut } from '../handoff/handoff.ts';
import type { Out } from '../handoff/handoff.ts';
import { makeKeep } from '../keep/keep.ts';
import type { Keep } from '../keep/keep.ts';
import type { StudioBase } from './base.ts';
import { makeLibraryWork } from './handlers/library-work.ts';
import type { LibraryWorks } from './handlers/library-work.ts';
import type { OpenBatches } from './handlers/open-batches.ts';
import type { Intake } from './intake.ts';
import type { Pixels } from './pixels.ts';
import type { ServiceAccess } from './service-access.ts';
import type { CurrentLibrary } from './session/current-library.ts';

export type ResultUses = {
  readonly out: Out;
  readonly exporter: Exporter;
  readonly keep: Keep;
  readonly work: LibraryWorks;
};

type UseParts = {
  readonly base: StudioBase;
  readonly access: Pick<ServiceAccess, 'changeSettings' | 'settingsChanged'>;
  readonly intake: Pick<Intake, 'inbox'>;
  readonly pixels: Pick<Pixels, 'media' | 'prefetch'>;
  readonly batches: Pick<OpenBatches, 'watched'>;
  readonly currentLibrary: Pick<CurrentLibrary, 'session' | 'failure'>;
};

/** Nothing is read or written before it is asked for. */
export function makeResultUses({ base, access, intake, pixels, batches, currentLibrary }: UseParts): ResultUses {
  const { config, pictures, log, emit } = base;
  const { session, failure } = currentLibrary;
  const out = makeOut({
    config,
    currentLibrary,
    pictures,
    media: pixels.media,
    inbox: intake.inbox,
    changePrograms: (programs) => access.changeSettings({ programs }),
    emit,
    added: (edit) => pixels.prefetch?.make(edit),
    log: log.line,
  });
  const work = makeLibraryWork({
    session,
    failure,
    config,
    pictures,
    owners: base.owners,
    log: log.line,
    tell: (now) => emit('library.working', now),
  });
  const exporter = makeExporter({
    session,
    failure,
    pictures,
    version: config.version,
    scratch: base.preparedFolder,
    // The command speaks English only.
    language: () => (config.host.kind === 'command' ? 'en' : base.language()),
    ownFolder: ownExportFolder(config),
    watched: batches.watched.folders,
    // 0o022: of a process that nobody says anything about.
    folderMode: 0o777 & ~(config.systemMask ?? 0o022),
    settings: config.settings,
    settingsChanged: access.settingsChanged,
    tell: (progress) => emit('export.working', progress),
  });
  const added = (edit: EditSummary): void => {
    emit('edit.changed', edit);
    pixels.prefetch?.make(edit);
  };
  return { out, work, exporter, keep: makeKeep({ config, pictures, added }) };
}
