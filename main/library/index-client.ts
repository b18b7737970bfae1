// The main process's side of the index: typed questions to the worker, which is started again when it dies.
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Answer, CallAnswer, CallName, Counts, IndexCalls, Question, Scanned } from './index/calls.ts';
import { startIndexThread } from './index-thread.ts';
import { makeUnanswered } from './unanswered.ts';

export type IndexEvents = {
  readonly progress: (read: number, counts: Counts) => void;
  /** The index was damaged and is empty now; a scan fills it. */
  readonly renewed: (movedAside: string) => void;
  /** The folder is followed and changed; null when the library is not in it any more. */
  readonly looked: (scanned: Scanned | null) => void;
  /** The worker died and another one is there, which follows nothing yet. */
  readonly restarted: () => void;
  readonly log: (line: string) => void;
};

export type IndexClient = {
  readonly ask: <N extends CallName>(name: N, ...args: Parameters<IndexCalls[N]>) => Promise<CallAnswer<N>>;
  readonly close: () => Promise<void>;
};

/** A closed worker ends by itself: one that is cut off in the middle of native code can take the program with it. */
const graceMs = 2000;

export function openIndexClient(workerUrl: URL | string, file: string, events: IndexEvents): IndexClient {
  const unanswered = makeUnanswered();
  let closing = false;
  let restarted = false;
  let worker: Worker | null = start();

  function start(): Worker {
    const started = startIndexThread(workerUrl);
    let reason = 'it ended';
    started.on('message', (answer: Answer) => take(answer));
    started.on('error', (error: unknown) => (reason = error instanceof Error ? error.message : String(error)));
    started.on('exit', () => {
      if (!closing && started === worker) failWaiting(reason);
    });
    return started;
  }

  /** Started again when there is something to ask: a worker that only dies is not started forever. */
  function failWaiting(reason: string): void {
    events.log(`the index worker died: ${reason}`);
    worker = null;
    unanswered.died(`the index worker died: ${reason}`);
    if (unanswered.questions().length > 0) restart();
  }

  function restart(): Worker {
    worker = start();
    // Nobody waits for this one.
    worker.postMessage({ key: 0, name: 'open', args: [file] } satisfies Question);
    for (const question of unanswered.questions()) worker.postMessage(question);
    restarted = true;
    return worker;
  }

  function take(answer: Answer): void {
    switch (answer.kind) {
      case 'progress':
        return events.progress(answer.read, answer.counts);
      case 'looked':
        return events.looked(answer.scanned);
      case 'log':
        return events.log(answer.line);
      case 'renewed':
        return events.renewed(answer.movedAside);
      case 'answer':
        // It is known to live only now.
        if (restarted) events.restarted();
        restarted = false;
        return unanswered.resolve(answer.key, answer.value);
      case 'error':
        return unanswered.reject(answer.key, new Error(answer.message));
    }
  }

  const client: IndexClient = {
    ask<N extends CallName>(name: N, ...args: Parameters<IndexCalls[N]>): Promise<CallAnswer<N>> {
      if (closing && name !== 'close') return Promise.reject(new Error('the index is closed'));
      return unanswered.add(name, args, (question) => {
        if (worker === null) restart();
        else worker.postMessage(question);
      });
    },

    async close(): Promise<void> {
      if (closing) return;
      closing = true;
      const last = worker;
      if (last !== null) {
        const ended = new Promise((done) => last.once('exit', done));
        await Promise.race([client.ask('close').catch(() => undefined), ended]);
        const grace = new AbortController();
        await Promise.race([ended, setTimeout(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)]);
        grace.abort();
        await last.terminate();
      }
      unanswered.rejectAll('the index is closed');
    },
  };
  return client;
}
