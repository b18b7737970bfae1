// Waits for a library that is away: a drive that comes back is found by its library.json.
import type { Clock } from '../../../app/edits/ports.ts';

export type ReturnWait = {
  /** Waits from now on, unless it does already. */
  readonly begin: () => void;
  readonly stop: () => void;
};

const missingPollMs = 3000;

/** Asks `isBack` time and again until it says so, as long as `mayWait` is true. */
export function makeReturnWait(parts: { clock: Clock; mayWait: () => boolean; isBack: () => Promise<boolean> }): ReturnWait {
  let callOff: (() => void) | null = null;
  function begin(): void {
    if (!parts.mayWait() || callOff !== null) return;
    callOff = parts.clock.after(missingPollMs, () => {
      callOff = null;
      void parts.isBack().then((there) => (there ? undefined : begin()));
    });
  }
  return {
    begin,
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}
