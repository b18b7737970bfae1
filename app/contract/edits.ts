// Edits as the window shows them, and what was done to them.
import type { BatchMark } from '../edits/batch-mark.ts';
import type { Marks } from '../edits/organise.ts';
import type { EditRecord, EditState, MediaType, NamedRequest, Parent } from '../edits/record.ts';
import type { Failure } from '../failure.ts';
import type { Parameters } from '../models/model.ts';
import type { PictureView } from '../pictures/input-view.ts';

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
  /** Every result is the first input as it was; absent in all others. */
  readonly unchanged?: true;
  /** The set it belongs to: of a batch, or of one press of Run; absent in all others. */
  readonly batch?: BatchMark;
  /** For how many edits of its set it stands, among rows that were asked for folded; absent where that is one. */
  readonly stack?: number;
  /** Among rows: how many bits of 256 its print is away from that of its nearest twin; −1 for the same bytes. Absent where it has none that is known. */
  readonly twin?: number;
  readonly rehearsal: boolean;
  readonly parameters: Parameters;
  readonly inputs: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly parent: Parent | null;
    /** What was sent of it; absent where that was all. */
    readonly view?: PictureView | undefined;
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

/** What organising did: of each edit that is other than before, the marks it had. What stopped it half-way, if anything did. */
export type Marked = {
  readonly before: readonly { readonly id: string; readonly marks: Marks }[];
  readonly stoppedBy: Failure | null;
};

/** A save in another program became a new version of a result. */
export type VersionAdded = { readonly edit: EditSummary; readonly of: string; readonly ofPrompt: string; readonly program: string };

/** A save in another program that could not be taken in; it stays where it was saved. */
export type VersionRefused = { readonly of: string; readonly program: string; readonly failure: Failure };

/** One result of an edit. */
export type ShownResult = { readonly id: string; readonly index: number };

export type Ran = { readonly ids: readonly string[] };
