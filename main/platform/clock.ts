// The Clock port on Node's timers.
import type { Clock } from '../../app/edits/ports.ts';

const longestTimerMs = 2 ** 31 - 1;

export function makeClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, Math.min(Math.max(delayMs, 0), longestTimerMs));
      return () => clearTimeout(timer);
    },
  };
}
