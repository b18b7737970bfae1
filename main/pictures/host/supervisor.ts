// Keeps one picture process at work: starts it when needed, replaces it when it dies or hangs, and asks again what was lost with it.
import { fail } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Job } from './jobs.ts';
import { watchdogMs } from '../limits.ts';
import { makeJobQueue } from './job-queue.ts';
import type { AnyReply, Waiting } from './job-queue.ts';
import { makeOneProcess } from './one-process.ts';
import { makeProcessorTime } from './processor-time.ts';
import type { Slow } from './processor-time.ts';
import type { SpawnPictureProcess } from './process-host.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export type { AnyReply };

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
  /** A job that takes longer by the clock is given up, if it had the processor for half of that. Milliseconds. */
  readonly maxMs?: number;
};

export function openSupervisor({ spawn, log, atOnce, restarts = 3, maxMs = watchdogMs }: SupervisorOptions): Supervisor {
  const jobs = makeJobQueue(atOnce);
  const processorTime = makeProcessorTime();
  let failedStarts = 0;
  let closed = false;

  const pictureProcess = makeOneProcess(spawn, {
    ready: () => {
      failedStarts = 0;
      processorTime.restart();
      pump();
    },
    had: processorTime.heard,
    answered: ({ id, reply }) => {
      jobs.end(id)?.settle(reply);
      pump();
    },
    ended: (code, wasReady) => {
      log(`picture process: ended with ${code ?? 'a signal'}${wasReady ? '' : ' before it was ready'}`);
      jobs.requeue(1);
      for (const { name, settle } of jobs.takeWaitingFrom(2)) settle(damaged(say('picture.stoppedTwice', { name })));
      if (!wasReady) failedStarts += 1;
      // Only a start that succeeds sets the count back: a process that cannot run is tried once for each later job.
      if (failedStarts > restarts) return failAll(say('picture.processDead'));
      pump();
    },
  });

  function pump(): void {
    if (closed || jobs.isEmpty() || !pictureProcess.isReady()) return;
    for (let next = jobs.next(); next !== null; next = jobs.next())
      pictureProcess.send({ id: jobs.begin(next, maxMs, processorTime.watch(maxMs), giveUp), job: next.job });
  }

  function giveUp(job: Waiting, why: Slow): void {
    log(`picture process: ${job.job.name} took longer than ${maxMs / 1000} s (${why}), replacing the process`);
    stop(job, why === 'starved' ? starved(job.name) : damaged(say('picture.tooSlow', { name: job.name, seconds: maxMs / 1000 })));
  }

  /** Ends a job that ran with this answer, and the process with it. The others are innocent: they are asked again without a mark. */
  function stop(ran: Waiting, reply: AnyReply): void {
    ran.settle(reply);
    jobs.requeue(0);
    pictureProcess.replace();
    pump();
  }

  function cancel(job: Job): void {
    const reply: AnyReply = fail(makeFailure('cancelled', say('composite.stopped')));
    jobs.takeWaiting(job)?.settle(reply);
    const ran = jobs.takeRunning(job);
    if (ran !== null) stop(ran, reply);
  }

  function failAll(said: Message): void {
    for (const { settle } of jobs.takeWaitingFrom(0)) settle(fail(makeFailure('picture-process', said)));
  }

  return {
    run: (job, name, signal) =>
      whileHeard(
        signal,
        () => cancel(job),
        (settle) => {
          if (closed) return settle(fail(makeFailure('picture-process', say('picture.closing'))));
          jobs.add({ job, name, settle, crashes: 0 });
          if (signal?.aborted === true) return cancel(job);
          pump();
        },
      ),
    close: async () => {
      closed = true;
      jobs.requeue(0);
      failAll(say('picture.closing'));
      await pictureProcess.close();
    },
  };
}

function starved(name: string): AnyReply {
  return fail(makeFailure('picture-process', say('picture.tookTooLong', { name })));
}

function damaged(said: Message): AnyReply {
  return fail(makeFailure('picture-damaged', said));
}

/** What is settled; until then `onAbort` is called when the signal is aborted. */
async function whileHeard<T>(signal: AbortSignal | undefined, onAbort: () => void, ask: (settle: (value: T) => void) => void): Promise<T> {
  signal?.addEventListener('abort', onAbort);
  try {
    return await new Promise<T>(ask);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
