// Which edits run now: in order, so many at a time, held when the service is away. Nothing is ever lost from it: it only decides when.
import { fail, ok } from '../failure.ts';
import { makeFailure } from '../make-failure.ts';
import type { Failure, Reply } from '../failure.ts';
import type { Clock } from './ports.ts';
import { rateLimited } from '../seaart/failures.ts';
import { backoffMs, patienceMs } from '../seaart/retry.ts';
import type { EditStore } from './edit-store.ts';
import { isAtEnd, isOut, moveEdit } from './edit.ts';
import type { RunEnd } from './run-context.ts';
import { makeWaker } from './waker.ts';
import type { Waker } from './waker.ts';
import { say } from '../messages/say.ts';

export type QueueState = { readonly paused: boolean; readonly pausedBecause: Failure | null; readonly held: 'no' | 'offline' | 'ask' };

export type Queue = {
  /** Whether it is paused or held, and why. The same value until something of it changes. */
  readonly state: () => QueueState;
  /** Puts waiting edits in line, and living ones straight to work. They must be in the edit store. */
  readonly add: (ids: readonly string[], next: boolean) => void;
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
  /** Whether an edit that is added now has its turn at once: nothing waits, nothing is paused or held, and one more may run. */
  readonly hasRoom: () => boolean;
  /** Waits for the runs under way to put the pen down; living edits stay alive in their records. */
  readonly close: () => Promise<void>;
};

const maxRateTries = 8;
const diskRestMs = 10_000;

/** A queue that runs `atOnce()` edits at a time, asked anew at each turn. `random` is in [0, 1) and spreads what is tried again. `close` ends it. */
export function makeQueue(options: {
  editStore: EditStore;
  clock: Clock;
  random: () => number;
  atOnce: () => number;
  run: (id: string, waker: Waker) => Promise<RunEnd>;
  /** True when the service answered anything at all. */
  reachable: () => Promise<boolean>;
  /** `hold` waits for the line to come back and asks; `fail` ends the edit at once (the command). */
  whenOffline: 'hold' | 'fail';
  onChange: () => void;
  /** Each run that is over, and how. */
  onRunEnd: (id: string, end: RunEnd) => void;
}): Queue {
  const { editStore, clock, random } = options;
  let line: string[] = [];
  const running = new Map<string, { waker: Waker; over: Promise<void> }>();
  const rateTries = new Map<string, number>();
  /** When each edit had its turn: what comes back in line keeps its order. */
  const turns = new Map<string, number>();
  let state: QueueState = { paused: false, pausedBecause: null, held: 'no' };
  let restUntilMs = 0;
  const overdue = new Set<string>();
  let closed = false;
  let watching = false;
  let callOffRest: (() => void) | null = null;
  const probe = makeWaker(clock);

  const set = (change: Partial<QueueState>): void => {
    state = { ...state, ...change };
    options.onChange();
  };

  const pump = (): void => {
    if (closed || state.paused || state.held !== 'no') return;
    const restMs = restUntilMs - clock.monotonicMs();
    if (restMs > 0) {
      callOffRest ??= clock.after(restMs, () => {
        callOffRest = null;
        pump();
      });
      return;
    }
    while (running.size - overdue.size < options.atOnce()) {
      const [id, ...rest] = line;
      if (id === undefined) return;
      line = rest;
      if (editStore.get(id)?.state === 'waiting') start(id);
    }
  };

  const start = (id: string): void => {
    // Two runs of one edit could buy it twice.
    if (closed || running.has(id)) return;
    if (!turns.has(id)) turns.set(id, turns.size);
    const waker = makeWaker(clock);
    // What the service never finishes is asked for on and on, but it must not keep the line from moving.
    const callOff = clock.after(patienceMs, () => {
      overdue.add(id);
      pump();
      options.onChange();
    });
    const leave = (): void => {
      callOff();
      overdue.delete(id);
      running.delete(id);
    };
    const over = options.run(id, waker).then(
      (end) => {
        leave();
        return settle(id, end);
      },
      (bug: unknown) => {
        leave();
        pump();
        throw bug;
      },
    );
    running.set(id, { waker, over });
  };

  const settle = async (id: string, end: RunEnd): Promise<void> => {
    if (end.kind === 'back-in-line') await backInLine(id, end.failure, end.waitMs);
    if (end.kind === 'limited' && editStore.get(id)?.state === 'waiting') {
      editStore.trouble(id, end.failure);
      rejoin(id);
      set({ paused: true, pausedBecause: end.failure });
    }
    if (end.kind === 'refused') set({ paused: true, pausedBecause: end.failure });
    const record = editStore.get(id);
    if (record !== null && isAtEnd(record.state)) rateTries.delete(id);
    options.onRunEnd(id, end);
    pump();
  };

  const backInLine = async (id: string, failure: Failure, waitMs: number | null): Promise<void> => {
    if (failure.kind === 'rate-limited') {
      const tries = (rateTries.get(id) ?? 0) + 1;
      rateTries.set(id, tries);
      if (tries >= maxRateTries) {
        await endWaiting(id, rateLimitedForGood(failure));
        return;
      }
      editStore.trouble(id, rateLimited(failure.detail ?? ''));
      rest(waitMs ?? backoffMs(tries, random(), 2500, 60_000));
      rejoin(id);
      return;
    }
    if (options.whenOffline === 'fail') {
      await endWaiting(id, failure);
      return;
    }
    rejoin(id);
    if (state.held !== 'no') return;
    set({ held: 'offline' });
    void watchLine();
  };

  const rest = (forMs: number): void => {
    restUntilMs = Math.max(restUntilMs, clock.monotonicMs() + forMs);
  };

  /** To the front, but behind those that had their turn before it. */
  const rejoin = (id: string): void => {
    if (line.includes(id)) return;
    const turn = turns.get(id) ?? 0;
    const place = line.findIndex((other) => (turns.get(other) ?? Number.POSITIVE_INFINITY) > turn);
    line = place === -1 ? [...line, id] : line.toSpliced(place, 0, id);
  };

  const endWaiting = async (id: string, failure: Failure): Promise<void> => {
    const ended = await editStore.change(id, (record) =>
      record.state === 'waiting' ? moveEdit(record, { to: 'failed', failure }, clock.now()) : record,
    );
    if (ended.ok) return;
    // The disk would not take the end: it keeps its place rather than wait in no line at all.
    editStore.trouble(id, ended.failure);
    rest(diskRestMs);
    rejoin(id);
  };

  const isHeldOffline = (): boolean => state.held === 'offline';

  /** Asks the service itself, never another host, whether the line is back. */
  const watchLine = async (): Promise<void> => {
    if (watching) return;
    watching = true;
    for (let attempt = 2; state.held === 'offline' && !closed; attempt += 1) {
      await probe.delay(backoffMs(attempt, random(), 1000, 60_000));
      if (closed || state.held !== 'offline') break;
      // Asked with the newest state: the person may have released the queue while the service was asked.
      if ((await options.reachable()) && isHeldOffline())
        set({ held: line.some((id) => editStore.get(id)?.state === 'waiting') ? 'ask' : 'no' });
    }
    watching = false;
    pump();
  };

  const cancel = async (id: string): Promise<Reply<null>> => {
    line = line.filter((waiting) => waiting !== id);
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
    if (state.held === 'ask' && line.length === 0) state = { ...state, held: 'no' };
    options.onChange();
    return asked.ok ? ok(null) : fail(asked.failure);
  };

  return {
    state: () => state,
    line: () => line,
    hasRoom: () => !closed && !state.paused && state.held === 'no' && line.length === 0 && running.size - overdue.size < options.atOnce(),
    add: (ids, next) => {
      const fresh = [...new Set(ids)].filter((id) => !running.has(id) && !line.includes(id));
      const waiting = fresh.filter((id) => editStore.get(id)?.state === 'waiting');
      line = next ? [...waiting, ...line] : [...line, ...waiting];
      for (const id of fresh) if (isOut(editStore.get(id)?.state ?? 'waiting')) start(id);
      pump();
      options.onChange();
    },
    runNext: (id) => {
      if (!line.includes(id)) return;
      line = [id, ...line.filter((waiting) => waiting !== id)];
      options.onChange();
    },
    pause: (paused) => {
      if (!paused) for (const id of line) if (editStore.troubleOf(id)?.kind === 'limit') editStore.trouble(id, null);
      set({ paused, pausedBecause: null });
      pump();
    },
    release: () => {
      set({ held: 'no' });
      probe.wake();
      pump();
    },
    cancel,
    cancelAll: async (which) => {
      const waiting = which === 'running' ? [] : line;
      const ids = [...waiting, ...(which === 'waiting' ? [] : running.keys())];
      // All out of line before the first is written: none may get its turn meanwhile.
      line = line.filter((id) => !waiting.includes(id));
      for (const id of ids) await cancel(id);
    },
    wakeAll: () => {
      for (const { waker } of running.values()) waker.wake();
      probe.wake();
      pump();
    },
    close: async () => {
      closed = true;
      callOffRest?.();
      probe.stop();
      for (const { waker } of running.values()) waker.stop();
      await Promise.allSettled([...running.values()].map(({ over }) => over));
    },
  };
}

function rateLimitedForGood(failure: Failure): Failure {
  return makeFailure('rate-limited', say('service.keptRefusing', { service: say('service.name') }), {
    next: 'retry',
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
  });
}
