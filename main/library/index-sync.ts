// Keeps the index as the folder is: compares the two, follows what changes, and says how the library is.
import type { Reply } from '../../app/failure.ts';
import type { LibraryStatus } from '../../app/contract/contract.ts';
import type { Counts, Moved } from './index/calls.ts';
import type { IndexClient, IndexEvents } from './index-client.ts';
import { makeScans } from './scans.ts';
import type { ScanParts } from './scans.ts';
import { makeStatusNotifier } from './status-notifier.ts';

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

/** Asks the index nothing before `begin`. */
export function makeKeeping(
  options: ScanParts & {
    /** Whether changes of the folder are followed. */
    readonly follow: boolean;
    readonly onChange: (status: LibraryStatus) => void;
  },
): Keeping {
  const { id, attachment, startedMs, log } = options;
  let index: IndexClient | null = null;
  let first: { readonly timer: NodeJS.Timeout; readonly empty: boolean; readonly rebuilds: boolean } | null = null;
  let closed = false;
  let refollows = 0;
  let glancedMs = -Infinity;
  const notifier = makeStatusNotifier(attachment, options.onChange);
  const scans = makeScans(options, notifier, () => index);

  function follow(): void {
    if (!options.follow || closed || attachment.state() === 'missing') return;
    const asked = { folder: attachment.folder(), libraryId: id, startedMs };
    index?.ask('watch', asked).catch((error: unknown) => log(`not followed: ${String(error)}`));
  }

  function compare(): void {
    if (first === null) return;
    const { timer, empty, rebuilds } = first;
    clearTimeout(timer);
    first = null;
    follow();
    // Damage comes back as `renewed`, which reads everything again. What opens only for a moment trusts an index that was left sound.
    if (!empty) scans.inTurn(() => index?.ask('check', options.follow));
    void scans.scan({ all: false, rebuilds });
  }

  return {
    status: notifier.status,
    tell: notifier.tell,
    tellAgain: notifier.tellAgain,
    note: notifier.note,
    events: {
      progress: scans.progress,
      looked: (scanned) => (scanned === null ? void attachment.look() : scans.take(scanned)),
      restarted: () => {
        if (!options.follow || (refollows += 1) > maxRefollows) return;
        follow();
        // What changed meanwhile was told to nobody.
        void scans.scan({ all: false, rebuilds: false });
      },
      renewed: (movedAside) => {
        log(`the index was damaged and is now ${movedAside}`);
        void scans.scan({ all: false, rebuilds: true });
      },
    },
    begin(opened, found, rebuilds) {
      index = opened;
      notifier.count(found);
      first = { timer: setTimeout(compare, compareAfterMs), empty: found.empty, rebuilds };
      if (rebuilds) compare();
    },
    compare,
    cameBack() {
      follow();
      void scans.scan({ all: false, rebuilds: true });
    },
    rebuild: (progress) => scans.scan({ all: true, rebuilds: true }, progress),
    quickScan() {
      if (first !== null || performance.now() - glancedMs < quickScanMs) return;
      glancedMs = performance.now();
      void scans.scan({ all: false, rebuilds: false });
    },
    onMoved: scans.onMoved,
    settled: scans.settled,
    stop() {
      closed = true;
      scans.stop();
      notifier.stop();
      if (first !== null) clearTimeout(first.timer);
      first = null;
    },
  };
}
