// Keeps one picture process at work: starts it when needed, replaces it when it dies or hangs, and asks again what was lost with it.
import { fail } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { FromProcess, Job, JobName, JobTypes } from './jobs.ts';
import { watchdogMs } from '../limits.ts';
import type { PictureChannel, SpawnPictureProcess } from './process-host.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export type AnyReply = Reply<JobTypes[JobName]['value']>;

type Waiting = {
  readonly job: Job;
  /** What sentences call the picture. */
  readonly name: string;
  readonly settle: (reply: AnyReply) => void;
  /** How often the process died while this job ran. */
  crashes: number;
};

type Running = Waiting & { readonly timer: NodeJS.Timeout };

export type Supervisor = {
  /** Fails as cancelled at once when `signal` is aborted. A job that runs is stopped by replacing the process. */
  readonly run: (job: Job, name: string, signal?: AbortSignal) => Promise<AnyReply>;
  readonly close: () => Promise<void>;
};

export type SupervisorOptions = {
  readonly spawn: SpawnPictureProcess;
  readonly log: (line: string) => void;
  /** Jobs the process works on at a time. */
  readonly atOnce: number;
  /** After a death before it was ready the process is started again this often in a row. */
  readonly restarts?: number;
  /** A job that takes longer is given up. Milliseconds. */
  readonly maxMs?: number;
};

export function openSupervisor({ spawn, log, atOnce, restarts = 3, maxMs = watchdogMs }: SupervisorOptions): Supervisor {
  let queue: Waiting[] = [];
  const running = new Map<number, Running>();
  let channel: PictureChannel | null = null;
  let ready = false;
  let startTimer: NodeJS.Timeout | undefined;
  let failedStarts = 0;
  let lastId = 0;
  let closed = false;
  let whenGone: (() => void) | null = null;

  function start(): void {
    const started = spawn();
    channel = started;
    ready = false;
    startTimer = setTimeout(() => started.kill(), watchdogMs);
    started.onMessage((message) => {
      if (channel === started) receive(message as FromProcess);
    });
    started.onExit((code) => {
      if (channel === started) onExit(code);
    });
  }

  function receive(message: FromProcess): void {
    if ('ready' in message) {
      clearTimeout(startTimer);
      ready = true;
      failedStarts = 0;
      return pump();
    }
    const job = running.get(message.id);
    if (job === undefined) return;
    running.delete(message.id);
    clearTimeout(job.timer);
    job.settle(message.reply);
    pump();
  }

  function pump(): void {
    if (closed || queue.length === 0) return;
    if (channel === null) return start();
    if (!ready) return;
    // A job that was there when the process died runs alone, so that the next death names the culprit.
    const suspectRuns = [...running.values()].some((job) => job.crashes > 0);
    while (queue.length > 0 && running.size < atOnce && !suspectRuns) {
      const next = takeNext();
      if (next.crashes > 0 && running.size > 0) {
        queue.unshift(next);
        return;
      }
      send(next);
      if (next.crashes > 0) return;
    }
  }

  /** Suspects first, thumbnails last: nobody waits for a preflight behind a screenful of thumbnails. */
  function takeNext(): Waiting {
    const rank = (waiting: Waiting): number => (waiting.crashes > 0 ? 0 : waiting.job.name === 'thumbnail' ? 2 : 1);
    const best = queue.reduce((found, waiting) => (rank(waiting) < rank(found) ? waiting : found));
    queue = queue.filter((waiting) => waiting !== best);
    return best;
  }

  function send(waiting: Waiting): void {
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(() => giveUp(id), maxMs);
    running.set(id, { ...waiting, timer });
    channel?.send({ id, job: waiting.job });
  }

  function giveUp(id: number): void {
    const job = running.get(id);
    if (job === undefined) return;
    const seconds = maxMs / 1000;
    log(`picture process: ${job.job.name} took longer than ${seconds} s, replacing the process`);
    drop(id, fail(makeFailure('picture-damaged', say('picture.tooSlow', { name: job.name, seconds }))));
  }

  /** Ends a job that runs with this answer, and the process with it. The others are innocent: they are asked again without a mark. */
  function drop(id: number, reply: AnyReply): void {
    const job = running.get(id);
    if (job === undefined) return;
    running.delete(id);
    clearTimeout(job.timer);
    job.settle(reply);
    requeue(0);
    const hung = channel;
    channel = null;
    ready = false;
    hung?.kill();
    pump();
  }

  function cancel(job: Job): void {
    const reply: AnyReply = fail(makeFailure('cancelled', say('composite.stopped')));
    const waiting = queue.find((one) => one.job === job);
    queue = queue.filter((one) => one !== waiting);
    waiting?.settle(reply);
    for (const [id, one] of running) if (one.job === job) drop(id, reply);
  }

  function requeue(blame: number): void {
    const again = [...running.values()];
    running.clear();
    for (const { timer } of again) clearTimeout(timer);
    queue = [...again.map(({ job, name, settle, crashes }) => ({ job, name, settle, crashes: crashes + blame })), ...queue];
  }

  function onExit(code: number | null): void {
    clearTimeout(startTimer);
    const wasReady = ready;
    channel = null;
    ready = false;
    if (closed) return whenGone?.();
    log(`picture process: ended with ${code ?? 'a signal'}${wasReady ? '' : ' before it was ready'}`);
    requeue(1);
    const guilty = queue.filter((waiting) => waiting.crashes >= 2);
    queue = queue.filter((waiting) => waiting.crashes < 2);
    for (const { name, settle } of guilty) {
      settle(fail(makeFailure('picture-damaged', say('picture.stoppedTwice', { name }))));
    }
    if (!wasReady) failedStarts += 1;
    // Only a start that succeeds sets the count back: a process that cannot run is tried once for each later job.
    if (failedStarts > restarts) return failAll(say('picture.processDead'));
    pump();
  }

  function failAll(said: Message): void {
    const left = queue;
    queue = [];
    for (const { settle } of left) settle(fail(makeFailure('picture-process', said)));
  }

  return {
    run: async (job, name, signal) => {
      const stop = (): void => cancel(job);
      signal?.addEventListener('abort', stop);
      try {
        return await new Promise<AnyReply>((settle) => {
          if (closed) return settle(fail(makeFailure('picture-process', say('picture.closing'))));
          queue.push({ job, name, settle, crashes: 0 });
          if (signal?.aborted === true) return stop();
          pump();
        });
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    close: async () => {
      closed = true;
      clearTimeout(startTimer);
      requeue(0);
      failAll(say('picture.closing'));
      const last = channel;
      if (last === null) return;
      await new Promise<void>((gone) => {
        whenGone = gone;
        last.kill();
      });
    },
  };
}
