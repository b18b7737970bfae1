// What both roots, the window's and the command's, hold of the studio.
import type { OpenBatches } from './handlers/open-batches.ts';
import type { Keep } from '../keep/keep.ts';
import type { Exporter } from '../export/exporter.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import type { RunEnd } from '../../app/edits/run-context.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CallHandlers, CallsBy, EventName, EventPayloads, Imported, LibraryStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Language } from '../../app/language.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Out } from '../handoff/handoff.ts';
import type { LibraryWorks } from './handlers/library-work.ts';
import type { Ongoing } from './handlers/ongoing.ts';
import type { MediaAddress } from './session/media.ts';
import type { Agreed } from './session/current-library.ts';
import type { MediaFile } from './session/media-file.ts';
import type { Session } from './session/session-type.ts';
import type { WebPictures } from '../inputs/web-pictures.ts';

export type { Ongoing };

export type Studio = {
  readonly handlers: Pick<CallHandlers, CallsBy<'studio'>>;
  /** Adds a listener for everything the window is told; returns the function that removes it. */
  readonly onEvent: (listener: <N extends EventName>(name: N, payload: EventPayloads[N]) => void) => () => void;
  /** Hears how each run of an edit ended; for the command. */
  readonly onRun: (listener: (id: string, end: RunEnd) => void) => () => void;
  /** The file behind an address and its true type; null when there is none. Makes thumbnails that are missing. */
  readonly media: (address: MediaAddress) => Promise<MediaFile | null>;
  readonly takePaths: (paths: readonly string[]) => Promise<Imported>;
  /** Pictures by their addresses on the web. */
  readonly web: Omit<WebPictures, 'forget' | 'refusalOf'>;
  readonly takeBytes: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<Imported>;
  readonly resultPath: (editId: string, index: number) => Promise<string | null>;
  /** A record that cannot be read, by its key. */
  readonly damagedPath: (key: string) => Promise<string | null>;
  /** Checks of the whole library, and imports into it. */
  readonly work: Omit<LibraryWorks, 'handlers' | 'close'>;
  /** What goes to other programs. */
  readonly out: Pick<Out, 'outgoing' | 'copied' | 'addProgram'>;
  readonly recordPath: (editId: string) => Promise<string | null>;
  /** Copies of pictures for elsewhere. */
  readonly exporter: Exporter;
  readonly keep: Keep;
  readonly batches: Omit<OpenBatches, 'handlers' | 'pathOf' | 'chosen' | 'gather'>;
  /** The whole ledger as CSV into a file; answers its path. */
  readonly writeLedger: (file: string) => Promise<Reply<string>>;
  readonly libraryFolder: () => string;
  /** `agreed`: what the open library, or that folder, was refused for and the person said yes to. */
  readonly useLibrary: (folder: string, agreed?: Agreed) => Promise<Reply<LibraryStatus>>;
  /** The open library and what works in it; null while it is missing. */
  readonly session: () => Session | null;
  readonly libraryFailure: () => Failure;
  /** Tells the service to cancel an edit that another program runs; that program hears of it from the service. */
  readonly tellCancel: (record: EditRecord) => Promise<Reply<null>>;
  /** Edits of this program that are not at their end. */
  readonly underWay: () => readonly EditSummary[];
  /** What else of the person's ends with this program. */
  readonly ongoing: () => readonly Ongoing[];
  readonly settings: () => Settings;
  /** The language that is set, or the system's. */
  readonly language: () => Language;
  /** Ends waits: the computer woke up, the line may be back. */
  readonly wake: () => void;
  /** Compares the library's folder with the index: the person comes back to the window. */
  readonly quickScan: () => void;
};

export type OpenStudio = { readonly studio: Studio; readonly close: () => Promise<void> };
