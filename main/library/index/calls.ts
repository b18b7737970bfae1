// What may be asked of the index, and how question and answer travel between the two threads.
import type { LibraryFind, LibraryFound } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Marking, MarksTurned } from '../../../app/edits/organise.ts';
import type { EarlierFound, WordOrder } from '../../../app/contract/words.ts';
import type { LocalTime } from '../../../app/library/naming.ts';
import type { Span } from '../../../app/money/calendar.ts';
import type { Spent } from '../../../app/money/spent.ts';
import type { NameKind, PlacedRow } from '../store/row.ts';
import type { Message } from '../../../app/messages/message.ts';

/** A record that could not be taken, and why. */
export type DamagedPath = { readonly path: string; readonly reason: Message };

/** `total` is without what lies in the trash. */
export type Counts = { readonly total: number; readonly trashed: number; readonly damaged: number };

export type Opened = Counts & {
  /** Nothing is in it yet: it was missing, damaged, or of another version. */
  readonly empty: boolean;
  /** What was found instead of a good index and where it was put; null when all was well. */
  readonly movedAside: string | null;
};

export type ScanOptions = {
  readonly folder: string;
  /** The library that must be in the folder, else nothing is changed: an unplugged drive is not an empty library. */
  readonly libraryId: string;
  /** Read every record again; else only what changed by folder time, then file time. */
  readonly all: boolean;
  /** Believe no folder time: list every month and compare names, sizes and times of its files. */
  readonly listing?: boolean;
  /** Unfinished files older than this are left over from a crash. */
  readonly startedMs: number;
};

/** Of a folder that is followed. */
export type FollowOptions = Omit<ScanOptions, 'all' | 'listing'>;

/** A result that lies beside its record under another name than the record says. */
export type Moved = { readonly id: string; readonly nth: number; readonly from: string; readonly to: string };

/** `changed`: whether anything is now other than before. */
export type Scanned = Counts & { readonly changed: boolean; readonly moved: readonly Moved[] };

/** What became of the records whose marks were to be changed together. */
export type Marked = {
  /** Of each edit whose record now says so for good, the marks that are others, as they were and as they are; none where it said so before, or where a worker that died had written it. */
  readonly before: readonly ({ readonly id: string } & MarksTurned)[];
  /** Those that were not changed: each has to be looked at by itself. */
  readonly left: readonly string[];
  /** Those that are changed, but not in the index. */
  readonly unindexed: readonly string[];
  /** The system's word for what kept names from being durable, though all of `before` are changed; null where nothing did. */
  readonly unsure: string | null;
  /** Null where no row of the index was changed. */
  readonly counts: Counts | null;
  /** As they are now: all that were changed, or only those that belong to a set. */
  readonly changed: readonly EditSummary[];
};

export type Found = { readonly summary: EditSummary; readonly path: string };

export type IndexCalls = {
  readonly open: (file: string) => Opened;
  /** Looks through the file for damage, which takes a while for a large one. Not `always`: only a file that is not known to be sound. */
  readonly check: (always: boolean) => null;
  readonly put: (rows: readonly PlacedRow[]) => Counts;
  /** `damaged`: paths of records that could not be taken, and are gone too. */
  readonly remove: (ids: readonly string[], damaged?: readonly string[]) => Counts;
  /** Changes the marks in the records of edits at their end, durably, then in the index. `every`: answers all that were changed, else those of sets. */
  readonly mark: (folder: string, ids: readonly string[], marking: Marking, every: boolean) => Promise<Marked>;
  /** `fold`: of each set only the edit that stands for it, where the query allows that. `open`: of these months those that came to nothing come after the others, of the rest not at all. */
  readonly find: (query: string, fold?: boolean, open?: readonly string[]) => LibraryFind;
  /** All that a search shows first in one answer: what `find` answers, or `count` where the whole is asked for, and the first `rows`. */
  readonly found: (query: string, whole: boolean, rows: number, fold?: boolean, open?: readonly string[]) => Promise<LibraryFound>;
  /** The same, counted to the end. */
  readonly count: (query: string, fold?: boolean, open?: readonly string[]) => Promise<LibraryFind>;
  readonly rows: (
    query: string,
    offset: number,
    count: number,
    fold?: boolean,
    open?: readonly string[],
  ) => Promise<readonly EditSummary[]>;
  /** The ids of some of the matches, as one text: each has 26 letters. */
  readonly ids: (query: string, offset: number, count: number, fold?: boolean, open?: readonly string[]) => Promise<string>;
  readonly position: (query: string, id: string, fold?: boolean, open?: readonly string[]) => Promise<number | null>;
  readonly get: (id: string) => Found | null;
  readonly summaries: (ids: readonly string[]) => readonly EditSummary[];
  /** What was sent to be paid for, a quarter of an hour, model, charge and project at a time. */
  readonly spent: (span: Span) => readonly Spent[];
  /** The edits of which something was sent to be paid for, the last one first. */
  readonly sent: (span: Span, offset: number, count: number) => readonly EditSummary[];
  /** Instructions of earlier edits and how they did; `query` is beginnings of words that are all in one. */
  readonly earlier: (query: string, order: WordOrder, offset: number, count: number) => EarlierFound;
  /** Results of edits older than a place of which no print was made, the newest first. */
  readonly unprinted: (olderThan: number, max: number) => readonly Unprinted[];
  /** What a result looks like, in base64. Whether the twins of any edit are other than before. */
  readonly print: (id: string, nth: number, print: string) => boolean;
  readonly children: (id: string) => readonly EditSummary[];
  /** Edits that are not at their end, as far as they are indexed. */
  readonly trashed: () => readonly string[];
  readonly names: () => readonly { readonly kind: NameKind; readonly name: string; readonly edits: number }[];
  /** Of these inputs, by hash, those that some edit names. */
  readonly inputsNamed: (sha256s: readonly string[]) => Promise<readonly string[]>;
  readonly live: () => readonly { readonly id: string; readonly path: string }[];
  readonly damaged: () => readonly DamagedPath[];
  /** What the name of the newest edit says of its time, on the calendar of its day; null without edits. */
  readonly newest: () => LocalTime | null;
  readonly typicalSeconds: () => number | null;
  /** Null when the library was not in the folder, before or meanwhile, or when the scan was told to stop. */
  readonly scan: (options: ScanOptions) => Promise<Scanned | null>;
  /** Tells the scan that is under way to stop; what it has read stays. */
  readonly stopScan: () => null;
  /** Follows the folder from now on: what changes in it is looked at, and told as `looked`. */
  readonly watch: (options: FollowOptions) => null;
  /** Where a result was found again, relative to the library; null when it was not, or lies where its record says. */
  readonly strayOf: (folder: string, id: string, nth: number) => string | null;
  /** The ids of all with this seed and this number of their request, also from the trash, the newest first. */
  readonly sameRequests: (seed: number, number: number) => readonly string[];
  /** The id of the edit that was imported with this picture, also from the trash; null when none was. */
  readonly imported: (sha256: string) => string | null;
  /** Where in the library there is a picture of these bytes that no record names. */
  readonly findStray: (folder: string, sha256: string) => Promise<string | null>;
  readonly close: () => null;
};

export type CallName = keyof IndexCalls;
export type CallAnswer<N extends CallName> = Awaited<ReturnType<IndexCalls[N]>>;

export type Question = { readonly key: number; readonly name: CallName; readonly args: readonly unknown[] };
export type Answer =
  | { readonly kind: 'answer'; readonly key: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly key: number; readonly message: string }
  | { readonly kind: 'progress'; readonly read: number; readonly counts: Counts }
  /** The folder changed and was looked at; null when the library is not in it any more. */
  | { readonly kind: 'looked'; readonly scanned: Scanned | null }
  | { readonly kind: 'log'; readonly line: string }
  /** The index was damaged, was moved aside, and is empty now. */
  | { readonly kind: 'renewed'; readonly movedAside: string };

/** A result without a print; `place` is that of its edit. */
export type Unprinted = { readonly id: string; readonly nth: number; readonly place: number };
