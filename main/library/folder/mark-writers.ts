// Threads of their own in which the records of marked edits are read, written, synced and renamed. The thread of the index gives them paths and takes rows.
import type { Worker } from 'node:worker_threads';
import type { MarkAnswer, MarkAsked } from './mark-files.ts';

/** Starts a thread that does `runWriter`. */
export type StartWriter = () => Worker;

/** Null: after what it was asked before, it ends. */
export type WriterMessage = MarkAsked | null;

export type MarkWriters = {
  /** Null where no thread has begun, or is worth its start. */
  readonly write: (asked: MarkAsked) => Promise<MarkAnswer> | null;
  /** The threads end by themselves. */
  readonly close: () => void;
};

/** While one waits for the disk the other goes on. */
const writersAtOnce = 2;
/** So many records are worth the start of threads, where there was no pause of `idleMs` between them. */
const worthwhile = 512;
/** Threads with nothing to do end after so long. */
const idleMs = 30_000;

type Question = { readonly asked: MarkAsked; readonly answered: (answer: MarkAnswer | Promise<MarkAnswer>) => void };
/** One that died before it had begun has `ended`. */
type Writer = { thread: Worker | null; state: 'none' | 'begins' | 'writes' | 'ended'; readonly open: Question[] };

/** `here` does the same in this thread. */
export function makeMarkWriters(start: StartWriter, here: (asked: MarkAsked) => Promise<MarkAnswer>): MarkWriters {
  const writers = Array.from({ length: writersAtOnce }, (): Writer => ({ thread: null, state: 'none', open: [] }));
  let lately = 0;
  let idle: NodeJS.Timeout | undefined;

  function begin(writer: Writer): void {
    writer.state = 'begins';
    try {
      const started = (writer.thread = start());
      const died = (): unknown => started === writer.thread && end(writer);
      started.on('error', died).on('exit', died);
      started.on('message', (answer: MarkAnswer) => {
        // The first says that it has begun.
        if (writer.state === 'begins') writer.state = 'writes';
        else writer.open.shift()?.answered(answer);
      });
    } catch {
      // The system gave none.
      end(writer);
    }
  }

  /** What it has not answered this thread does, and it may begin again, unless it never had. */
  function end(writer: Writer): void {
    // Where it only rests.
    writer.thread?.postMessage(null satisfies WriterMessage);
    writer.thread = null;
    writer.state = writer.state === 'writes' ? 'none' : 'ended';
    for (const { asked, answered } of writer.open.splice(0)) answered(here({ ...asked, again: true }));
  }

  function restLater(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      lately = 0;
      writers.filter(({ state, open }) => state === 'writes' && open.length === 0).forEach(end);
    }, idleMs).unref();
  }

  return {
    write(asked) {
      restLater();
      lately += asked.records.length;
      if (lately >= worthwhile) writers.filter(({ state }) => state === 'none').forEach(begin);
      const [writer] = writers.filter(({ state }) => state === 'writes').toSorted((one, other) => one.open.length - other.open.length);
      if (writer === undefined) return null;
      return new Promise<MarkAnswer>((answered) => {
        writer.open.push({ asked, answered });
        writer.thread?.postMessage(asked satisfies WriterMessage);
      }).finally(restLater);
    },
    close: () =>
      writers.forEach((writer) => {
        writer.state = 'ended';
        writer.thread?.postMessage(null satisfies WriterMessage);
      }),
  };
}
