// The batches that this program runs or has run, and what is heard of their edits.
import type { BatchPlan, BatchProgress } from '../../app/batch/batch.ts';
import type { BatchEdit } from '../../app/batch/items.ts';
import { makeWaker } from '../../app/edits/waker.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Session } from '../studio/session/session-type.ts';
import { batchEditOf, drive, put } from './drive.ts';
import type { DriveParts, LiveBatch } from './drive.ts';
import { statusOf } from './status.ts';

export type LiveBatches = {
  readonly get: (id: string) => LiveBatch | undefined;
  readonly all: () => readonly LiveBatch[];
  /** Runs a batch whose progress on the disk is `going` and ours. */
  readonly begin: (session: Session, plan: BatchPlan, progress: BatchProgress, edits: Map<string, BatchEdit>) => LiveBatch;
  /** An edit has moved. */
  readonly heard: (summary: EditSummary) => void;
  /**
   * Hears of every edit of one batch while those that the library has are read: what is read may be older than what is heard. `edits` grows until
   * `stop` is called.
   */
  readonly listen: (id: string) => { readonly edits: ReadonlyMap<string, BatchEdit>; readonly stop: () => void };
  /** Puts a batch down as it is: whoever opens the library next may go on with it. */
  readonly leave: (live: LiveBatch) => Promise<void>;
};

/** How a batch stands, told from what this program knows of it. */
export const statusNow = (live: LiveBatch): BatchStatus =>
  statusOf(live.plan, live.progress, live.edits.values(), live.over === null ? 'nobody' : 'here');

/** None runs before `begin`. `made` hears of each edit that a batch makes. */
export function makeLiveBatches(parts: DriveParts, changed: (status: BatchStatus) => void, made: (editId: string) => void): LiveBatches {
  const known = new Map<string, LiveBatch>();
  const listeners = new Set<(summary: EditSummary) => void>();
  const putDown = (live: LiveBatch): void => {
    live.over = null;
    live.changed();
  };

  return {
    get: (id) => known.get(id),
    all: () => [...known.values()],
    begin: (session, plan, progress, edits) => {
      const live: LiveBatch = {
        plan,
        session,
        progress,
        edits,
        waker: makeWaker(parts.clock),
        writing: Promise.resolve(),
        over: null,
        changed: () => changed(statusNow(live)),
        made,
      };
      known.set(plan.id, live);
      live.over = drive(parts, live).then(
        () => putDown(live),
        (bug: unknown) => {
          putDown(live);
          throw bug;
        },
      );
      live.changed();
      return live;
    },
    heard: (summary) => {
      for (const listen of listeners) listen(summary);
      const live = summary.batch === undefined ? undefined : known.get(summary.batch.id);
      if (live === undefined) return;
      live.edits.set(summary.id, batchEditOf(summary));
      live.changed();
      live.waker.wake();
    },
    listen: (id) => {
      const edits = new Map<string, BatchEdit>();
      const listener = (summary: EditSummary): void => {
        if (summary.batch?.id === id) edits.set(summary.id, batchEditOf(summary));
      };
      listeners.add(listener);
      return { edits, stop: () => void listeners.delete(listener) };
    },
    leave: async (live) => {
      if (live.over === null) return;
      live.waker.stop();
      await live.over;
      if (live.progress.state === 'going') await put(parts, live, (now) => ({ ...now, owner: null }));
    },
  };
}
