// Keeps the index as the folder is: compares the two, follows what changes, and says how the library is.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { LibraryStatus } from '../../app/contract/contract.ts';
import type { Attachment } from './store/attachment.ts';
import type { Counts, Moved, Scanned } from './index/calls.ts';
import type { IndexClient, IndexEvents } from './index-client.ts';
import { troubleOfFolder } from './store/library-file.ts';
import { say } from '../../app/messages/say.ts';

export type Keeping = {
  readonly status: () => LibraryStatus;
  /** Tells how the library is when that is other than what was told last. */
  readonly tell: () => void;
  /** Tells it also where it is as it was: what is asked of the index may have another answer. */
  readonly tellAgain: () => void;
  readonly note: (counts: Counts) => void;
  /** What the index's worker says by itself. */
  readonly events: Omit<IndexEvents, 'log'>;
  /** Begins: soon, or at once when there is nothing that could be believed until then. */
  readonly begin: (index: IndexClient, found: Counts & { readonly empty: boolean }, rebuilds: boolean) => void;
  /** Compares with the folder for the first time, unless that was done: it must not stand before the first page. */
  readonly compare: () => void;
  /** The library is in its folder again, or in another one. */
  readonly cameBack: () => void;
  readonly rebuild: (progress?: (read: number) => void) => Promise<Reply<null>>;
  readonly quickScan: () => void;
  readonly onMoved: (listener: (moved: readonly Moved[]) => void) => void;
  /** Settles when no scan is running. */
  readonly settled: () => Promise<void>;
  /** No scan begins after this, and nothing is told. */
  readonly stop: () => void;
};

const compareAfterMs = 1000;
const quickScanMs = 10_000;
/** A worker that dies of following is not made to follow forever. */
const maxRefollows = 3;

export function makeKeeping(options: {
  id: string;
  attachment: Attachment;
  startedMs: number;
  /** Whether changes of the folder are followed. */
  follow: boolean;
  /** Without its marker an edit that still runs would be forgotten at the next start. */
  mark: (id: string, path: string) => Promise<void>;
  onChange: (status: LibraryStatus) => void;
  log: (line: string) => void;
}): Keeping {
  const { id, attachment, startedMs, log } = options;
  const { folder } = attachment;
  let index: IndexClient | null = null;
  let counts: Counts = { total: 0, trashed: 0, damaged: 0 };
  let indexing = 0;
  let lastSent = '';
  let onProgress: ((read: number) => void) | undefined;
  let scans: Promise<unknown> = Promise.resolve();
  let first: { readonly timer: NodeJS.Timeout; readonly empty: boolean; readonly rebuilds: boolean } | null = null;
  let closed = false;
  let refollows = 0;
  let glancedMs = -Infinity;
  let hearsMoved: ((moved: readonly Moved[]) => void) | null = null;
  const moved: Moved[] = [];

  const status = (): LibraryStatus => {
    const state = attachment.state();
    return { folder: folder(), state: state === 'open' && indexing > 0 ? 'indexing' : state, ...counts };
  };
  function tell(): void {
    const now = JSON.stringify(status());
    if (now === lastSent || closed) return;
    lastSent = now;
    options.onChange(status());
  }
  function tellAgain(): void {
    lastSent = '';
    tell();
  }
  function note(found: Counts): void {
    counts = countsOf(found);
    tell();
  }
  function take(found: Scanned): void {
    // As many as before, and yet not the same: a picture is gone, a record was moved.
    if (found.changed) lastSent = '';
    moved.push(...found.moved);
    if (hearsMoved !== null && moved.length > 0) hearsMoved(moved.splice(0));
    note(found);
  }

  function follow(): void {
    if (!options.follow || closed || attachment.state() === 'missing') return;
    index?.ask('watch', { folder: folder(), libraryId: id, startedMs }).catch((error: unknown) => log(`not followed: ${String(error)}`));
  }

  /** Brings the index up to date. Never two at a time; the last one's answer says whether the library was there. */
  function scan(
    { all, rebuilds }: { readonly all: boolean; readonly rebuilds: boolean },
    progress?: (read: number) => void,
  ): Promise<Reply<null>> {
    if (rebuilds) indexing += 1;
    tell();
    const work = scans.then(async (): Promise<Reply<null>> => {
      onProgress = progress;
      try {
        const found = closed || index === null ? null : await index.ask('scan', { folder: folder(), libraryId: id, all, startedMs });
        if (found === null) return fail((await troubleOfFolder(folder(), id)) ?? makeFailure('cancelled', say('library.readingStopped')));
        take(found);
        if (rebuilds) for (const one of (await index?.ask('live')) ?? []) await options.mark(one.id, one.path);
        return ok(null);
      } catch (error) {
        log(`the library could not be read: ${String(error)}`);
        return fail(
          makeFailure('disk-trouble', say('library.indexNotMade'), {
            detail: String(error),
          }),
        );
      } finally {
        onProgress = undefined;
        if (rebuilds) indexing -= 1;
        tell();
      }
    });
    scans = work;
    return work;
  }

  function compare(): void {
    if (first === null) return;
    const { timer, empty, rebuilds } = first;
    clearTimeout(timer);
    first = null;
    follow();
    // Damage comes back as `renewed`, which reads everything again. What opens only for a moment trusts an index that was left sound.
    if (!empty) scans = scans.then(() => index?.ask('check', options.follow)).catch((error: unknown) => log(String(error)));
    void scan({ all: false, rebuilds });
  }

  return {
    status,
    tell,
    tellAgain,
    note,
    events: {
      progress: (read, found) => {
        note(found);
        onProgress?.(read);
      },
      looked: (scanned) => (scanned === null ? void attachment.look() : take(scanned)),
      restarted: () => {
        if (!options.follow || (refollows += 1) > maxRefollows) return;
        follow();
        // What changed meanwhile was told to nobody.
        void scan({ all: false, rebuilds: false });
      },
      renewed: (movedAside) => {
        log(`the index was damaged and is now ${movedAside}`);
        void scan({ all: false, rebuilds: true });
      },
    },
    begin(opened, found, rebuilds) {
      index = opened;
      counts = countsOf(found);
      first = { timer: setTimeout(compare, compareAfterMs), empty: found.empty, rebuilds };
      if (rebuilds) compare();
    },
    compare,
    cameBack() {
      follow();
      void scan({ all: false, rebuilds: true });
    },
    rebuild: (progress) => scan({ all: true, rebuilds: true }, progress),
    quickScan() {
      if (first !== null || performance.now() - glancedMs < quickScanMs) return;
      glancedMs = performance.now();
      void scan({ all: false, rebuilds: false });
    },
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
    stop() {
      closed = true;
      if (first !== null) clearTimeout(first.timer);
      first = null;
    },
  };
}

const countsOf = ({ total, trashed, damaged }: Counts): Counts => ({ total, trashed, damaged });
