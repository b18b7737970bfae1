// What an open library can be asked and told.
import type { EditRecord, MediaType } from '../../app/edits/record.ts';
import type { EarlierFound, WordOrder } from '../../app/contract/words.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { LibraryFound, LibraryStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Span } from '../../app/money/calendar.ts';
import type { Spent } from '../../app/money/spent.ts';
import type { Marking } from '../../app/edits/organise.ts';
import type { DamagedPath, IndexCalls, Marked, Moved, Unprinted } from './index/calls.ts';
import type { NamedRequest } from '../../app/seaart/named-request.ts';
import type { LocalTime } from '../../app/library/naming.ts';
import type { Create } from './store/library-file.ts';
import type { NameKind } from './store/row.ts';

export type LibraryOptions = {
  readonly folder: string;
  /** Caches of all libraries; each has its own folder in it, named by its id. */
  readonly cacheFolder: string;
  /** Where index-worker is; a built worker lies elsewhere than its source. */
  readonly workerUrl: URL | string;
  /**
   * False: the index lives in the caller's thread. Nothing else moves there while a question is answered, and the start of a thread, as long as
   * that of the whole program, is spared. By default it has a thread of its own.
   */
  readonly ownThread?: boolean;
  /** Whether a new library may be made here. False where one is expected: an unplugged drive is not an empty library. */
  readonly create: Create;
  /** The library that was in this folder when it was last open. While it is away its index alone is opened, to be looked at. */
  readonly expected?: string | null;
  /** Follows the folder while it is open: what others change in it is seen. */
  readonly follow?: boolean;
  readonly onChange: (status: LibraryStatus) => void;
  readonly log?: (line: string) => void;
};

/** See `Library.mark`. */
export type MarkedTogether = Pick<Marked, 'before' | 'left' | 'changed'> & { readonly unsure: Failure | null };

export type Library = {
  readonly id: string;
  /** Where it is now: it may come back in another place. */
  readonly folder: () => string;
  readonly status: () => LibraryStatus;
  /** Why nothing can be written; null when it can. */
  readonly trouble: () => Failure | null;
  /** Looks whether the library is back in its folder, or in another one, and goes on there. */
  readonly attach: (folder?: string) => Promise<Reply<null>>;
  /**
   * Durable write of the record, then the index. The place is chosen at the first save and kept. A new record that could not be read again, and of which
   * nothing was sent, is refused (`invalid-request`) before anything is written. `from`: the record it was made of, as it was loaded or saved here: while its file
   * is the same it is not read again.
   */
  readonly save: (record: EditRecord, from?: EditRecord) => Promise<Reply<null>>;
  /**
   * Changes the marks in the records of many edits at once, as durably as `save`: what is answered in `before` is in its record. `left` are those whose
   * records are not plainly there and at their end: of these each is to be changed by itself. `unsure`: those of `before` are changed, but the disk would not say
   * that it keeps them. `every`: answers all that were changed as they are now, else those of sets alone.
   */
  readonly mark: (ids: readonly string[], marking: Marking, every: boolean) => Promise<Reply<MarkedTogether>>;
  /** Read anew from the disk; null when it is not there or damaged. */
  readonly load: (id: string) => Promise<EditRecord | null>;
  /** Writes a small file of the library's own, by its path in it, durably. With `fresh` it fails when there is one already. */
  readonly writeNote: (path: string, text: string | Uint8Array, fresh: boolean) => Promise<Reply<null>>;
  /** Gives such a file another name; fails when that is taken, unless the two differ in capitals alone. */
  readonly moveNote: (path: string, to: string) => Promise<Reply<null>>;
  /** Takes such a file away by `move`, which brings it to the system's trash. */
  readonly removeNote: (path: string, move: (file: string) => Promise<void>) => Promise<Reply<null>>;
  readonly recordPath: (id: string) => Promise<string | null>;
  /** Copies a picture into the library once, by hash, checked and durable. */
  readonly storeInput: (from: string, sha256: string, mediaType: MediaType) => Promise<Reply<null>>;
  readonly inputPath: (sha256: string) => Promise<string | null>;
  /** A path in the record's own folder for a download. Refuses as `save` would refuse the record. */
  readonly temporaryFor: (record: EditRecord, index: number) => Promise<Reply<string>>;
  /** Gives a verified, complete file its final name, durably, or takes the equal file already there. Returns the file name. */
  readonly adopt: (record: EditRecord, index: number, temporary: string, mediaType: MediaType, sha256: string) => Promise<Reply<string>>;
  readonly resultPath: (id: string, index: number) => Promise<string | null>;
  /** Whether every picture of an edit is there and as long as it was received; the index is told. */
  readonly noteFiles: (record: EditRecord) => Promise<boolean>;
  /** `whole`: counts to the end, however long it takes. `fold`: of each set only the edit that stands for it, where the query allows that. `open`: see `LibraryFind`. `rows`: with so many of the first rows. */
  readonly find: (query: string, whole?: boolean, fold?: boolean, open?: readonly string[], rows?: number) => Promise<LibraryFound>;
  readonly rows: IndexCalls['rows'];
  readonly ids: IndexCalls['ids'];
  readonly position: IndexCalls['position'];
  readonly summaries: (ids: readonly string[]) => Promise<readonly EditSummary[]>;
  /** What was sent to be paid for, of which there is a record; see `Spent`. */
  readonly spent: (span: Span) => Promise<readonly Spent[]>;
  /** The edits of which something was sent to be paid for, the last one first. */
  readonly sent: (span: Span, offset: number, count: number) => Promise<readonly EditSummary[]>;
  /** Instructions of earlier edits and how they did; `query` is beginnings of words that are all in one. */
  readonly earlier: (query: string, order: WordOrder, offset: number, count: number) => Promise<EarlierFound>;
  /** See `IndexCalls`. */
  readonly unprinted: (olderThan: number, max: number) => Promise<readonly Unprinted[]>;
  readonly print: (id: string, nth: number, print: string) => Promise<boolean>;
  /** Says that what the library shows is other than before. */
  readonly tell: () => void;
  /** Edits that had a result of this one as an input, oldest first. */
  readonly children: (id: string) => Promise<readonly EditSummary[]>;
  /** Ids of edits not at their end, oldest first. Complete once the status is no longer `indexing`. */
  readonly live: () => Promise<readonly string[]>;
  /** Puts down on this computer what the service named the request of an edit, while its record cannot be written; and what was put down so. */
  readonly keepRequest: (id: string, named: NamedRequest) => Promise<void>;
  readonly keptRequest: (id: string) => Promise<NamedRequest | null>;
  /** Puts down on this computer that an edit leaves now, durable; and how often it left, whatever its record says. The first throws errors of the disk. */
  readonly noteSent: (id: string) => Promise<void>;
  readonly timesSent: (id: string) => Promise<number>;
  /** Records that cannot be read; paths relative to the library, reasons that follow the path in a sentence. */
  readonly damaged: () => Promise<readonly DamagedPath[]>;
  /** The time in the name of the newest edit, as far as the index knows. */
  readonly newest: () => Promise<LocalTime | null>;
  /** The ids of all with this seed and this number of their request, also from the trash, the newest first: see `requestNumberOf`. */
  readonly sameRequests: (seed: number, number: number) => Promise<readonly string[]>;
  /** The edit that was imported with this picture; null when none was. */
  readonly imported: (sha256: string) => Promise<string | null>;
  readonly typicalSeconds: () => Promise<number | null>;
  /** Ids of the edits in the library's trash, newest first. */
  readonly trashed: () => Promise<readonly string[]>;
  /** Tags, projects and labels of the edits outside the trash, the most used first. */
  readonly names: () => Promise<readonly { readonly kind: NameKind; readonly name: string; readonly edits: number }[]>;
  /** Takes an edit out of the library: `move` moves each of its pictures, then its record, to where the person may still find them. */
  readonly discard: (record: EditRecord, move: (path: string) => Promise<void>) => Promise<Reply<null>>;
  /** Of these inputs, those that no edit names any more; how many were moved. None while a record cannot be read, for it may name them. */
  readonly discardInputs: (sha256s: readonly string[], move: (path: string) => Promise<void>) => Promise<Reply<number>>;
  /** Reads every record again; one that was stopped goes on where it was. */
  readonly rebuild: (onProgress?: (read: number) => void) => Promise<Reply<null>>;
  /** Stops the rebuild that is under way, which then fails as cancelled. What was read stays. */
  readonly stopRebuild: () => Promise<void>;
  /** Compares the folder with the index, where changes may not have been told; not more often than is good. */
  readonly quickScan: () => void;
  /** Hears of results that were renamed by hand beside their records. */
  readonly onMoved: (listener: (moved: readonly Moved[]) => void) => void;
  /** Settles when the index was compared with the folder and no scan is running. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};
