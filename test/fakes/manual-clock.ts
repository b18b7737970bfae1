// A clock that stands still until a test moves it.
import type { Clock } from '../../app/edits/ports.ts';

export type ManualClock = Clock & {
  /** Moves time on, one due action after the other, and lets what they set off come to rest in between. */
  readonly pass: (ms: number) => Promise<void>;
  /** Moves time on at one stroke, as a sleep of the computer does: what was due meanwhile is done late. */
  readonly leap: (ms: number) => void;
  /** How many actions are waiting for their time. */
  readonly waiting: () => number;
  /** Lets everything that needs no time come to rest. */
  readonly settle: () => Promise<void>;
};

export function makeManualClock(): ManualClock {
  const startMs = Date.parse('2026-11-23T14:32:05.000Z');
  let nowMs = 0;
  let count = 0;
  const due = new Map<number, { readonly atMs: number; readonly action: () => void }>();

  // Every await of the code under test is a microtask: a macrotask later all of them have run.
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => new Date(startMs + nowMs).toISOString(),
    monotonicMs: () => nowMs,
    after: (delayMs, action) => {
      count += 1;
      const key = count;
      due.set(key, { atMs: nowMs + Math.max(0, delayMs), action });
      return () => void due.delete(key);
    },
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const next = [...due].filter(([, { atMs }]) => atMs <= untilMs).toSorted((a, b) => a[1].atMs - b[1].atMs || a[0] - b[0])[0];
        if (next === undefined) break;
        due.delete(next[0]);
        nowMs = Math.max(nowMs, next[1].atMs);
        next[1].action();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
    leap: (ms) => void (nowMs += ms),
    waiting: () => due.size,
    settle,
  };
}
