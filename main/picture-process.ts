// The picture process: the one place where pixels are decoded. Runs under Node (ipc) and as an Electron utility process (parentPort).
import { fail } from '../app/failure.ts';
import { makeFailure } from '../app/make-failure.ts';
import type { Reply } from '../app/failure.ts';
import { hasCredentialsIn } from './pictures/credentials.ts';
import { writePicture } from './pictures/export/write-picture.ts';
import { drawSheet } from './pictures/export/write-sheet.ts';
import { errorCode, failureOfDisk } from './platform/durable-files.ts';
import { paint } from './pictures/painter/paint.ts';
import type { FromProcess, Job, JobName, JobTypes, ToProcess } from './pictures/host/jobs.ts';
import { bitmap } from './pictures/bitmap.ts';
import { check } from './pictures/check.ts';
import { compose } from './pictures/composite/compose.ts';
import { isNear } from './pictures/composite/near.ts';
import { tryDecoder } from './pictures/decoder.ts';
import { glimpse, inspect } from './pictures/inspect.ts';
import { prepare } from './pictures/prepare.ts';
import { print } from './pictures/print.ts';
import { readRecipeOf } from './pictures/recipe.ts';
import { makeTellProcessorTime } from './pictures/tell-processor-time.ts';
import { thumbnail } from './pictures/thumbnail.ts';
import { say } from '../app/messages/say.ts';

/** Electron's side of a utility process; plain Node has none. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};
const parentPort = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;

function answer(message: FromProcess): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
}

const telling = makeTellProcessorTime((hadMs) => answer({ hadMs }));

function run(job: Job): Promise<Reply<JobTypes[JobName]['value']>> {
  switch (job.name) {
    case 'glimpse':
      return glimpse(job.argument);
    case 'inspect':
      return inspect(job.argument);
    case 'prepare':
      return prepare(job.argument);
    case 'thumbnail':
      return thumbnail(job.argument);
    case 'print':
      return print(job.argument);
    case 'check':
      return check(job.argument);
    case 'near':
      return isNear(job.argument);
    case 'paint':
      return paint(job.argument);
    case 'recipe':
      return readRecipeOf(job.argument);
    case 'bitmap':
      return bitmap(job.argument);
    case 'credentials':
      return hasCredentialsIn(job.argument);
    case 'copy':
      return writePicture(job.argument);
    case 'sheet':
      return drawSheet(job.argument);
    case 'compose':
      return compose(job.argument);
  }
}

async function receive(message: unknown): Promise<void> {
  const { id, job } = message as ToProcess;
  try {
    answer({ id, reply: await telling(() => run(job)) });
  } catch (error) {
    const failure =
      errorCode(error) === null
        ? makeFailure('picture-process', say('picture.processFault'), {
            detail: error instanceof Error ? error.message.slice(0, 300) : String(error),
          })
        : failureOfDisk(error);
    answer({ id, reply: fail(failure) });
  }
}

async function start(): Promise<void> {
  await tryDecoder();
  if (parentPort !== undefined) parentPort.on('message', (event) => void receive(event.data));
  else {
    process.on('message', (message) => void receive(message));
    process.on('disconnect', () => process.exit(0));
  }
  answer({ ready: true });
}

start().catch(() => process.exit(1));
