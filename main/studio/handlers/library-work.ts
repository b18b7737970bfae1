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
  LibraryWork,
  SkippedFile,
  Verified,
} from '../../../app/contract/contract.ts';
import { backUp } from '../../backup/backup.ts';
import { readLastBackup, writeLastBackup } from '../../backup/last-backup.ts';
import { startVerify } from '../../library/folder/verify-thread.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { importFolder } from './import-folder.ts';
import { awayOf } from '../session/read-ledger.ts';
import type { Session } from '../session/session.ts';
import { say } from '../../../app/messages/say.ts';

export type LibraryWorks = {
  readonly handlers: Pick<CallHandlers, 'library.verify' | 'library.rebuild' | 'library.stop' | 'library.work'>;
  /** The file behind a finding's key; null when there is none such. */
  readonly findingPath: (key: string) => string | null;
  /** Hears of each finding when it is made; for the command. */
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
  readonly close: () => void;
};

/** More would be read by nobody; the command prints them all. */
const maxListed = 1000;
const tellMs = 100;

export function makeLibraryWork(options: {
  session: () => Session | null;
  failure: () => Failure;
  config: {
    readonly workerUrl: URL | string;
    readonly version: string;
    readonly home: string;
    readonly settings: StudioConfig['settings'];
  };
  pictures: Pictures;
  log: (line: string) => void;
  tell: (work: LibraryWork | null) => void;
}): LibraryWorks {
  let work: LibraryWork | null = null;
  let stop: (() => void) | null = null;
  let progressMs = -Infinity;
  let verified: { readonly folder: string; readonly found: Verified } | null = null;
  let imported: ImportReport | null = null;
  let lastFolder: string | null = null;
  let hearsFinding: (finding: Finding) => void = () => undefined;
  let hearsSkipped: (file: SkippedFile) => void = () => undefined;

  function progress(kind: LibraryWork['kind'], done: number, total: number | null): void {
    work = { kind, done, total };
    if (performance.now() - progressMs < tellMs) return;
    progressMs = performance.now();
    options.tell(work);
  }

  async function alone<T>(kind: LibraryWork['kind'], act: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>> {
    const session = options.session();
    const away = session === null ? options.failure() : awayOf(session.library);
    if (session === null || away !== null) return fail(away ?? options.failure());
    if (work !== null) return fail(makeFailure('usage', say('library.busy')));
    work = { kind, done: 0, total: null };
    options.tell(work);
    try {
      return await act(session);
    } finally {
      work = null;
      stop = null;
      options.tell(null);
    }
  }

  const lastBackup = async (): Promise<BackupReport | null> => {
    const session = options.session();
    return session === null ? null : readLastBackup(options.config.home, session.library.id);
  };

  const handlers: LibraryWorks['handlers'] = {
    'library.rebuild': () =>
      alone('rebuild', async ({ library }) => {
        const { total } = library.status();
        stop = () => void library.stopRebuild();
        // There may be more records than the index knew.
        const rebuilt = await library.rebuild((read) => progress('rebuild', read, read > total ? null : total));
        return rebuilt.ok ? ok(library.status()) : rebuilt;
      }),
    'library.verify': () =>
      alone('verify', async ({ library }) => {
        const folder = library.folder();
        const listed: (Finding & { readonly key: string })[] = [];
        const verifying = startVerify(options.config.workerUrl, folder, {
          findings: (some) => {
            for (const finding of some) {
              if (listed.length < maxListed) listed.push({ ...finding, key: createHash('sha256').update(finding.file).digest('hex') });
              hearsFinding(finding);
            }
          },
          progress: (done, total) => progress('verify', done, total),
        });
        stop = verifying.stop;
        try {
          const report = await verifying.report;
          // Of a drive that was pulled out everything would be missing.
          const there = await library.attach();
          if (!there.ok) return there;
          const found = { at: new Date().toISOString(), ...report, listed };
          verified = { folder, found };
          return ok(found);
        } catch (error) {
          // A drive that was pulled out is the likely cause.
          await library.attach();
          return fail(awayOf(library) ?? makeFailure('disk-trouble', say('library.checkBroke'), { detail: String(error) }));
        }
      }),
    'library.stop': async () => {
      stop?.();
      return null;
    },
    'library.work': async () => ({ work, verified: verified?.found ?? null, imported, backedUp: await lastBackup() }),
  };

  return {
    handlers,
    findingPath: (key) => {
      const finding = verified?.found.listed.find((one) => one.key === key);
      return verified === null || finding === undefined ? null : path.join(verified.folder, finding.file);
    },
    onFinding: (listener) => {
      hearsFinding = listener;
    },
    lastFolder: () => lastFolder,
    importFolder: (folder, { move, bare }) =>
      alone('import', async ({ library }) => {
        lastFolder = folder;
        let stopped = false;
        stop = () => (stopped = true);
        const trouble = library.trouble();
        if (trouble !== null) return fail(trouble);
        const report = await importFolder({
          library,
          pictures: options.pictures,
          version: options.config.version,
          nameTemplate: options.config.settings.read().nameTemplate,
          folder,
          move,
          bare,
          progress: (done, total) => progress('import', done, total),
          skipped: (file) => hearsSkipped(file),
          stopped: () => stopped,
        });
        if (report.ok) imported = report.value;
        return report;
      }),
    lastBackup,
    backUp: (to, { every = false, found } = {}) =>
      alone('backup', async ({ library }) => {
        let stopped = false;
        stop = () => (stopped = true);
        const report = await backUp({
          from: library.folder(),
          to,
          every,
          progress: (done, total) => progress('backup', done, total),
          ...(found === undefined ? {} : { found }),
          stopped: () => stopped,
        });
        // The copies are what counts; the note of where they are is told by the folder as well.
        if (report.ok)
          await writeLastBackup(options.config.home, library.id, report.value).catch((error: unknown) =>
            options.log(`backup not noted: ${String(error)}`),
          );
        return report;
      }),
    onSkipped: (listener) => {
      hearsSkipped = listener;
    },
    close: () => stop?.(),
  };
}
