// Entry of the worker thread that owns the index, of those that read records ahead or write marks for it, and of the one that verifies.
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, CallName, IndexCalls, Question } from './library/index/calls.ts';
import { makeIndexService } from './library/index-service.ts';
import { countAsThread } from './platform/durable-files.ts';
import { isReaderJob, makeAheadReader, runReader, startBeside, startReader } from './library/folder/ahead-reader.ts';
import { isVerifyJob, runVerify } from './library/folder/verify-thread.ts';

const port = parentPort;
if (port === null) throw new Error('the index runs in a worker thread');
/** A number is that of a thread that writes marks, by which it counts the names of its unfinished files; others count as the first. */
const isWriter = typeof workerData === 'number';
countAsThread(isWriter ? workerData : 1);
let writers = 0;
const send = (answer: Answer): void => port.postMessage(answer);

const service = makeIndexService(
  {
    progress: (read, counts) => send({ kind: 'progress', read, counts }),
    looked: (scanned) => send({ kind: 'looked', scanned }),
    renewed: (movedAside) => send({ kind: 'renewed', movedAside }),
    log: (line) => send({ kind: 'log', line }),
  },
  {
    makeReader: () => makeAheadReader(() => startReader(import.meta.url)),
    startWriter: () => startBeside(import.meta.url, 'marks', 2 + (writers++ % 8)),
  },
);

if (isVerifyJob(workerData)) void runVerify(port, workerData);
else if (isReaderJob(workerData)) runReader(port);
else if (isWriter) (await import('./library/folder/mark-records.ts')).runWriter(port);
else port.on('message', (question: Question) => void answer(question));

async function answer({ key, name, args }: Question): Promise<void> {
  try {
    // The name and its arguments are paired by the typed client.
    send({ kind: 'answer', key, value: await service(name, ...(args as Parameters<IndexCalls[CallName]>)) });
    // Nothing else keeps the thread alive then.
    if (name === 'close') port?.close();
  } catch (error) {
    send({ kind: 'error', key, message: error instanceof Error ? error.message : String(error) });
  }
}
