// The queue as it is now. With thousands of edits in it this is asked at each move: what is not needed is not copied.
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { QueueState } from '../../../app/contract/contract.ts';
import type { Session } from './session-type.ts';

type Lined = Pick<Session, 'editStore' | 'queue' | 'foreign'>;

/** Edits of this program and of others that are not at their end, in no order. */
export function livingIn({ editStore, foreign }: Pick<Session, 'editStore' | 'foreign'>): readonly EditRecord[] {
  const living = editStore.all().filter(({ state }) => !isAtEnd(state));
  // What was taken over from another program may be listed as foreign for one more look.
  for (const record of foreign()) if (!isAtEnd(record.state) && editStore.get(record.id) === null) living.push(record);
  return living;
}

/** Their ids in the order of the queue: what is not in line, oldest first, then the line. */
export function orderIn(session: Lined): readonly string[] {
  const line = session.queue.line();
  const inLine = setOf(line);
  const order: string[] = [];
  for (const { id } of livingIn(session)) if (!inLine.has(id)) order.push(id);
  order.sort();
  for (const id of line) {
    const state = session.editStore.get(id)?.state;
    if (state !== undefined && !isAtEnd(state)) order.push(id);
  }
  return order;
}

/** A line is never changed but replaced, and most moves are of edits that have left it. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
function setOf(line: readonly string[]): ReadonlySet<string> {
  const known = sets.get(line) ?? new Set(line);
  sets.set(line, known);
  return known;
}

/** Those records in that order. */
export function livingInOrder(session: Lined): readonly EditRecord[] {
  const records = new Map(livingIn(session).map((record) => [record.id, record]));
  return orderIn(session).flatMap((id) => records.get(id) ?? []);
}

/** All of it but the edits. */
export function queueStateNow(session: Lined | null, typicalSeconds: number | null): QueueState {
  if (session === null) return { paused: false, pausedBecause: null, held: 'no', typicalSeconds: null };
  return { ...session.queue.state(), typicalSeconds };
}
