// The contract between the processes: every call a window may make, every event main may send. Plain JSON only; pixels travel by studio:// address.
import { z } from 'zod';
import { shellActs } from './acts/acts.ts';
import type { ActName } from './acts/acts.ts';
import type { Failure, Reply } from './failure.ts';
import { editIdSchema, parametersSchema, parentSchema, sha256Schema } from './edits/record.ts';
import type { Sent } from './edits/ledger.ts';
import { mostOrganised } from './edits/labels.ts';
import { marksSchema, organiseChangeSchema } from './edits/organise.ts';
import type { Marks } from './edits/organise.ts';
import type { Language } from './language.ts';
import type { EditRecord, EditState, MediaType, NamedRequest, Parent, SentPicture } from './edits/record.ts';
import type { Parameters, Size } from './models/model.ts';
import type { Dialect } from './recipes/recipe.ts';
import { mostOut, mostPrograms } from './out/limits.ts';
import { exportChoicesSchema } from './export/choices.ts';
import type { ExportPreview, ExportProgress, ExportReport } from './export/report.ts';
import { settingsSchema } from './settings.ts';
import type { Program, Settings } from './settings.ts';
import type { UpdateStatus } from './updates.ts';

/** A picture the window may offer as an input: taken in by main, held by its hash. Pixels after orientation is applied. */
export type Picture = {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly hasLocation: boolean;
  /** It can be seen through, or is invisible, everywhere; left out where it is not. */
  readonly noOpaquePixel?: boolean | undefined;
  readonly parent: Parent | null;
};

/** What the compose area holds; survives a restart. */
export type Draft = {
  readonly model: string;
  readonly prompt: string;
  readonly pictures: readonly Picture[];
  readonly tray: readonly Picture[];
  readonly parameters: Parameters;
  readonly count: number;
};

/** A picture that a recipe had and that is not here any more. */
export type Gone = { readonly name: string; readonly failure: Failure };

/** The draft that a recipe makes, and what of it is not here any more. */
export type LoadedRecipe = Draft & { readonly gone: readonly Gone[] };

/** A file that a dialog or the system named: its name is known at once, it is read when the window takes it, once, by its key. */
export type NamedFile = { readonly key: string; readonly name: string };

export type ResultSummary = { readonly width: number; readonly height: number; readonly bytes: number; readonly mediaType: MediaType };

/** One edit as the grid, the strip and the queue show it. */
export type EditSummary = {
  readonly id: string;
  readonly createdAt: string;
  readonly state: EditState;
  /** First 280 characters. */
  readonly prompt: string;
  readonly model: string;
  /** The program in which it was made from a result; absent in all that was made by running. */
  readonly editedIn?: string;
  readonly rehearsal: boolean;
  readonly parameters: Parameters;
  readonly inputs: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly parent: Parent | null;
  }[];
  readonly results: readonly ResultSummary[];
  readonly requestId: string | null;
  readonly failure: Failure | null;
  /** A passing trouble of a living edit (no line, disk full): it goes on by itself or when the cause is gone. */
  readonly trouble: Failure | null;
  readonly cancelAsked: boolean;
  /** When it was sent and when it ended; null while it has not. */
  readonly sentAt: string | null;
  readonly endedAt: string | null;
  readonly stars: number;
  readonly favourite: boolean;
  readonly flag: 'pick' | 'reject' | null;
  readonly label: string | null;
  /** The first hundred. */
  readonly tags: readonly string[];
  readonly project: string | null;
  readonly trashed: boolean;
  /** False when the picture files could not be found beside the record. */
  readonly present: boolean;
};

/** Everything about one edit, for the information panel and for loading its recipe. */
export type EditDetail = {
  readonly summary: EditSummary;
  readonly record: EditRecord;
  readonly named: NamedRequest | null;
  readonly recordPath: string;
  readonly resultPaths: readonly string[];
  readonly children: readonly EditSummary[];
  readonly parents: readonly EditSummary[];
};

export type KeyStatus = {
  readonly present: boolean;
  readonly last4: string | null;
  /** Where it is kept. `session`: this run only, since there is no usable keychain. */
  readonly where: 'keychain' | 'environment' | 'session' | null;
  /** Why the keychain could not be used, in a sentence; null when it can. */
  readonly trouble: string | null;
};

export type ServiceStatus = { readonly rehearsal: boolean; readonly baseUrl: string };

export type LibraryStatus = {
  readonly folder: string;
  readonly state: 'open' | 'missing' | 'readonly' | 'indexing';
  /** Without those in the trash. */
  readonly total: number;
  readonly trashed: number;
  /** Records that could not be read and were left as they are. */
  readonly damaged: number;
};

/** A record that cannot be read: where it is, and why not, in words that go on the sentence of its path. */
export type DamagedRecord = { readonly key: string; readonly path: string; readonly reason: string };

/** Work on the whole library that the person asked for; one at a time. */
export type LibraryWork = {
  readonly kind: 'verify' | 'rebuild' | 'import';
  /** Files looked at, or records read; of an import, pictures. */
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
};

export type FindingKind =
  | 'record-damaged'
  | 'second-record'
  | 'picture-missing'
  | 'picture-changed'
  | 'input-missing'
  | 'input-changed'
  | 'moved'
  | 'not-recorded'
  | 'unused-input'
  | 'unfinished';

/** Something in the library's folder that is not as it should be. */
export type Finding = {
  /** Relative to the library, with forward slashes. */
  readonly file: string;
  readonly kind: FindingKind;
  readonly message: string;
};

/** What the last check of all files found. */
export type Verified = {
  readonly at: string;
  readonly edits: number;
  /** Pictures whose hash was compared. */
  readonly files: number;
  /** How many there are; the first of them are listed, each with a key, since the window names no path. */
  readonly findings: number;
  readonly listed: readonly (Finding & { readonly key: string })[];
  /** It was stopped before it had looked at everything. */
  readonly stopped: boolean;
};

/** What became of the pictures of a folder. */
export type ImportReport = {
  readonly at: string;
  readonly imported: number;
  /** Imported before, known by their content. */
  readonly known: number;
  readonly skipped: number;
  /** How many of those were skipped because they carry no recipe alone. */
  readonly bare: number;
  /** The first of what was skipped, each with its reason in a sentence. */
  readonly listed: readonly SkippedFile[];
  readonly stopped: boolean;
};

export type SkippedFile = {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly reason: string;
};

/** A recipe that a picture carries, as a draft to be loaded. */
export type CarriedRecipe = { readonly dialect: Dialect; readonly draft: Draft };

export type QueueStatus = {
  readonly paused: boolean;
  /** Why the queue paused itself (key refused, balance empty); null when the person did. */
  readonly pausedBecause: Failure | null;
  /** Edits held because the service could not be reached; they ask once before they spend. */
  readonly held: 'no' | 'offline' | 'ask';
  /** Every edit that is not at its end, oldest first, and those whose outcome is unknown. */
  readonly edits: readonly EditSummary[];
  /** Median seconds from sending to the end of this library's last edits; null when there are too few. */
  readonly typicalSeconds: number | null;
};

export type Snapshot = {
  readonly settings: Settings;
  readonly defaultLibraryFolder: string;
  readonly key: KeyStatus;
  readonly service: ServiceStatus;
  readonly library: LibraryStatus;
  readonly queue: QueueStatus;
  readonly draft: Draft;
  readonly version: string;
  readonly versions: { readonly host: string; readonly node: string; readonly chromium: string };
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** What “as the system” means for the window’s language. */
  readonly systemLanguage: Language;
};

export type PreflightPicture = { readonly sha256: string; readonly sent: SentPicture };

export type PreflightWarning =
  | { readonly kind: 'prompt-long'; readonly tokens: number; readonly limit: number }
  | { readonly kind: 'crop'; readonly from: Size; readonly to: Size }
  | { readonly kind: 'smaller-than-original'; readonly from: Size; readonly to: Size }
  | { readonly kind: 'body-large'; readonly bytes: number }
  | { readonly kind: 'location-kept' }
  | { readonly kind: 'no-opaque-pixel' }
  | { readonly kind: 'no-prompt' }
  | { readonly kind: 'paid-before'; readonly editId: string };

/** What Run would send now. Bytes are of the pictures as sent, before base64. */
export type Preflight = {
  readonly pictures: readonly PreflightPicture[];
  readonly totalBytes: number;
  readonly expected: Size;
  readonly warnings: readonly PreflightWarning[];
  readonly service: ServiceStatus;
};

export type LibraryFind = {
  /** How many edits match; unless `exact`, at least so many: the search stopped counting. */
  readonly total: number;
  readonly exact: boolean;
  /** Newest first: `2026-11` in local time and how many edits of it match. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** Parts of the query that were not understood; the rest was searched. */
  readonly notUnderstood: readonly string[];
};

export type Imported = {
  readonly pictures: readonly Picture[];
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
};

/** What organising did: of each edit that is other than before, the marks it had. What stopped it half-way, if anything did. */
export type Marked = {
  readonly before: readonly { readonly id: string; readonly marks: Marks }[];
  readonly stoppedBy: Failure | null;
};

/** A tag, project or label that edits outside the trash have, in its newest spelling. */
export type UsedName = { readonly name: string; readonly edits: number };
export type UsedNames = {
  readonly tags: readonly UsedName[];
  readonly projects: readonly UsedName[];
  readonly labels: readonly UsedName[];
};

/** What emptying the trash did; `failures` are of files that stayed. */
export type Emptied = { readonly edits: number; readonly inputs: number; readonly failures: readonly string[] };

/** A save in another program became a new version of a result. */
export type VersionAdded = { readonly edit: EditSummary; readonly of: string; readonly ofPrompt: string; readonly program: string };
/** A save in another program that could not be taken in; it stays where it was saved. */
export type VersionRefused = { readonly of: string; readonly program: string; readonly failure: Failure };
/** One result of an edit. */
export type ShownResult = { readonly id: string; readonly index: number };

export type Ran = { readonly ids: readonly string[] };

// ---- argument schemas

const text = z.string().max(1_000_000);
const none = z.undefined();
const intent = z.uuid();

const pictureSchema = z.object({
  sha256: sha256Schema,
  name: z.string().max(1024),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/tiff', 'image/gif', 'image/heic']),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  hasLocation: z.boolean(),
  noOpaquePixel: z.boolean().optional(),
  parent: parentSchema.nullable(),
});

export const draftSchema = z.object({
  model: z.string().max(128),
  prompt: text,
  pictures: z.array(pictureSchema).max(16),
  tray: z.array(pictureSchema).max(500),
  parameters: parametersSchema,
  count: z.number().int().min(1).max(12),
});

const requestArgument = draftSchema.pick({ model: true, prompt: true, pictures: true, parameters: true });
const byId = z.object({ id: editIdSchema });
const resultIndex = z.number().int().min(0).max(63);
const someResults = z
  .array(z.object({ id: editIdSchema, index: resultIndex }))
  .min(1)
  .max(mostOut);
const programPlace = z
  .number()
  .int()
  .min(0)
  .max(mostPrograms - 1);
const { programs: _programs, ...openSettings } = settingsSchema.shape;
/** Without what only a dialog of main may give. */
const settingsPatchSchema = z
  .object({
    ...openSettings,
    sending: z.object(settingsSchema.shape.sending.unwrap().shape).partial(),
    layout: z.object(settingsSchema.shape.layout.unwrap().shape).partial(),
    /** Without the folder: the window never names one. */
    export: exportChoicesSchema.partial(),
  })
  .partial();

const exportArgument = z.object({
  ids: z.array(editIdSchema).min(1).max(mostOrganised),
  choices: exportChoicesSchema,
  title: z.string().trim().min(1).max(200).nullable(),
});

/** Argument schema of every call. */
export const callArguments = {
  'studio.snapshot': none,
  'settings.change': settingsPatchSchema,
  'key.set': z.object({ key: z.string().min(1).max(4096) }),
  'key.clear': none,
  'key.test': none,
  'draft.keep': draftSchema,
  'picture.takePaths': z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(500) }),
  /** Files named by pasted addresses of this computer. */
  'picture.takeAddresses': z.object({ addresses: z.array(z.string().min(1).max(8192)).min(1).max(500) }),
  'picture.pick': none,
  /** Reads one of the files that were picked or opened. */
  'picture.takeNamed': z.object({ key: z.uuid() }),
  'picture.takeResult': z.object({ id: editIdSchema, index: resultIndex }),
  'picture.takeSample': none,
  /** The recipe that a picture carries which was taken in. */
  'picture.recipe': z.object({ sha256: sha256Schema }),
  'edit.preflight': requestArgument,
  'edit.run': z.object({
    request: requestArgument,
    intents: z.array(intent).min(1).max(12),
    next: z.boolean(),
    evenIfPaid: z.boolean(),
    /** What stood on screen at the press: the hash in each place, null for one without a picture, and the number of edits. Nothing that differs is sent. */
    shown: z.object({ places: z.array(sha256Schema.nullable()).max(16), count: z.number().int().min(1).max(12) }),
    /** The project that is open: where the edits land. */
    project: z.string().trim().min(1).max(256).nullable().optional(),
  }),
  'edit.show': byId,
  'edit.recipe': byId,
  'edit.cancel': byId,
  'edit.runNext': byId,
  'edit.retry': z.object({ id: editIdSchema, intent }),
  'edit.sendAgain': z.object({ id: editIdSchema, intent }),
  'edit.forget': byId,
  'edit.nameRequest': z.object({ id: editIdSchema, requestId: z.string().trim().min(1).max(512) }),
  'edit.checkAgain': byId,
  'edit.fetchAgain': byId,
  'edit.organise': z.object({ ids: z.array(editIdSchema).min(1).max(mostOrganised), change: organiseChangeSchema }),
  /** Puts marks back as they were: what an undo does. */
  'edit.putBack': z.object({
    marked: z
      .array(z.object({ id: editIdSchema, marks: marksSchema }))
      .min(1)
      .max(mostOrganised),
  }),
  'edit.reveal': z.object({ id: editIdSchema, index: resultIndex }),
  /** Makes ready what a drag needs, at the press of the pointer. `clean`: copies without metadata; else what the settings say. */
  'result.ready': z.object({ items: someResults, clean: z.boolean() }),
  /** Begins the system's drag; called while the window's own is beginning. */
  'result.drag': z.object({ items: someResults, clean: z.boolean() }),
  /** Files to the clipboard, and of a single one the bitmap. */
  'result.copy': z.object({ items: someResults }),
  /** Opens a working copy in one of the person's programs, by its place in their list; each save there becomes a new version. */
  'result.openIn': z.object({ id: editIdSchema, index: resultIndex, program: programPlace }),
  /** The person chooses a program in a dialog. */
  'program.add': none,
  'program.rename': z.object({ at: programPlace, name: z.string().trim().min(1).max(80) }),
  'program.move': z.object({ at: programPlace, to: programPlace }),
  'program.remove': z.object({ at: programPlace }),
  'queue.pause': z.object({ paused: z.boolean() }),
  'queue.release': none,
  'queue.cancel': z.object({ which: z.enum(['waiting', 'running', 'all']) }),
  /** `whole`: counts to the end, however long it takes. */
  'library.find': z.object({ query: z.string().max(2000), whole: z.boolean() }),
  'library.rows': z.object({ query: z.string().max(2000), offset: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
  'library.position': z.object({ query: z.string().max(2000), id: editIdSchema }),
  /** Tags, projects and labels in use, the most used first. */
  'library.names': none,
  /** Moves the files of what lies in the trash to the system's; all of it, or some. */
  'library.emptyTrash': z.object({ ids: z.array(editIdSchema).min(1).max(mostOrganised).nullable() }),
  'library.chooseFolder': none,
  'library.reveal': none,
  'library.rebuild': none,
  'library.verify': none,
  /** Stops the rebuild, check or import that is under way. */
  'library.stop': none,
  /** Imports the pictures of a dropped folder with their recipes, or of one that the person is asked for. Only of what was asked for may the originals go. */
  'library.import': z.union([
    z.object({ folder: z.null(), move: z.boolean() }),
    z.object({ folder: z.string().min(1).max(4096), move: z.literal(false) }),
    /** Those pictures of the folder before that were left out because they carry no recipe. */
    z.object({ again: z.literal('without-recipe') }),
  ]),
  'library.work': none,
  /** Shows a file that a check found, by its key. */
  'library.revealFinding': z.object({ key: sha256Schema }),
  'library.damaged': none,
  /** Shows one of the damaged records in its folder, by its key. */
  'library.revealDamaged': z.object({ key: sha256Schema }),
  /** Pages of the ledger, newest first; `offset` counts its lines. */
  'sent.list': z.object({ offset: z.number().int().min(0), count: z.number().int().min(1).max(200) }),
  'sent.export': none,
  /** What an export would write. Without a title, sheets and pages are called by the project their edits have in common. */
  'export.preview': exportArgument,
  /** Writes it into the folder that was chosen; answers when it has ended. */
  'export.start': exportArgument,
  'export.stop': none,
  'export.chooseFolder': none,
  /** Shows the last file that was exported in its folder. */
  'export.reveal': none,
  'link.open': z.object({ link: z.enum(['credits', 'keys', 'reference']) }),
  'update.status': none,
  /** Looks for a newer version now, or as soon as no edit runs. */
  'update.check': none,
  /** Closes the program to install what is ready; fails while an edit runs. */
  'update.install': none,
  /** An act of the window itself or of the system around it. */
  'window.act': z.object({ act: z.enum(shellActs) }),
  /** The result on the stage, for the viewer; null when there is none. */
  'viewer.show': z.object({ shown: z.object({ id: editIdSchema, index: z.number().int().min(0).max(63) }).nullable() }),
  'viewer.shown': none,
  /** The files that the system asked the program to open; nothing of them is read yet. */
  'picture.takeOpened': none,
} as const;

export type CallName = keyof typeof callArguments;

/** What each call answers. */
export type CallResults = {
  'studio.snapshot': Snapshot;
  'settings.change': Reply<Settings>;
  'key.set': Reply<KeyStatus>;
  'key.clear': Reply<KeyStatus>;
  /** `good`: the service knows the key. `unreachable`: nothing is known. */
  'key.test': Reply<{ readonly verdict: 'good' | 'bad' | 'unreachable'; readonly message: string }>;
  'draft.keep': null;
  'picture.takePaths': Imported;
  'picture.takeAddresses': Imported;
  /** What was chosen; nothing of it is read yet. */
  'picture.pick': readonly NamedFile[];
  'picture.takeNamed': Imported;
  'picture.takeResult': Reply<Picture>;
  'picture.takeSample': Reply<Picture>;
  /** Null when it carries none that is known. */
  'picture.recipe': Reply<CarriedRecipe | null>;
  'edit.preflight': Reply<Preflight>;
  'edit.run': Reply<Ran>;
  'edit.show': Reply<EditDetail>;
  /** The edit as a draft: its words, its parameters, its pictures as far as they are still there, and which are not. */
  'edit.recipe': Reply<LoadedRecipe>;
  'edit.cancel': Reply<null>;
  'edit.runNext': Reply<null>;
  'edit.retry': Reply<Ran>;
  'edit.sendAgain': Reply<Ran>;
  'edit.forget': Reply<null>;
  'edit.nameRequest': Reply<null>;
  'edit.checkAgain': Reply<null>;
  /** Fetches pictures of a done edit that are missing or damaged once more, if the service still has them. Sends nothing that costs. */
  'edit.fetchAgain': Reply<null>;
  'edit.organise': Reply<Marked>;
  'edit.putBack': Reply<Marked>;
  'edit.reveal': Reply<null>;
  /** Names of the files that would be dragged, as a drop names them. */
  'result.ready': Reply<{ readonly names: readonly string[] }>;
  /** How many copies of it have lost the Content Credentials of their originals. */
  'result.drag': Reply<{ readonly credentialsLost: number }>;
  /** `as`: what of it the clipboard took. `files`: all that file managers ask for. `addresses`: not what GNOME's asks for. `picture`: its pixels alone. */
  'result.copy': Reply<{ readonly files: number; readonly as: 'files' | 'addresses' | 'picture' }>;
  /** What the program is called. */
  'result.openIn': Reply<{ readonly program: string }>;
  /** Null when none was chosen. */
  'program.add': Reply<Program | null>;
  'program.rename': Reply<null>;
  'program.move': Reply<null>;
  'program.remove': Reply<null>;
  'queue.pause': null;
  'queue.release': null;
  'queue.cancel': null;
  'library.find': Reply<LibraryFind>;
  'library.rows': Reply<readonly EditSummary[]>;
  /** Place of an edit among the matches, 0 the newest; null when it does not match. */
  'library.position': Reply<number | null>;
  'library.names': Reply<UsedNames>;
  'library.emptyTrash': Reply<Emptied>;
  'library.chooseFolder': Reply<LibraryStatus>;
  'library.reveal': Reply<null>;
  /** Fails as cancelled when it was stopped; what was read stays, and the next one goes on there. */
  'library.rebuild': Reply<LibraryStatus>;
  'library.verify': Reply<Verified>;
  'library.stop': null;
  /** Null when no folder was chosen. */
  'library.import': Reply<ImportReport | null>;
  /** What is under way, and what the last check and the last import since the start found. */
  'library.work': { readonly work: LibraryWork | null; readonly verified: Verified | null; readonly imported: ImportReport | null };
  'library.revealFinding': Reply<null>;
  'library.damaged': Reply<readonly DamagedRecord[]>;
  'library.revealDamaged': Reply<null>;
  'sent.list': Reply<{ readonly lines: readonly Sent[]; readonly more: boolean }>;
  /** Writes the whole ledger as CSV where the person says; null when they said nowhere. */
  'sent.export': Reply<string | null>;
  'export.preview': Reply<ExportPreview>;
  'export.start': Reply<ExportReport>;
  'export.stop': null;
  /** The folder that is used from now on. */
  'export.chooseFolder': Reply<string>;
  'export.reveal': Reply<null>;
  'link.open': Reply<null>;
  'update.status': UpdateStatus;
  'update.check': UpdateStatus;
  'update.install': Reply<null>;
  'window.act': null;
  'viewer.show': null;
  'viewer.shown': ShownResult | null;
  'picture.takeOpened': readonly NamedFile[];
};

/** What each event carries. State is pushed: one snapshot, then these. */
export type EventPayloads = {
  'settings.changed': Settings;
  'key.changed': { readonly key: KeyStatus; readonly service: ServiceStatus };
  'library.changed': LibraryStatus;
  /** How far it is; null when it has ended. */
  'library.working': LibraryWork | null;
  /** How far an export is; null when it has ended. */
  'export.working': ExportProgress | null;
  'queue.changed': QueueStatus;
  'edit.changed': EditSummary;
  /** An edit reached its end: for the toast, the badge and the live region. */
  'edit.ended': EditSummary;
  'version.added': VersionAdded;
  'version.refused': VersionRefused;
  'update.changed': UpdateStatus;
  /** The application menu asked for it. */
  'act.asked': ActName;
  /** What the viewer is to show. */
  'viewer.changed': ShownResult | null;
  /** The system asked to open files: they wait to be taken. */
  'picture.opened': null;
};

export const eventNames = [
  'settings.changed',
  'key.changed',
  'library.changed',
  'library.working',
  'export.working',
  'queue.changed',
  'edit.changed',
  'edit.ended',
  'version.added',
  'version.refused',
  'update.changed',
  'act.asked',
  'viewer.changed',
  'picture.opened',
] as const satisfies readonly (keyof EventPayloads)[];
export type EventName = keyof EventPayloads;

export type CallArgument<N extends CallName> = z.infer<(typeof callArguments)[N]>;
export type Call<N extends CallName> =
  undefined extends CallArgument<N> ? () => Promise<CallResults[N]> : (argument: CallArgument<N>) => Promise<CallResults[N]>;

/** What the preload puts at `window.studio`, frozen. */
export type StudioBridge = {
  readonly call: { readonly [N in CallName]: Call<N> };
  /** Adds a listener and returns the function that removes it. */
  readonly on: { readonly [N in EventName]: (listener: (payload: EventPayloads[N]) => void) => () => void };
  /** Absolute path of a dropped or pasted file; "" when it has none. */
  readonly pathForFile: (file: unknown) => string;
};

/** Handlers as main serves them: one function a call. */
export type CallHandlers = { readonly [N in CallName]: (argument: CallArgument<N>) => Promise<CallResults[N]> };
