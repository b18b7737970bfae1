// Records of a whole library are read in a thread of their own, ahead of the one that puts them into the index: each of the two does about half.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { ReadAhead } from '../index/ingest-record.ts';
import { prepare } from '../index/prepared-row.ts';
import { rowOf } from '../store/row.ts';
import { readStamped } from '../store/stamped-record.ts';

/** Starts a thread that does `runReader`. */
export type StartReader = () => Worker;

/** As the thread of the index has it: what one record leaves behind is let go often. In MB. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };
/** What the thread is started with; the index worker's entry, whose address this is, starts all. */
const readerJob = 'reads ahead';

/** `job`: what the thread is started with. */
export const startBeside = (entry: string, name: string, job: string | number): Worker =>
  new Worker(new URL(entry), { name, workerData: job, resourceLimits });
export const startReader = (entry: string): Worker => startBeside(entry, 'reader', readerJob);

/** Relative to the library. `ahead`: what was read of them; what is not in it is to be read by whoever wants it. */
export type Batch = { readonly paths: readonly string[]; readonly ahead?: Ahead | undefined };

export type AheadReader = {
  /** The paths, a batch at a time in their order. Those that are wanted are read ahead, if the thread has begun. */
  readonly batches: (folder: string, paths: readonly string[], isWanted: (path: string) => boolean) => AsyncIterable<Batch>;
  /** So many records were read until now: from some number on the thread is worth its start. */
  readonly wasRead: (count: number) => void;
  /** The thread ends by itself. */
  readonly close: () => void;
};

type Ahead = ReadonlyMap<string, ReadAhead>;
type Asked = readonly [folder: string, paths: readonly string[]];
/** Of each path that was asked for; null where it has to be read by the asker. */
type Answer = readonly (ReadAhead | null)[];

const worthwhile = 1000;
/** While one batch is put the next ones are read. The first of a month is read by whoever puts it, as nothing is ahead yet. */
const batchLength = 16;
const maxAhead = 3 * batchLength;
/** So far the asking thread reads by itself while it waits. */
const maxOwn = 6 * batchLength;

/** What has to be read by whoever wants it is left out. */
const byPath = (paths: readonly string[], answer: Answer): Ahead =>
  new Map(answer.flatMap((read, nth) => (read === null ? [] : [[paths[nth] ?? '', read]])));

/** `start` is not called for a few records. */
export function makeAheadReader(start: StartReader): AheadReader {
  let reader: Worker | null = null;
  let state: 'none' | 'begins' | 'reads' | 'ended' = 'none';
  /** Who waits for an answer: they come in the order of the questions. */
  const waiting: ((answer: Answer) => void)[] = [];

  function begin(started: Worker): void {
    state = 'begins';
    reader = started;
    started.on('message', (answer: Answer) => {
      // The first says that it has begun.
      if (state === 'begins') state = 'reads';
      else waiting.shift()?.(answer);
    });
    started.on('messageerror', end).on('error', end).on('exit', end);
  }

  /** It is not started again: all is read without it. */
  function end(): void {
    state = 'ended';
    for (const answered of waiting.splice(0)) answered([]);
  }

  async function ask(folder: string, paths: readonly string[]): Promise<Ahead> {
    const answer = await new Promise<Answer>((resolve) => {
      waiting.push(resolve);
      reader?.postMessage([folder, paths] satisfies Asked);
    });
    return byPath(paths, answer);
  }

  return {
    async *batches(folder, paths, isWanted) {
      const read = new Map<number, Ahead>();
      const asked = new Map<number, Promise<void>>();
      const wantedFrom = (from: number): readonly string[] => paths.slice(from, from + batchLength).filter(isWanted);
      let next = 0;
      for (let at = 0; at < paths.length; at += batchLength) {
        next = Math.max(next, at + batchLength);
        for (; state === 'reads' && next < paths.length && next <= at + maxAhead; next += batchLength) {
          const from = next;
          asked.set(
            from,
            ask(folder, wantedFrom(from)).then((ahead) => void read.set(from, ahead)),
          );
        }
        // Who waits reads what comes after it, so that neither of the two threads is idle.
        for (; asked.has(at) && !read.has(at) && next < paths.length && next <= at + maxOwn; next += batchLength) {
          const wanted = wantedFrom(next);
          read.set(
            next,
            byPath(
              wanted,
              wanted.map((path) => readAhead(folder, path)),
            ),
          );
          // The answer may have come, and questions are answered.
          await new Promise((done) => setImmediate(done));
        }
        await asked.get(at);
        const ahead = read.get(at);
        asked.delete(at);
        read.delete(at);
        yield { paths: paths.slice(at, at + batchLength), ahead };
      }
    },
    wasRead(count) {
      if (state === 'none' && count >= worthwhile) begin(start());
    },
    close() {
      reader?.postMessage(null);
      state = 'ended';
    },
  };
}

export const isReaderJob = (given: unknown): boolean => given === readerJob;

/** Inside the thread. */
export function runReader(port: MessagePort): void {
  port.on('message', (asked: Asked | null) => {
    if (asked === null) port.close();
    else port.postMessage(asked[1].map((path) => readAhead(asked[0], path)) satisfies Answer);
  });
  port.postMessage([] satisfies Answer);
}

/** Null in every doubt: then the other thread reads it, and says what there is to say of it. */
function readAhead(folder: string, path: string): ReadAhead | null {
  const readMs = Date.now();
  try {
    const { result, stamp } = readStamped(join(folder, path));
    if (result.kind !== 'record' || stamp === null) return null;
    return { row: prepare(rowOf(result.record), path), stamp, readMs };
  } catch {
    return null;
  }
}
