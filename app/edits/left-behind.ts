// Edits of a computer or installation that may be gone for good: nobody here can ask whether its program still lives.
import type { EditRecord } from './record.ts';

const hourMs = 3_600_000;
/** So long no living program leaves an edit in one of these states without a word. One that waits may wait for a computer that sleeps over night. */
const patienceMs: Readonly<Partial<Record<EditRecord['state'], number>>> = { submitting: hourMs, unknown: hourMs, waiting: 24 * hourMs };

/**
 * Whether an edit that another computer or installation has may be decided here by the person who names it. What SeaArt is at work at is none: it is asked for.
 * `nowMs`: of the wall clock; a record of the future was written by a clock that is wrong, and says nothing.
 */
export function isLeftBehind({ state, timeline, createdAt }: Pick<EditRecord, 'state' | 'timeline' | 'createdAt'>, nowMs: number): boolean {
  const limitMs = patienceMs[state];
  const sinceMs = nowMs - Date.parse(timeline.at(-1)?.at ?? createdAt);
  return limitMs !== undefined && sinceMs > limitMs;
}
