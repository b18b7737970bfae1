// The contract between the processes: every call a window may make, every event main may send. Plain JSON only; pixels travel by studio:// address.
import { z } from 'zod';
import { shellActs } from '../commands/commands.ts';
import { editIdSchema, sha256Schema } from '../edits/record.ts';
import { mostOrganised } from '../edits/labels.ts';
import { organiseChangeSchema } from '../edits/organise.ts';
import { placeKeyPattern } from '../pictures/input-view.ts';
import { mostAddressLetters } from '../pictures/address-limit.ts';
import {
  none,
  intents,
  draftSchema,
  requestArgument,
  byId,
  finishArgument,
  retryArgument,
  putBackArgument,
  resultIndex,
  someResults,
  programPlace,
  settingsPatchSchema,
  exportArgument,
  searched,
} from './schemas.ts';
import { watchedArguments } from './watched-calls.ts';
import type { WatchedResults } from './watched-calls.ts';
import type { LoadedRecipe, NamedFile, Imported, CarriedRecipe, Preflight } from './drafts.ts';
import type { Picture } from '../edits/picture.ts';
import { keepArguments } from './keep-calls.ts';
import type { KeepResults } from './keep-calls.ts';
import { wordsArguments } from './words-calls.ts';
import type { WordsResults } from './words-calls.ts';
import { sentArguments } from './sent-calls.ts';
import type { SentResults } from './sent-calls.ts';
import type { EditDetail, Marked, ShownResult, Ran } from './edits.ts';
import type { EditSummary } from '../edits/edit-summary.ts';
import type {
  LibraryStatus,
  DamagedRecord,
  LibraryWorkNow,
  Verified,
  ImportReport,
  BackupReport,
  LibraryFind,
  UsedNames,
  Emptied,
} from './library.ts';
import type { EventName, EventPayloads } from './events.ts';
import type { KeyStatus, Snapshot } from './status.ts';
import type { ExportPreview, ExportReport } from '../export/report.ts';
import type { Reply } from '../failure.ts';
import type { Program, Settings } from '../settings/settings.ts';
import type { UpdateStatus } from '../updates.ts';

export type * from './batch.ts';
export type * from './drafts.ts';
export type * from './edits.ts';
export type * from './events.ts';
export type * from './keep.ts';
export type * from './library.ts';
export type * from './status.ts';
export type * from './words.ts';
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
  /** A picture on the web: fetched without the key from a host the person has allowed, else main asks them. */
  'picture.takeWeb': z.object({ address: z.string().min(1).max(8192) }),
  /** Forgets that pictures may be fetched from a host. */
  'host.forget': z.object({ host: z.string().min(1).max(253) }),
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
    intents,
    next: z.boolean(),
    evenIfPaid: z.boolean(),
    /** The person was asked, and lets these edits pass the limits of money. */
    evenAboveLimit: z.boolean().optional(),
    /** What stood on screen at the press. Nothing that differs is sent. */
    shown: z.object({
      /** The `placeKey` of each place; null for one without a picture. */
      places: z.array(z.string().regex(placeKeyPattern).nullable()).max(16),
      /** The address in each place that shows one to be sent; null in the others. Absent where there is none. */
      addresses: z.array(z.string().max(mostAddressLetters).nullable()).max(16).optional(),
      /** How many edits. */
      count: draftSchema.shape.count,
    }),
    /** The project that is open: where the edits land. */
    project: z.string().trim().min(1).max(256).nullable().optional(),
  }),
  'edit.show': byId,
  'edit.recipe': byId,
  'edit.cancel': byId,
  'edit.runNext': byId,
  'edit.retry': retryArgument,
  'edit.sendAgain': retryArgument.omit({ otherSeed: true }),
  'edit.finish': finishArgument,
  'edit.forget': byId,
  'edit.nameRequest': z.object({ id: editIdSchema, requestId: z.string().trim().min(1).max(512) }),
  'edit.checkAgain': byId,
  'edit.fetchAgain': byId,
  'edit.organise': z.object({ ids: z.array(editIdSchema).min(1).max(mostOrganised), change: organiseChangeSchema }),
  /** Puts marks back as they were: what an undo does. */
  'edit.putBack': putBackArgument,
  'edit.reveal': z.object({ id: editIdSchema, index: resultIndex }),
  /** What of a result could be laid over its first input, pixel for pixel. */
  ...keepArguments,
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
  ...watchedArguments,
  'queue.pause': z.object({ paused: z.boolean() }),
  'queue.release': none,
  'queue.cancel': z.object({ which: z.enum(['waiting', 'running', 'all']) }),
  /** `whole`: counts to the end, however long it takes. */
  'library.find': z.object({ ...searched, whole: z.boolean() }),
  'library.rows': z.object({ ...searched, offset: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
  'library.position': z.object({ ...searched, id: editIdSchema }),
  /** Tags, projects and labels in use, the most used first. */
  'library.names': none,
  /** Moves the files of what lies in the trash to the system's; all of it, or some. */
  'library.emptyTrash': z.object({ ids: z.array(editIdSchema).min(1).max(mostOrganised).nullable() }),
  'library.chooseFolder': none,
  'library.reveal': none,
  'library.rebuild': none,
  'library.verify': none,
  /** Stops the rebuild, check, import or backup that is under way. */
  'library.stop': none,
  /** Imports the pictures of a dropped folder with their recipes, or of one that the person is asked for. Only of what was asked for may the originals go. */
  'library.import': z.union([
    z.object({ folder: z.null(), move: z.boolean() }),
    z.object({ folder: z.string().min(1).max(4096), move: z.literal(false) }),
    /** Those pictures of the folder before that were left out because they carry no recipe. */
    z.object({ again: z.literal('without-recipe') }),
  ]),
  /** Into a folder that the person is asked for, or into that of the last backup. */
  'library.backUp': z.object({ to: z.enum(['chosen', 'last']) }),
  'library.work': none,
  /** Shows a file that a check found, by its key. */
  'library.revealFinding': z.object({ key: sha256Schema }),
  'library.damaged': none,
  /** Shows one of the damaged records in its folder, by its key. */
  'library.revealDamaged': z.object({ key: sha256Schema }),
  ...sentArguments,
  ...wordsArguments,
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
export type CallResults = WatchedResults &
  SentResults &
  WordsResults &
  KeepResults & {
    'studio.snapshot': Snapshot;
    'settings.change': Reply<Settings>;
    'key.set': Reply<KeyStatus>;
    'key.clear': Reply<KeyStatus>;
    /** `good`: the service knows the key. `unreachable`: nothing is known. */
    'key.test': Reply<{ readonly verdict: 'good' | 'bad' | 'unreachable'; readonly message: string }>;
    'draft.keep': null;
    'picture.takePaths': Imported;
    'picture.takeAddresses': Imported;
    /** Neither a picture nor a failure: the person said no. */
    'picture.takeWeb': Imported;
    'host.forget': Reply<null>;
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
    'edit.finish': Reply<Ran>;
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
    /** Both are null when no folder was chosen. */
    'library.import': Reply<ImportReport | null>;
    'library.backUp': Reply<BackupReport | null>;
    'library.work': LibraryWorkNow;
    'library.revealFinding': Reply<null>;
    'library.damaged': Reply<readonly DamagedRecord[]>;
    'library.revealDamaged': Reply<null>;
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
