// What is known of the watched folders: the list as it is on the disk, and what waits in each.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { WatchedFolder, WatchedNow } from '../../app/contract/contract.ts';
import { withDone } from '../../app/watched/watched.ts';
import type { DonePicture, WatchedEntry } from '../../app/watched/watched.ts';
import { makeLooking } from './look.ts';
import type { Looking, WaitingPicture } from './look.ts';
import type { WatchedStore } from './watched-file.ts';

/** One folder since it was first looked at: what waits there, and why that may not be all. */
export type Standing = { readonly looking: Looking; waiting: readonly WaitingPicture[]; trouble: Failure | null };

export type WatchedState = {
  /** As they were read last. */
  readonly entries: () => readonly WatchedEntry[];
  /** Null for a key that is none of theirs. */
  readonly entryOf: (key: string) => WatchedEntry | null;
  readonly standingOf: (folder: string) => Standing;
  readonly shown: (entry: WatchedEntry) => WatchedFolder;
  readonly now: () => WatchedNow;
  /** Tells `changed`, where it is other than what was told last. */
  readonly tell: () => void;
  /** Reads the list anew: the command and other programs may have changed it. */
  readonly read: () => Promise<void>;
  /** Adds pictures to what is done, by their folders, in the file and here. */
  readonly note: (done: ReadonlyMap<string, readonly DonePicture[]>) => Promise<Reply<null>>;
};

export type StateParts = {
  readonly store: WatchedStore;
  readonly changed: (now: WatchedNow) => void;
  readonly log: (line: string) => void;
};

const maxFirst = 6;

/** The key of a watched folder by its real path: SHA-256 in hexadecimal digits, since the window names no paths. */
export const keyOf = (folder: string): string => createHash('sha256').update(folder).digest('hex');

/** Empty until it is read. */
export function makeWatchedState({ store, changed, log }: StateParts): WatchedState {
  const standing = new Map<string, Standing>();
  let entries: readonly WatchedEntry[] = [];
  let trouble: Failure | null = null;
  let lastSent = '';

  const standingOf = (folder: string): Standing => {
    const there = standing.get(folder) ?? { looking: makeLooking(), waiting: [], trouble: null };
    standing.set(folder, there);
    return there;
  };
  const shown = ({ path: folder, use }: WatchedEntry): WatchedFolder => {
    const { waiting, trouble: away } = standingOf(folder);
    const first = waiting.slice(0, maxFirst).map(({ name, sha256 }) => ({ name, sha256 }));
    return { key: keyOf(folder), folder, name: path.basename(folder) || folder, use, waiting: waiting.length, first, trouble: away };
  };
  const now = (): WatchedNow => ({ folders: entries.map(shown), trouble });

  return {
    entries: () => entries,
    entryOf: (key) => entries.find((one) => keyOf(one.path) === key) ?? null,
    standingOf,
    shown,
    now,
    tell: () => {
      const next = JSON.stringify(now());
      if (next === lastSent) return;
      lastSent = next;
      changed(now());
    },
    read: async () => {
      const read = await store.read();
      trouble = read.ok ? store.setAside() : read.failure;
      if (read.ok) entries = read.value.folders;
      for (const folder of standing.keys()) if (!entries.some((one) => one.path === folder)) standing.delete(folder);
    },
    note: async (done) => {
      const noted = await store.change((file) =>
        ok({ ...file, folders: file.folders.map((one) => withDone(one, done.get(one.path) ?? [])) }),
      );
      if (!noted.ok) {
        log(`watched folders: ${noted.failure.message}`);
        return noted;
      }
      entries = noted.value.folders;
      for (const [folder, pictures] of done) {
        const gone = new Set(pictures.map(({ sha256 }) => sha256));
        const here = standingOf(folder);
        here.waiting = here.waiting.filter(({ sha256 }) => !gone.has(sha256));
      }
      return ok(null);
    },
  };
}
