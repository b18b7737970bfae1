// Which edits run now: in order, so many at a time, held when the service is away. Nothing is ever lost from it: it only decides when.
import { fail, ok } from '../failure.ts';
import type { Reply } from '../failure.ts';
import { isAtEnd, isOut, moveEdit } from './edit.ts';
import { makeLine } from './line.ts';
import { change, hasSpare, hindranceOf, pump, start } from './turns.ts';
import type { QueueOptions, QueueState, Turns } from './turns.ts';
import { makeWaker } from './waker.ts';

export type { QueueState };

export type Queue = {
  /** Whether it is paused or held, and why. The same value until something of it changes. */
  readonly state: () => QueueState;
  /** Puts waiting edits in line, and living ones straight to work. They must be in the edit store. */
  readonly add: (ids: readonly string[], next: boolean) => void;
  /** What of a queue that begins as held is still to be sent, once that is in line. Where it is nothing, nobody is asked about what comes after it. */
  readonly begun: (ids: readonly string[]) => void;
  /** Puts a waiting edit before all others; one that is not in line stays where it is. */
  readonly runNext: (id: string) => void;
  /** Holds back waiting edits, or lets them go on. What runs already goes on either way. */
  readonly pause: (paused: boolean) => void;
  /** Sends what was held while the service was away. */
  readonly release: () => void;
  /** Takes a waiting edit out of line, or asks the service to cancel a living one. A failure says that the wish could not be written down. */
  readonly cancel: (id: string) => Promise<Reply<null>>;
  /** `cancel` for each of them, one after the other. What could not be written down is a trouble of its edit. */
  readonly cancelAll: (which: 'waiting' | 'running' | 'all') => Promise<void>;
  /** Something changed that may end a wait: a new key, the computer woke up. */
  readonly wakeAll: () => void;
  /** The order in which waiting edits will run. */
  readonly line: () => readonly string[];
  /** Whether an edit that is added now has its turn at once: none waits that may go, nothing is paused or held, and one more may run. */
  readonly hasRoom: () => boolean;
  /** Waits for the runs under way to put the pen down; living edits stay alive in their records. */
  readonly close: () => Promise<void>;
};

/** A queue of edits that are in the edit store. `close` ends it. */
export function makeQueue(options: QueueOptions): Queue {
  const { editStore, clock, onChange } = options;
  const turns: Turns = {
    options,
    line: makeLine(),
    running: new Map(),
    overdue: new Set(),
    rateTries: new Map(),
    probe: makeWaker(clock),
    state: options.begins ?? { paused: false, pausedBecause: null, held: 'no' },
    restUntilMs: 0,
    callOffRest: null,
    watching: false,
    closed: false,
  };
  const { line, running, probe } = turns;

  return {
    state: () => turns.state,
    line: line.ids,
    hasRoom: () =>
      !turns.closed &&
      !turns.state.paused &&
      turns.state.held === 'no' &&
      line.ids().every((id) => hindranceOf(turns, id) !== null) &&
      hasSpare(turns),
    add: (ids, next) => {
      const fresh = [...new Set(ids)].filter((id) => !running.has(id) && !line.has(id));
      line.add(
        fresh.filter((id) => editStore.get(id)?.state === 'waiting'),
        next,
      );
      for (const id of fresh) if (isOut(editStore.get(id)?.state ?? 'waiting')) start(turns, id);
      pump(turns);
      onChange();
    },
    begun: (ids) => {
      if (turns.state === options.begins && turns.state.held !== 'no' && !ids.some(line.has)) release(turns);
    },
    runNext: (id) => {
      if (!line.has(id)) return;
      line.remove([id]);
      line.add([id], true);
      onChange();
    },
    pause: (paused) => {
      if (!paused) for (const id of line.ids()) if (editStore.troubleOf(id)?.kind === 'limit') editStore.trouble(id, null);
      change(turns, { paused, pausedBecause: null });
      pump(turns);
    },
    release: () => release(turns),
    cancel: (id) => cancel(turns, id),
    cancelAll: async (which) => {
      const waiting = which === 'running' ? [] : line.ids();
      const ids = [...waiting, ...(which === 'waiting' ? [] : running.keys())];
      // All out of line before the first is written: none may get its turn meanwhile.
      line.remove(waiting);
      for (const id of ids) await cancel(turns, id);
    },
    wakeAll: () => {
      for (const { waker } of running.values()) waker.wake();
      probe.wake();
      pump(turns);
    },
    close: async () => {
      turns.closed = true;
      turns.callOffRest?.();
      probe.stop();
      for (const { waker } of running.values()) waker.stop();
      await Promise.allSettled([...running.values()].map(({ over }) => over));
    },
  };
}

function release(turns: Turns): void {
  change(turns, { held: 'no' });
  turns.probe.wake();
  pump(turns);
}

/** The wish is written down before anything else; a run that is under way hears of it, and asks the service. */
async function cancel(turns: Turns, id: string): Promise<Reply<null>> {
  const { line, running } = turns;
  const { editStore, clock, onChange } = turns.options;
  line.remove([id]);
  const now = clock.now();
  const asked = await editStore.change(id, (record) => {
    if (record.state === 'waiting') return moveEdit(record, { to: 'cancelled', failure: null }, now);
    return isAtEnd(record.state) || record.state === 'unknown' || record.cancelAskedAt !== null
      ? record
      : { ...record, cancelAskedAt: now };
  });
  // Not written, but nothing is bought either: an edit that was not sent yet is not sent now.
  if (!asked.ok && editStore.get(id)?.state === 'waiting') running.get(id)?.waker.stop();
  else running.get(id)?.waker.wake();
  if (!asked.ok) editStore.trouble(id, asked.failure);
  if (turns.state.held === 'ask' && line.ids().length === 0) turns.state = { ...turns.state, held: 'no' };
  onChange();
  return asked.ok ? ok(null) : fail(asked.failure);
}
