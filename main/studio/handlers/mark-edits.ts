// Changes the marks of edits, few or many. Those at their end go together, as a disk takes them most quickly; the others one by one, each by its own writer.
import { isAtEnd } from '../../../app/edits/edit.ts';
import { markedBy, marksTurned } from '../../../app/edits/organise.ts';
import type { Marking, MarksTurned } from '../../../app/edits/organise.ts';
import type { Organised } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Marked } from '../../../app/contract/contract.ts';
import { notFound } from '../session/read-ledger.ts';
import type { Session } from '../session/session-type.ts';
import { say } from '../../../app/messages/say.ts';

/** Durable saves wait for the disk, which takes several at a time as gladly as one. */
const atOnce = 8;
/** Fewer than that are as quick one by one. */
const fewest = 8;
/** Records that are synced together. */
const together = 64;
/** Two that are written, one whose rows are put, and one that is on its way. */
const groupsAtOnce = 4;
/** Up to so many are told of one by one. Of more whoever asked knows; those of sets are told all the same, for their batches. */
const maxSingly = 200;

/** What stops one edit stops the rest; what was done until then is told, so that it can be undone. */
export async function markEdits(session: Session, ids: readonly string[], marking: Marking): Promise<Reply<Marked>> {
  const all = [...new Set(ids)];
  const before: Marked['before'][number][] = [];
  const stopped: Failure[] = [];
  const goOn = (): boolean => stopped.length === 0;
  const one = async (id: string): Promise<void> => {
    if (!goOn()) return;
    const done = await markOne(session, id, marking);
    if (!done.ok) stopped.push(done.failure);
    else if (done.value !== null) before.push({ id, ...done.value });
  };
  const left = all.length < fewest ? all : [];
  const some = async (group: readonly string[]): Promise<void> => {
    if (!goOn()) return;
    const marked = await session.editStore.holding(group, (free) => markTogether(session, free, marking, all.length <= maxSingly));
    if (!marked.ok) return void stopped.push(marked.failure);
    before.push(...marked.value.before.filter(({ marks }) => Object.keys(marks).length > 0));
    const done = new Set(marked.value.before.map(({ id }) => id));
    left.push(...group.filter((id) => !done.has(id)));
    if (marked.value.unsure !== null) stopped.push(marked.value.unsure);
  };
  if (left.length === 0) await eachOf(groupsOf(all), groupsAtOnce, some);
  await eachOf(left, atOnce, one);
  const [stoppedBy = null] = stopped;
  return stoppedBy !== null && before.length === 0 ? fail(stoppedBy) : ok({ before, stoppedBy });
}

/** Tells of those that are others by now. */
async function markTogether({ library, announce }: Session, ids: readonly string[], marking: Marking, every: boolean) {
  const own: Marking =
    'change' in marking ? marking : { turned: new Map(ids.map((id) => [id, marking.turned.get(id) ?? { marks: {}, left: {} }])) };
  const marked = await library.mark(ids, own, every);
  if (marked.ok) marked.value.changed.forEach(announce);
  return marked;
}

/** The marks that were changed, as they were; null when none were. */
async function markOne(session: Session, id: string, marking: Marking): Promise<Reply<MarksTurned | null>> {
  let was: Organised | null = null;
  let refused: Failure | null = null;
  const changed = await session.editStore.change(id, (now) => {
    refused = session.hindrance(now);
    if (refused !== null) return now;
    const marks = markedBy(marking, now);
    if (marks === now.organised) return now;
    if (marks.trashedAt !== undefined && marks.trashedAt !== null && !isAtEnd(now.state)) {
      refused = makeFailure('usage', say('edit.noTrash', { id }));
      return now;
    }
    was = now.organised;
    return { ...now, organised: marks };
  });
  if (!changed.ok) {
    const failure = changed.failure.kind === 'edit-not-found' ? notFound(session, id) : changed.failure;
    // An edit that is gone has nothing to be put back: the others get theirs.
    return failure.kind === 'edit-not-found' && 'turned' in marking ? ok(null) : fail(failure);
  }
  if (refused !== null) return fail(refused);
  return ok(was === null ? null : marksTurned(was, changed.value.organised));
}

const groupsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / together) }, (_, nth) => ids.slice(nth * together, (nth + 1) * together));

/** So many of them at a time. */
async function eachOf<T>(all: readonly T[], max: number, work: (one: T) => Promise<void>): Promise<void> {
  const next = all.values();
  const worker = async (): Promise<void> => {
    for (const one of next) await work(one);
  };
  await Promise.all(Array.from({ length: max }, worker));
}
