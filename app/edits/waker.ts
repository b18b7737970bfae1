// A delay that can be cut short: by news about the edit, or for good when the program ends.
import type { Clock } from './ports.ts';

export type Waker = {
  /** Resolves after the delay, on `wake` or on `stop`. A wake that came since the last delay is not lost. */
  readonly delay: (delayMs: number) => Promise<void>;
  /** Ends the delay under way, else the next one. */
  readonly wake: () => void;
  /** Ends the delay under way, and every later one at once. */
  readonly stop: () => void;
  /** Whether `stop` was called: then whoever waits puts the pen down. */
  readonly stopped: () => boolean;
};

/** A waker on this clock, for one waiter at a time. */
export function makeWaker(clock: Clock): Waker {
  let stopped = false;
  let woken = false;
  let end: (() => void) | null = null;
  const wake = (): void => {
    if (end === null) woken = true;
    else end();
  };
  return {
    delay: (delayMs) =>
      new Promise((resolve) => {
        if (stopped || woken) {
          woken = false;
          resolve();
          return;
        }
        const callOff = clock.after(delayMs, () => end?.());
        end = () => {
          callOff();
          end = null;
          resolve();
        };
      }),
    wake,
    stop: () => {
      stopped = true;
      wake();
    },
    stopped: () => stopped,
  };
}
