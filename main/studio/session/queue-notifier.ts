// Tells the window of its queue: many moves in one turn of the loop are told once, by what is other than before, and none when the studio closes.
import { orderChange } from '../../../app/edits/order-change.ts';
import type { QueueChange, QueueStatus } from '../../../app/contract/contract.ts';
import { livingInOrder, orderIn, queueStateNow } from './queue-now.ts';
import type { Session } from './session-type.ts';

export type QueueNotifier = {
  readonly tell: () => void;
  /** All of it, for whoever begins to listen or missed a change. The changes go on from it: what it has over the last one is told to the others first. */
  readonly whole: () => Promise<QueueStatus>;
  /** What was to be told in this very turn is not: the index it would ask is closed by then. */
  readonly close: () => void;
};

export function makeQueueNotifier(options: {
  session: () => Pick<Session, 'editStore' | 'queue' | 'foreign'> | null;
  typicalSeconds: () => Promise<number | null>;
  emit: (change: QueueChange) => void;
  log: (line: string) => void;
}): QueueNotifier {
  let planned = false;
  let closed = false;
  let turn = 0;
  let lastSent: readonly string[] = [];

  /** Read at once, for telling at once: what waits between the two could tell an edit as living after its end was told. */
  const tellChange = (typical: number | null, evenIfSame: boolean): void => {
    const session = options.session();
    const order = session === null ? [] : orderIn(session);
    const change = orderChange(lastSent, order);
    if (!evenIfSame && change.gone.length + change.placed.length === 0) return;
    lastSent = order;
    turn += 1;
    options.emit({ ...queueStateNow(session, typical), turn, ...change });
  };
  const tellNow = async (): Promise<void> => {
    planned = false;
    if (closed) return;
    try {
      const typical = await options.typicalSeconds();
      if (!closed) tellChange(typical, true);
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
    whole: async () => {
      const typical = await options.typicalSeconds();
      if (!closed) tellChange(typical, false);
      const session = options.session();
      const edits = session === null ? [] : livingInOrder(session).map(session.editStore.summary);
      return { ...queueStateNow(session, typical), turn, edits };
    },
    close: () => {
      closed = true;
    },
  };
}
