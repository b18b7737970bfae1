// Watched folders as the window and the command show them.
import type { Failure } from '../failure.ts';

/** What a folder's pictures are for; null: the words that stand in the compose pane. */
export type WatchedFor = { readonly kind: 'chain' | 'preset'; readonly name: string } | null;

export type WatchedFolder = {
  /** By which calls name it: the window names no path. */
  readonly key: string;
  readonly folder: string;
  /** The last part of it. */
  readonly name: string;
  readonly use: WatchedFor;
  /** How many pictures wait in its outbox. */
  readonly waiting: number;
  /** The first of them. */
  readonly first: readonly { readonly name: string; readonly sha256: string }[];
  /** Why it is not looked at now; null when it is. */
  readonly trouble: Failure | null;
};

export type WatchedNow = {
  readonly folders: readonly WatchedFolder[];
  /** Of the list itself: it could not be read, and was set aside. */
  readonly trouble: Failure | null;
};
