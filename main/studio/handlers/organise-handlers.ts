// What the person does to order the library: marks, names, trash. Each edit's marks lie in its record, so that a lost index loses none.
import { sentBy } from '../../../app/edits/ledger.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import type { CallHandlers, Emptied, Marked, UsedName } from '../../../app/contract/contract.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import type { Library } from '../../library/library.ts';
import { noteDiscarded } from '../session/discarded-ledger.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Session } from '../session/session-type.ts';
import { markEdits } from './mark-edits.ts';

export type OrganiseCall = 'edit.organise' | 'edit.putBack' | 'library.names' | 'library.emptyTrash';

export function makeOrganiseHandlers(parts: {
  inLibrary: <T>(act: (session: Session) => Promise<Reply<T>>) => Promise<Reply<T>>;
  now: () => string;
  /** This program, in a name that no other one has. */
  program: string;
  /** Moves a file to the system's trash. */
  toTrash: (path: string) => Promise<void>;
  owners: Pick<Owners, 'marking'>;
}): Pick<CallHandlers, OrganiseCall> {
  const { inLibrary } = parts;
  /** One program after the other. Where no lock can be had at all, each marks as it did before there was one. */
  const alone = async (mark: () => Promise<Reply<Marked>>): Promise<Reply<Marked>> => {
    let begun = false;
    const marking = (): Promise<Reply<Marked>> => ((begun = true), mark());
    try {
      return (await parts.owners.marking(marking)) ?? fail(makeFailure('owned-elsewhere', say('edit.marksBusy')));
    } catch (error) {
      if (begun) throw error;
      return mark();
    }
  };

  return {
    'edit.organise': ({ ids, change }) => inLibrary((session) => alone(() => markEdits(session, ids, { change, now: parts.now() }))),
    'edit.putBack': ({ marked }) =>
      inLibrary((session) => {
        const turned = new Map(marked.map(({ id, ...marks }) => [id, marks]));
        return alone(() => markEdits(session, [...turned.keys()], { turned }));
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
