// What the picture process was asked and has not answered: jobs that wait, and jobs that it works on.
import type { Reply } from '../../../app/failure.ts';
import type { Job, JobName, JobTypes } from './jobs.ts';
import type { Slow, Watch } from './processor-time.ts';

export type AnyReply = Reply<JobTypes[JobName]['value']>;

export type Waiting = {
  readonly job: Job;
  /** What sentences call the picture. */
  readonly name: string;
  readonly settle: (reply: AnyReply) => void;
  /** How often the process died while this job ran. */
  readonly crashes: number;
};

type Running = Waiting & { timer: NodeJS.Timeout };

export type JobQueue = {
  /** No job waits. */
  readonly isEmpty: () => boolean;
  readonly add: (waiting: Waiting) => void;
  /** Takes out what may be sent now; null where all of it has to wait on. */
  readonly next: () => Waiting | null;
  /** The job runs from now on, by this number. One that did not end within `maxMs` is asked about each quarter of it, until `watch` says more than to wait. */
  readonly begin: (waiting: Waiting, maxMs: number, watch: Watch, late: (job: Waiting, why: Slow) => void) => number;
  /** Takes out one that runs; null where it runs no more. */
  readonly end: (id: number) => Waiting | null;
  /** Takes out one that waits. */
  readonly takeWaiting: (job: Job) => Waiting | null;
  /** Takes out one that runs. */
  readonly takeRunning: (job: Job) => Waiting | null;
  /** What ran waits again, before all others, with so many deaths more to its name. */
  readonly requeue: (blame: number) => void;
  /** Takes out those that wait with at least so many deaths to their name. */
  readonly takeWaitingFrom: (crashes: number) => readonly Waiting[];
};

/** `atOnce`: how many jobs run at a time. */
export function makeJobQueue(atOnce: number): JobQueue {
  let queue: Waiting[] = [];
  const running = new Map<number, Running>();
  let lastId = 0;

  const end = (id: number): Waiting | null => {
    const job = running.get(id);
    if (job === undefined) return null;
    running.delete(id);
    clearTimeout(job.timer);
    return job;
  };

  return {
    isEmpty: () => queue.length === 0,
    add: (waiting) => void queue.push(waiting),
    next: () => {
      // A job that was there when the process died runs alone, so that the next death names the culprit.
      const suspectRuns = [...running.values()].some((job) => job.crashes > 0);
      if (queue.length === 0 || running.size >= atOnce || suspectRuns) return null;
      const best = queue.reduce((found, waiting) => (rank(waiting) < rank(found) ? waiting : found));
      if (best.crashes > 0 && running.size > 0) return null;
      queue = queue.filter((waiting) => waiting !== best);
      return best;
    },
    begin: (waiting, maxMs, watch, late) => {
      lastId += 1;
      const id = lastId;
      const again = (): void => {
        const why = watch();
        if (why === 'wait') job.timer = setTimeout(again, maxMs / 4);
        else late(end(id) ?? waiting, why);
      };
      const job: Running = { ...waiting, timer: setTimeout(again, maxMs) };
      running.set(id, job);
      return id;
    },
    end,
    takeWaiting: (job) => {
      const found = queue.find((one) => one.job === job) ?? null;
      queue = queue.filter((one) => one !== found);
      return found;
    },
    takeRunning: (job) => {
      const [id] = [...running].find(([, one]) => one.job === job) ?? [];
      return id === undefined ? null : end(id);
    },
    requeue: (blame) => {
      const again = [...running.values()];
      running.clear();
      for (const { timer } of again) clearTimeout(timer);
      queue = [...again.map(({ job, name, settle, crashes }) => ({ job, name, settle, crashes: crashes + blame })), ...queue];
    },
    takeWaitingFrom: (crashes) => {
      const found = queue.filter((waiting) => waiting.crashes >= crashes);
      queue = queue.filter((waiting) => waiting.crashes < crashes);
      return found;
    },
  };
}

/** Suspects first, thumbnails last: nobody waits for a preflight behind a screenful of thumbnails. */
function rank(waiting: Waiting): number {
  return waiting.crashes > 0 ? 0 : waiting.job.name === 'thumbnail' ? 2 : 1;
}
