// Work on the whole library that the person asked for: a check of all files, a new index, an import. One at a time, with progress, and it can be stopped.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type {
  BackupFinding,
  BackupReport,
  CallHandlers,
  Finding,
  ImportReport,
  LibraryStatus,
  LibraryWork,
  SkippedFile,
  Verified,
} from '../../../app/contract/contract.ts';
import { backUp } from '../../backup/backup.ts';
import { readLastBackup, writeLastBackup } from '../../backup/last-backup.ts';
import type { Library } from '../../library/library.ts';
import { findingsOf, surveyFolders } from '../../library/folder/unread-folders.ts';
import { startVerify } from '../../library/folder/verify-thread.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { importFolder } from './import-folder.ts';
import { awayOf } from '../session/read-ledger.ts';
import type { Session } from '../session/session-type.ts';
import { makeOneWork } from './one-work.ts';
import type { Running } from './one-work.ts';
import { say } from '../../../app/messages/say.ts';

export type LibraryWorks = {
  readonly handlers: Pick<CallHandlers, 'library.verify' | 'library.rebuild' | 'library.stop' | 'library.work'>;
  /** The file behind a finding's key; null when there is none such. */
  readonly findingPath: (key: string) => string | null;
  /** Hears of each finding when it is made, also of what a new index could not have; for the command. */
  readonly onFinding: (listener: (finding: Finding) => void) => void;
  /** Imports the pictures of a folder; `move`: the originals go once they are safe; `bare`: also those without a recipe. */
  readonly importFolder: (folder: string, how: { readonly move: boolean; readonly bare: boolean }) => Promise<Reply<ImportReport>>;
  /** The folder of the last import of this run. */
  readonly lastFolder: () => string | null;
  readonly onSkipped: (listener: (file: SkippedFile) => void) => void;
  /** Copies what is new into a folder; `every`: compares all files byte by byte. What could not be copied is heard as it is found. */
  readonly backUp: (
    to: string,
    how?: { readonly every?: boolean; readonly found?: (finding: BackupFinding) => void },
  ) => Promise<Reply<BackupReport>>;
  /** The last one of this library from this computer; null when there was none, or no library is open. */
  readonly lastBackup: () => Promise<BackupReport | null>;
  /** What runs now. */
  readonly working: () => LibraryWork['kind'] | null;
  readonly close: () => void;
};

/** More would be read by nobody; the command prints them all. */
const maxListed = 1000;

type WorkParts = {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly config: {
    readonly workerUrl: URL | string;
    readonly version: string;
    readonly home: string;
    readonly settings: StudioConfig['settings'];
  };
  readonly pictures: Pictures;
  readonly owners: Pick<Owners, 'importing'>;
  readonly log: (line: string) => void;
  readonly tell: (work: LibraryWork | null) => void;
};

/** Remembers what the last check and the last import of this run found. */
export function makeLibraryWork(parts: WorkParts): LibraryWorks {
  const { alone, now, stop } = makeOneWork(parts);
  let verified: { readonly of: string; readonly folder: string; readonly found: Verified } | null = null;
  let imported: { readonly of: string; readonly report: ImportReport } | null = null;
  let lastFolder: string | null = null;
  let hearsFinding: (finding: Finding) => void = () => undefined;
  let hearsSkipped: (file: SkippedFile) => void = () => undefined;

  const lastBackup = async (): Promise<BackupReport | null> => {
    const session = parts.session();
    return session === null ? null : readLastBackup(parts.config.home, session.library.id);
  };

  return {
    handlers: {
      'library.rebuild': () => alone('rebuild', ({ library }, running) => rebuild(library, running, (finding) => hearsFinding(finding))),
      'library.verify': () =>
        alone('verify', async ({ library }, running) => {
          const folder = library.folder();
          const found = await verify(parts.config.workerUrl, library, running, (finding) => hearsFinding(finding));
          if (found.ok) verified = { of: library.id, folder, found: found.value };
          return found;
        }),
      'library.stop': async () => {
        stop();
        return null;
      },
      'library.work': async () => {
        const open = parts.session()?.library.id;
        return {
          work: now(),
          // Another library may be open by now: what was found of that one says nothing of it.
          verified: verified?.of === open ? (verified?.found ?? null) : null,
          imported: imported?.of === open ? (imported?.report ?? null) : null,
          backedUp: await lastBackup(),
        };
      },
    },
    findingPath: (key) => {
      const finding = verified?.found.listed.find((one) => one.key === key);
      return verified === null || finding === undefined ? null : path.join(verified.folder, finding.file);
    },
    onFinding: (listener) => {
      hearsFinding = listener;
    },
    lastFolder: () => lastFolder,
    importFolder: (folder, how) =>
      alone('import', async ({ library }, running) => {
        lastFolder = folder;
        const report = await importInto(parts, library, running, { ...how, folder, skipped: (file) => hearsSkipped(file) });
        if (report.ok) imported = { of: library.id, report: report.value };
        return report;
      }),
    lastBackup,
    backUp: (to, how = {}) => alone('backup', ({ library }, running) => backUpInto(parts, library, running, { ...how, to })),
    onSkipped: (listener) => {
      hearsSkipped = listener;
    },
    working: () => now()?.kind ?? null,
    close: stop,
  };
}

async function rebuild(
  library: Library,
  { progress, onStop }: Running,
  hearsFinding: (finding: Finding) => void,
): Promise<Reply<LibraryStatus>> {
  const { total } = library.status();
  onStop(() => void library.stopRebuild());
  // There may be more records than the index knew.
  const rebuilt = await library.rebuild((read) => progress(read, read > total ? null : total));
  if (!rebuilt.ok) return rebuilt;
  try {
    // What no index has, because it is nowhere read.
    const isShown = async (id: string): Promise<boolean> => (await library.load(id)) !== null;
    for await (const found of findingsOf(library.folder(), await surveyFolders(library.folder()), isShown)) hearsFinding(found);
    return ok(library.status());
  } catch (error) {
    return fail(failureOfDisk(error));
  }
}

async function verify(
  workerUrl: URL | string,
  library: Library,
  { progress, onStop }: Running,
  hearsFinding: (finding: Finding) => void,
): Promise<Reply<Verified>> {
  const listed: (Finding & { readonly key: string })[] = [];
  const verifying = startVerify(workerUrl, library.folder(), {
    findings: (some) => {
      for (const finding of some) {
        if (listed.length < maxListed) listed.push({ ...finding, key: createHash('sha256').update(finding.file).digest('hex') });
        hearsFinding(finding);
      }
    },
    progress,
  });
  onStop(verifying.stop);
  try {
    const report = await verifying.report;
    // Of a drive that was pulled out everything would be missing.
    const there = await library.attach();
    return there.ok ? ok({ at: new Date().toISOString(), ...report, listed }) : there;
  } catch (error) {
    // A drive that was pulled out is the likely cause.
    await library.attach();
    return fail(awayOf(library) ?? makeFailure('disk-trouble', say('library.checkBroke'), { detail: String(error) }));
  }
}

async function importInto(
  { pictures, config, owners }: WorkParts,
  library: Library,
  { progress, onStop }: Running,
  how: { readonly folder: string; readonly move: boolean; readonly bare: boolean; readonly skipped: (file: SkippedFile) => void },
): Promise<Reply<ImportReport>> {
  let stopped = false;
  onStop(() => (stopped = true));
  const trouble = library.trouble();
  if (trouble !== null) return fail(trouble);
  const { nameTemplate } = config.settings.read();
  return importFolder({ ...how, library, pictures, owners, version: config.version, nameTemplate, progress, stopped: () => stopped });
}

async function backUpInto(
  { config, log }: WorkParts,
  library: Library,
  { progress, onStop }: Running,
  { to, every = false, found }: { readonly to: string; readonly every?: boolean; readonly found?: (finding: BackupFinding) => void },
): Promise<Reply<BackupReport>> {
  let stopped = false;
  onStop(() => (stopped = true));
  const report = await backUp({
    from: library.folder(),
    to,
    every,
    progress,
    ...(found === undefined ? {} : { found }),
    stopped: () => stopped,
  });
  // The copies are what counts; the note of where they are is told by the folder as well.
  if (report.ok)
    await writeLastBackup(config.home, library.id, report.value).catch((error: unknown) => log(`backup not noted: ${String(error)}`));
  return report;
}
