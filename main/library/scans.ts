// Scans of the library's folder, which bring the index up to date, one after the other; and what they found.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Attachment } from './store/attachment.ts';
import type { Counts, Moved, Scanned } from './index/calls.ts';
import type { IndexClient } from './index-client.ts';
import type { StatusNotifier } from './status-notifier.ts';
import { troubleOfFolder } from './store/library-file.ts';
import { say } from '../../app/messages/say.ts';

export type ScanParts = {
  readonly id: string;
  readonly attachment: Attachment;
  /** Unfinished files older than this are left over from a crash. */
  readonly startedMs: number;
  /** Without its marker an edit that still runs would be forgotten at the next start. */
  readonly mark: (id: string, path: string) => Promise<void>;
  readonly log: (line: string) => void;
};

export type Scans = {
  /** Brings the index up to date. Never two at a time; the last one's answer says whether the library was there. */
  readonly scan: (how: { readonly all: boolean; readonly rebuilds: boolean }, progress?: (read: number) => void) => Promise<Reply<null>>;
  /** Does other work between two scans. */
  readonly inTurn: (work: () => Promise<unknown> | undefined) => void;
  /** How far the scan is that is under way. */
  readonly progress: (read: number, counts: Counts) => void;
  /** Takes what was found, by a scan or by following the folder. */
  readonly take: (found: Scanned) => void;
  readonly onMoved: (listener: (moved: readonly Moved[]) => void) => void;
  /** Settles when no scan is running. */
  readonly settled: () => Promise<void>;
  /** No scan begins after this. */
  readonly stop: () => void;
};

/** `index`: null until it is open. */
export function makeScans(parts: ScanParts, notifier: StatusNotifier, index: () => IndexClient | null): Scans {
  const { id, attachment, startedMs, log } = parts;
  const { folder } = attachment;
  let onProgress: ((read: number) => void) | undefined;
  let scans: Promise<unknown> = Promise.resolve();
  let closed = false;
  let hearsMoved: ((moved: readonly Moved[]) => void) | null = null;
  const moved: Moved[] = [];

  function take(found: Scanned): void {
    // As many as before, and yet not the same: a picture is gone, a record was moved.
    if (found.changed) notifier.forgetLast();
    moved.push(...found.moved);
    if (hearsMoved !== null && moved.length > 0) hearsMoved(moved.splice(0));
    notifier.note(found);
  }

  return {
    scan({ all, rebuilds }, progress) {
      notifier.scanBegan(rebuilds);
      const work = scans.then(async (): Promise<Reply<null>> => {
        onProgress = progress;
        try {
          const asked = index();
          const found = closed || asked === null ? null : await asked.ask('scan', { folder: folder(), libraryId: id, all, startedMs });
          if (found === null) return fail((await troubleOfFolder(folder(), id)) ?? makeFailure('cancelled', say('library.readingStopped')));
          take(found);
          if (rebuilds) for (const one of (await asked?.ask('live')) ?? []) await parts.mark(one.id, one.path);
          return ok(null);
        } catch (error) {
          log(`the library could not be read: ${String(error)}`);
          return fail(makeFailure('disk-trouble', say('library.indexNotMade'), { detail: String(error) }));
        } finally {
          onProgress = undefined;
          notifier.scanEnded(rebuilds);
        }
      });
      scans = work;
      return work;
    },
    inTurn(work) {
      scans = scans.then(work).catch((error: unknown) => log(String(error)));
    },
    progress(read, found) {
      notifier.note(found);
      onProgress?.(read);
    },
    take,
    onMoved(listener) {
      hearsMoved = listener;
      if (moved.length > 0) listener(moved.splice(0));
    },
    async settled() {
      for (let last = null as unknown; last !== scans;) {
        last = scans;
        await last;
      }
    },
    stop: () => void (closed = true),
  };
}
