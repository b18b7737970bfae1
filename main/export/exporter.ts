// Exports: says what would be written, writes it, one export at a time, with progress, and can be stopped. The library is only read.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { ExportChoices } from '../../app/export/choices.ts';
import type { ExportPreview, ExportProgress, ExportReport } from '../../app/export/report.ts';
import type { Language } from '../../app/language.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { makeThrottle } from '../platform/throttle.ts';
import { openNow } from '../studio/session/open-now.ts';
import type { Session } from '../studio/session/session-type.ts';
import { watchesThere } from '../library/folder/may-watch.ts';
import { itemsOf } from './items.ts';
import type { Item, Records } from './items.ts';
import { makePreview } from './preview.ts';
import { makeNameTurns } from './name-turns.ts';
import { groupName } from './names.ts';
import { refusalOfTarget, targetFolder } from './target-folder.ts';
import { writeFile, writePair } from './write-shapes.ts';
import type { Writing, Written } from './write-shapes.ts';
import { writePage } from './write-page.ts';
import { writeSheets } from './write-sheets.ts';
import { say } from '../../app/messages/say.ts';

export type ExportAsk = {
  readonly ids: readonly string[];
  readonly choices: ExportChoices;
  /** Of sheets and pages; null takes the project that all have in common. */
  readonly title: string | null;
};

export type Exporter = {
  readonly preview: (ask: ExportAsk) => Promise<Reply<ExportPreview>>;
  /** `folder` is one that a person named in a command; else the one of the settings. */
  readonly start: (ask: ExportAsk, folder?: string) => Promise<Reply<ExportReport>>;
  /** What is being written is finished; nothing more is begun. */
  readonly stop: () => void;
  /** Where exports go now. */
  readonly folder: () => string;
  /** Why copies may not go there, before anything is made that should: it is watched. */
  readonly refusalOf: (folder: string) => Promise<Failure | null>;
  /** Remembers a folder that the person chose. */
  readonly useFolder: (folder: string) => Reply<string>;
  /** The last file that was written, to be shown in its folder. */
  readonly lastFile: () => string | null;
  /** Hears of each file and each failure; for the command. */
  readonly onFile: (listener: (written: Written) => void) => void;
  readonly onFailure: (listener: (id: string, failure: Failure) => void) => void;
};

const maxListed = 200;
/** Two pictures overlap reading, encoding and writing without keeping thumbnails waiting. */
const atOnce = 2;

type ExporterParts = {
  readonly session: () => Session | null;
  readonly failure: () => Failure;
  readonly pictures: Pictures;
  readonly version: string;
  readonly language: () => Language;
  readonly scratch: string;
  /** Of exports until another is chosen; made when it is first needed. A chosen one is not made: it may lie on a drive. */
  readonly ownFolder: string;
  /** Folders that are watched: what is written there would come back as a new picture. */
  readonly watched: () => Promise<readonly string[]>;
  /** Of folders that are made for copies. */
  readonly folderMode: number;
  readonly settings: { readonly read: () => Settings; readonly write: (settings: Settings) => void };
  readonly settingsChanged: (before: Settings, after: Settings) => void;
  readonly tell: (progress: ExportProgress | null) => void;
};

/** One export at a time; it ends with the program, and what was written by then stays. */
export function makeExporter(options: ExporterParts): Exporter {
  let working = false;
  let stopped = false;
  let last: string | null = null;
  let hearsFile: (written: Written) => void = () => undefined;
  let hearsFailure: (id: string, failure: Failure) => void = () => undefined;
  const preview = makePreview({ pictures: options.pictures });
  const hears: Hears = {
    stopped: () => stopped,
    wrote: (written) => {
      last = written.file;
      hearsFile(written);
    },
    failed: (id, failure) => hearsFailure(id, failure),
  };

  const opened = (): Reply<Records> => {
    const session = openNow(options.session(), options.failure);
    if (!session.ok) return session;
    const { library, editStore } = session.value;
    return ok({ library, recordOf: async (id) => editStore.get(id) ?? library.load(id) });
  };

  const folderNow = (): string => options.settings.read().export.folder ?? options.ownFolder;

  const refusalOf: Exporter['refusalOf'] = async (folder) => {
    if (await watchesThere(folder, await options.watched())) return toWatched();
    const records = opened();
    return records.ok ? refusalOfTarget(folder, records.value.library.folder()) : null;
  };

  async function start(ask: ExportAsk, named?: string): Promise<Reply<ExportReport>> {
    const records = opened();
    if (!records.ok) return records;
    if (working) return fail(makeFailure('usage', say('exporting.busy')));
    working = true;
    stopped = false;
    try {
      const watched = await refusalOf(named ?? folderNow());
      if (watched !== null) return fail(watched);
      const chosen = options.settings.read().export.folder;
      const folder = await targetFolder({
        folder: named ?? folderNow(),
        make: named !== undefined || chosen === null,
        library: records.value.library.folder(),
        mode: options.folderMode,
      });
      return folder.ok ? await write(options, records.value, ask, folder.value, hears) : folder;
    } finally {
      working = false;
      options.tell(null);
    }
  }

  return {
    preview: async ({ ids, choices, title }) => {
      const records = opened();
      if (!records.ok) return records;
      return ok(await preview(records.value, { ids, choices, title, folder: folderNow(), version: options.version }));
    },
    start,
    stop: () => {
      stopped = true;
    },
    folder: folderNow,
    refusalOf,
    useFolder: (folder) => keepFolder(options, folder),
    lastFile: () => last,
    onFile: (listener) => {
      hearsFile = listener;
    },
    onFailure: (listener) => {
      hearsFailure = listener;
    },
  };
}

/** What is told of an export while it is written. */
type Hears = {
  readonly stopped: () => boolean;
  readonly wrote: (written: Written) => void;
  readonly failed: (id: string, failure: Failure) => void;
};

async function write(options: ExporterParts, records: Records, ask: ExportAsk, folder: string, hears: Hears): Promise<Reply<ExportReport>> {
  const { ids, choices } = ask;
  const { items, without } = await itemsOf(records, ids, choices.name);
  const tally = makeTally(hears);
  for (const { id, failure } of without) tally.failed(id, failure);
  const title = ask.title ?? commonProject(items);
  const writing: Writing = {
    records,
    pictures: options.pictures,
    choices,
    folder,
    version: options.version,
    language: options.language(),
    scratch: options.scratch,
    title,
    stopped: hears.stopped,
    wrote: tally.wrote,
    failed: tally.failed,
    step: makeStep(items.length, options.tell),
  };
  options.tell({ done: 0, total: items.length });
  const stoppedBy = items.length === 0 ? null : await writeAll(writing, items, groupName(choices, title, items));
  const counted = tally.counted();
  // Nothing written and nothing else to tell: that is the outcome.
  if (counted.files === 0 && stoppedBy !== null) return fail(stoppedBy);
  return ok({ folder, ...counted, stopped: hears.stopped(), stoppedBy });
}

/** Counts what is written and what is not, and hands both on. */
function makeTally(hears: Hears): Pick<Writing, 'wrote' | 'failed'> & {
  readonly counted: () => Omit<ExportReport, 'folder' | 'stopped' | 'stoppedBy'>;
} {
  const counts = { files: 0, pictures: 0, credentialsLost: 0, leftOut: 0, failures: 0 };
  const failed: { readonly id: string; readonly failure: Failure }[] = [];
  return {
    wrote: (written) => {
      counts.files += 1;
      counts.pictures += written.pictures;
      if (written.credentials === 'lost') counts.credentialsLost += 1;
      if (written.leftOut) counts.leftOut += 1;
      hears.wrote(written);
    },
    failed: (id, failure) => {
      counts.failures += 1;
      if (failed.length < maxListed) failed.push({ id, failure });
      hears.failed(id, failure);
    },
    counted: () => ({ ...counts, failed }),
  };
}

/** Tells how many are done, not too often. */
function makeStep(total: number, tell: ExporterParts['tell']): () => void {
  let done = 0;
  const soon = makeThrottle();
  return () => {
    done += 1;
    soon(() => tell({ done, total }));
  };
}

/** Keeps a folder in the settings. */
function keepFolder({ settings, settingsChanged }: ExporterParts, folder: string): Reply<string> {
  const before = settings.read();
  const after = { ...before, export: { ...before.export, folder } };
  try {
    settings.write(after);
  } catch {
    return fail(makeFailure('disk-trouble', say('exporting.folderNotKept')));
  }
  settingsChanged(before, after);
  return ok(folder);
}

const toWatched = (): Failure => makeFailure('usage', say('exporting.watched'));

/** What ended the export before its time: the folder's trouble. A picture's own is told and the next one is tried. */
async function writeAll(writing: Writing, items: readonly Item[], group: string): Promise<Failure | null> {
  const { shape } = writing.choices;
  if (shape === 'sheet') return writeSheets(writing, items, group);
  if (shape === 'page') return writePage(writing, items, group);
  const one = shape === 'pair' ? writePair : writeFile;
  const inTurn = makeNameTurns();
  let halted: Failure | null = null;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined && halted === null && !writing.stopped(); item = items[next++]) {
      const picture = item;
      const failure = await inTurn(item.name, (turn) => one(writing, picture, turn));
      if (failure !== null && isOfFolder(failure)) halted ??= failure;
      else if (failure !== null) writing.failed(item.record.id, failure);
      writing.step();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return halted;
}

const isOfFolder = ({ kind }: Failure): boolean => kind === 'disk-full' || kind === 'disk-trouble';

/** The project of them all; null when they have not one and the same. */
function commonProject(items: readonly Item[]): string | null {
  const [first = null, ...others] = new Set(items.map(({ record }) => record.organised.project));
  return others.length === 0 ? first : null;
}
