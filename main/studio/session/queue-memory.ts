// Whether the queue was paused or held when the program ended: what a person stopped is not sent by the next start.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { QueueState } from '../../../app/edits/turns.ts';
import { failureSchema } from '../../../app/failure-schema.ts';
import { parseSafely } from '../../library/store/record-files.ts';
import { makeFolderDurable, writeDurable } from '../../platform/durable-files.ts';

const schema = z.object({ paused: z.boolean(), pausedBecause: failureSchema.nullable(), held: z.enum(['no', 'offline', 'ask']) });

export type QueueMemory = {
  /** How the queue begins; undefined where nothing hinders it. */
  readonly begins: QueueState | undefined;
  /** Remembers the state; the same one is written once. A queue in which nothing waits is held for nobody. Never fails. */
  readonly note: (state: QueueState, somethingWaits: boolean) => void;
};

/**
 * `folder`: the library's own among the program's files. A limit of money is looked at anew with each edit and is not remembered; after a line that was away
 * the person is asked, as if it had come back meanwhile.
 */
export function openQueueMemory(folder: string, log: (line: string) => void): QueueMemory {
  const file = path.join(folder, 'queue.json');
  let known = readState(file);
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (text: string): Promise<void> => {
    await makeFolderDurable(folder);
    await writeDurable(file, text);
  };
  return {
    begins: known === null || isFree(known) ? undefined : known,
    note: (state, somethingWaits) => {
      const now: QueueState = {
        ...(state.pausedBecause?.kind === 'limit' ? { paused: false, pausedBecause: null } : state),
        held: somethingWaits ? state.held : 'no',
      };
      if (known === null ? isFree(now) : JSON.stringify(now) === JSON.stringify(known)) return;
      known = now;
      writing = writing
        .then(() => write(JSON.stringify(now)))
        .catch((error: unknown) => log(`the queue’s state was not kept: ${String(error)}`));
    },
  };
}

const isFree = ({ paused, held }: QueueState): boolean => !paused && held === 'no';

function readState(file: string): QueueState | null {
  try {
    const { paused, pausedBecause, held } = schema.parse(parseSafely(readFileSync(file, 'utf8')));
    return { paused, pausedBecause, held: held === 'no' ? 'no' : 'ask' };
  } catch {
    return null;
  }
}
