// A batch as the window and the command show it.
import type { BatchState } from '../batch/batch.ts';
import type { Counts } from '../batch/items.ts';
import type { ChainNote } from '../chains/from-edits.ts';
import type { Failure } from '../failure.ts';

export type * from './watched.ts';

/** Pictures that were given at once, as they are on the disk now: nothing of them is kept yet. */
export type Gathering = {
  readonly key: string;
  readonly pictures: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
};

/** A step as it is shown: what it asks for, and the other pictures that go with it. */
export type ChainStep = {
  readonly model: string;
  readonly prompt: string;
  /** Before which of the others the picture goes. */
  readonly place: number;
  readonly fixed: readonly { readonly sha256: string; readonly name: string }[];
};

/** The steps on the way to a picture, and what of the way is left out. */
export type ChainOffer = { readonly steps: readonly ChainStep[]; readonly notes: readonly ChainNote[] };

/** A chain of the library. Without steps it cannot be read, and `failure` says why. */
export type ListedChain = {
  readonly name: string;
  readonly createdAt: string | null;
  readonly steps: readonly ChainStep[];
  readonly failure: Failure | null;
};

export type ChainStatus = {
  /** Null of steps without a name. */
  readonly name: string | null;
  readonly steps: number;
  /** Of each step. */
  readonly pictures: number;
  /** The step whose turn is next, from 0; while it waits for approval, that which is asked about. 0 then: the pilot is through all of them. */
  readonly next: number;
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
  /** How many of the edits that are still to be made go to each model. */
  readonly toMake: Readonly<Record<string, number>>;
  /** How many would be made anew by “retry”. */
  readonly toRetry: number;
  /** Null of one instruction. */
  readonly chain: ChainStatus | null;
};
