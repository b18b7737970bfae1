// A batch as the window and the command show it.
import type { BatchState } from '../batch/batch.ts';
import type { Counts } from '../batch/items.ts';
import type { Failure } from '../failure.ts';

/** Pictures that were given at once, as they are on the disk now: nothing of them is kept yet. */
export type Gathering = {
  readonly key: string;
  readonly pictures: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
};

export type BatchStatus = {
  readonly id: string;
  readonly createdAt: string;
  readonly set: string;
  /** With its fields; its first 280 characters. */
  readonly prompt: string;
  readonly rehearsal: boolean;
  readonly state: BatchState;
  /** It is `going` and no program runs it: it was interrupted, and goes on when somebody says so. */
  readonly interrupted: boolean;
  /** Another living program, or another computer, runs it. */
  readonly elsewhere: boolean;
  /** Why it paused itself; null when the person paused it. */
  readonly because: Failure | null;
  readonly total: number;
  readonly counts: Counts;
  readonly pilot: number | null;
  /** Edits that are, or may be, charged. */
  readonly spent: number;
  readonly limits: { readonly pictures: number | null; readonly cost: number | null };
};
