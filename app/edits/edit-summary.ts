// One edit as everybody sees it who does not read its record: the grid, the strip, the queue, the index.
import type { BatchMark } from './batch-mark.ts';
import type { EditState, MediaType, Parent } from './record.ts';
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
