// What the person does to order the library: marks, names, trash. Each edit's marks lie in its record, so that a lost index loses none.
import { isAtEnd } from '../../../app/edits/edit.ts';
import { sentBy } from '../../../app/edits/ledger.ts';
import { marksChanged, organise, withMarks } from '../../../app/edits/organise.ts';
import type { EditRecord, Organised } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { CallHandlers, Emptied, Marked, UsedName } from '../../../app/contract/contract.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import type { Library } from '../../library/library.ts';
import { noteDiscarded } from '../session/discarded-ledger.ts';
import { notFound } from '../session/read-ledger.ts';
import type { Session } from '../session/session-type.ts';
import { say } from '../../../app/messages/say.ts';

export type OrganiseCall = 'edit.organise' | 'edit.putBack' | 'library.names' | 'library.emptyTrash';

/** Durable saves wait for the disk, which takes several at a time as gladly as one. */
const atOnce = 8;

export function makeOrganiseHandlers(parts: {
  inLibrary: <T>(act: (session: Session) => Promise<Reply<T>>) => Promise<Reply<T>>;
  now: () => string;
  /** This program, in a name that no other one has. */
  program: string;
  /** Moves a file to the system's trash. */
  toTrash: (path: string) => Promise<void>;
}): Pick<CallHandlers, OrganiseCall> {
  const { inLibrary } = parts;

  return {
    'edit.organise': ({ ids, change }) =>
      inLibrary((session) => {
        const now = parts.now();
        return mark(session, ids, (record) => organise(record.organised, change, now));
      }),
    'edit.putBack': ({ marked }) =>
      inLibrary((session) => {
        const wanted = new Map(marked.map(({ id, marks }) => [id, marks]));
        return mark(session, [...wanted.keys()], (record) => withMarks(record.organised, wanted.get(record.id) ?? {}));
      }),
    'library.names': () =>
      inLibrary(async ({ library }) => {
        const names = await library.names();
        const of = (wanted: (typeof names)[number]['kind']): UsedName[] =>
          names.filter(({ kind }) => kind === wanted).map(({ name, edits }) => ({ name, edits }));
        return ok({ tags: of('tag'), projects: of('project'), labels: of('label') });
      }),
    'library.emptyTrash': ({ ids }) => inLibrary(async (session) => ok(await empty(session, ids ?? (await session.library.trashed())))),
  };

  /** What was paid stays in the books. */
  async function discard(library: Library, record: EditRecord): Promise<Reply<null>> {
    const { project } = record.organised;
    const sent = sentBy(record).map((line) => (project === null ? line : { ...line, project }));
    try {
      if (sent.length > 0) await noteDiscarded(library.folder(), parts.program, sent);
    } catch (error) {
      return fail(failureOfDisk(error));
    }
    return library.discard(record, parts.toTrash);
  }

  /** Pictures first, the record last: stopped in between, the edit still lies in the library's trash, and emptying it again ends it. */
  async function empty({ library, editStore }: Session, ids: readonly string[]): Promise<Emptied> {
    const failures: string[] = [];
    const inputs = new Set<string>();
    let edits = 0;
    for (const id of ids) {
      const record = editStore.get(id) ?? (await library.load(id));
      if (record === null || (record.organised.trashedAt ?? null) === null) continue;
      const gone = await discard(library, record);
      if (!gone.ok) {
        failures.push(`${record.stem}: ${gone.failure.detail ?? gone.failure.message}`);
        continue;
      }
      edits += 1;
      for (const { sha256 } of record.request.inputs) inputs.add(sha256);
    }
    const left = inputs.size === 0 ? ok(0) : await library.discardInputs([...inputs], parts.toTrash);
    if (!left.ok) failures.push(left.failure.detail ?? left.failure.message);
    return { edits, inputs: left.ok ? left.value : 0, failures };
  }
}

/** What stops one edit stops the rest; what was done until then is told, so that it can be undone. */
async function mark(session: Session, ids: readonly string[], marksOf: (record: EditRecord) => Organised): Promise<Reply<Marked>> {
  const before: { id: string; marks: Marked['before'][number]['marks'] }[] = [];
  const waiting = [...new Set(ids)];
  const stopped: Failure[] = [];
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined && stopped.length === 0; id = waiting.shift()) {
      const done = await markOne(session, id, marksOf);
      if (!done.ok) stopped.push(done.failure);
      else if (done.value !== null) before.push({ id, marks: done.value });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const [stoppedBy = null] = stopped;
  return stoppedBy !== null && before.length === 0 ? fail(stoppedBy) : ok({ before, stoppedBy });
}

/** The marks that were changed, as they were; null when none were. */
async function markOne(
  session: Session,
  id: string,
  marksOf: (record: EditRecord) => Organised,
): Promise<Reply<Marked['before'][number]['marks'] | null>> {
  let was: Organised | null = null;
  let refused: Failure | null = null;
  const changed = await session.editStore.change(id, (now) => {
    refused = session.hindrance(now);
    if (refused !== null) return now;
    const marks = marksOf(now);
    if (marks === now.organised) return now;
    if (marks.trashedAt !== undefined && marks.trashedAt !== null && !isAtEnd(now.state)) {
      refused = makeFailure('usage', say('edit.noTrash'));
      return now;
    }
    was = now.organised;
    return { ...now, organised: marks };
  });
  if (!changed.ok) return changed.failure.kind === 'edit-not-found' ? fail(notFound(session)) : changed;
  if (refused !== null) return fail(refused);
  return ok(was === null ? null : marksChanged(was, changed.value.organised));
}
