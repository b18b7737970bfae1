// What the picture process had of the processor. The clock alone cannot tell a picture that is too much from a machine that is busy with other things.

/** A job that had little of the processor may take so many times as long. */
const patience = 5;

export type ProcessorTime = {
  /** Another process began, which has had nothing yet. */
  readonly restart: () => void;
  /** It said that it has had so many milliseconds by now, of all its threads. */
  readonly heard: (ms: number) => void;
  /** For a job that begins now and should take `maxMs` of the clock at most. */
  readonly watch: (maxMs: number) => Watch;
};

/** `starved` had little of the processor for as long as anything may wait; `slow` had its share, or its process says nothing any more. */
export type Slow = 'starved' | 'slow';

/** Asked of a job whose time is over by the clock. */
export type Watch = () => 'wait' | Slow;

export function makeProcessorTime(now: () => number = () => performance.now()): ProcessorTime {
  let hadMs = 0;
  let heardAtMs = now();
  return {
    restart: () => {
      hadMs = 0;
      heardAtMs = now();
    },
    heard: (ms) => {
      hadMs = ms;
      heardAtMs = now();
    },
    watch: (maxMs) => {
      const [beganMs, hadAtFirstMs] = [now(), hadMs];
      return () => {
        // One that is stuck in a loop of its own says nothing; where the process has less than half of what the clock says, slow is the machine or the disk.
        const isStarved = heardAtMs > beganMs && now() - heardAtMs < maxMs / 2 && hadMs - hadAtFirstMs < maxMs / 2;
        if (!isStarved) return 'slow';
        return now() - beganMs < maxMs * patience ? 'wait' : 'starved';
      };
    },
  };
}
