// Tells the window of its queue: many moves in one turn of the loop are told once, and none when the studio closes.
import type { QueueStatus } from '../../../app/contract/contract.ts';
import { queueNow } from './queue-now.ts';
import type { Session } from './session.ts';

export type QueueTeller = {
  readonly tell: () => void;
  /** What was to be told in this very turn is not: the index it would ask is closed by then. */
  readonly close: () => void;
};

export function makeQueueTeller(options: {
  session: () => Session | null;
  typicalSeconds: () => Promise<number | null>;
  emit: (queue: QueueStatus) => void;
  log: (line: string) => void;
}): QueueTeller {
  let planned = false;
  let closed = false;
  const tellNow = async (): Promise<void> => {
    planned = false;
    if (closed) return;
    try {
      const typical = await options.typicalSeconds();
      if (!closed) options.emit(queueNow(options.session(), typical));
    } catch (error) {
      if (!closed) options.log(`the queue could not be told: ${String(error)}`);
    }
  };
  return {
    tell: () => {
      if (planned || closed) return;
      planned = true;
      setImmediate(() => void tellNow());
    },
    close: () => {
      closed = true;
    },
  };
}
