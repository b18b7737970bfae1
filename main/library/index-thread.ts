// The thread of the index. It may be started ahead of the library: it takes as long to begin as the studio's own code takes to load, and both go on at once.
import { Worker } from 'node:worker_threads';

/** In MB. What a question leaves behind is let go often, where V8 by itself lets it lie. What lives on is not limited, however long the history is. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

let ahead: { readonly workerUrl: string; readonly worker: Worker } | null = null;

/** Starts the thread that the next `startIndexThread` of the same file takes. One that nobody takes, or that dies before, holds nothing up. */
export function startAhead(workerUrl: string): void {
  const worker = make(workerUrl);
  worker.unref();
  worker.once('error', forget);
  worker.once('exit', forget);
  ahead = { workerUrl, worker };
}

/** A thread that waits for questions: the one that was started ahead, else a new one. */
export function startIndexThread(workerUrl: URL | string): Worker {
  if (ahead?.workerUrl !== workerUrl) return make(workerUrl);
  const { worker } = ahead;
  forget();
  worker.off('error', forget);
  worker.off('exit', forget);
  worker.ref();
  return worker;
}

const make = (workerUrl: URL | string): Worker => new Worker(workerUrl, { name: 'index', resourceLimits });

function forget(): void {
  ahead = null;
}
