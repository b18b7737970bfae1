// The queue as the window is shown it.
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { QueueStatus } from '../../../app/contract/contract.ts';
import type { Session } from './session.ts';

/** Read at once, for telling at once: what waits between the two could tell an edit as living after its end was told. */
export function queueNow(session: Session | null, typicalSeconds: number | null): QueueStatus {
  if (session === null) return { paused: false, pausedBecause: null, held: 'no', edits: [], typicalSeconds: null };
  const { desk, queue } = session;
  const line = queue.line();
  const place = (id: string): number => line.indexOf(id);
  const live = [...desk.all(), ...session.foreign()].filter((record) => !isAtEnd(record.state));
  const ordered = live.toSorted((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  return { ...queue.state(), edits: ordered.map(desk.summary), typicalSeconds };
}
