// Edits as the window shows them, and what was done to them.
import type { EditSummary } from '../edits/edit-summary.ts';
import type { MarksTurned } from '../edits/organise.ts';
import type { EditRecord } from '../edits/record.ts';
import type { NamedRequest } from '../seaart/named-request.ts';
import type { Failure } from '../failure.ts';

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

/** What organising did: of each edit that is other than before, the marks it had, and has now. What stopped it half-way, if anything did. */
export type Marked = {
  readonly before: readonly ({ readonly id: string } & MarksTurned)[];
  readonly stoppedBy: Failure | null;
};

/** A save in another program became a new version of a result. */
export type VersionAdded = { readonly edit: EditSummary; readonly of: string; readonly ofPrompt: string; readonly program: string };

/** A save in another program that could not be taken in; it stays where it was saved. */
export type VersionRefused = { readonly of: string; readonly program: string; readonly failure: Failure };

/** One result of an edit. */
export type ShownResult = { readonly id: string; readonly index: number };

export type Ran = { readonly ids: readonly string[] };
